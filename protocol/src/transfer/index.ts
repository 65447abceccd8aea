export { LossEstimate } from './loss.js';
export { type Report, readTransferPacket, type TransferPacket } from './packets.js';
export { type Received, TransferReceiver, type TransferReceiverOptions } from './receiver.js';
export { type SenderAction, TransferSender, type TransferSenderOptions } from './sender.js';
