export { bundle, bundleBytes, unbundle } from './bundle.js';
export { decodeMessage, encodeMessage, errorReply, MAX_MESSAGE_BYTES } from './codec.js';
export { asks, isBundle, isOfTransfer, isReport, WIRE_VERSION } from './header.js';
export type { WireOptions } from './layouts.js';
export type {
  ErrorMessage,
  NodeQueryMessage,
  NodeStatusMessage,
  RequestMessage,
  ResultMessage,
  StatusMessage,
  StatusQueryMessage,
  WireMessage,
} from './messages.js';
export { allDirections, shortDirections } from './status-directions.js';
