#!/usr/bin/env -S node --max-semi-space-size=1
// Not the compiled file itself: npm links, and makes executable, only what is there before anything is built.
import '../dist/cli/main.js';
