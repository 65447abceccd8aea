/**
 * Keeps ONNX Runtime to itself. From 1.29 on its Linux builds tell their maker which models are run, on what, as soon as
 * there is a network, and keep a device id and a database of such events in the home folder
 * (microsoft/onnxruntime#27379). What a clinic runs is nobody's business, and an SD card is not for that.
 *
 * For the main thread, before the library is loaded: it asks the process's environment, once, and a worker's
 * `process.env` is a copy that native code does not see.
 */
export function forbidTelemetry(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
}
