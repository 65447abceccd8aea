// The daemon's own: two copies of the native library in one process would get in each other's way.
module.exports = globalThis[Symbol.for('babelmesh.onnxruntime')];
