"""Training of Babelmesh's translation models: prepare, train, export, evaluate, package."""
