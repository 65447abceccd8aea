exports.Tensor = globalThis[Symbol.for('babelmesh.onnxruntime')].Tensor;
