import { airtimeMs, type ModemSettings } from '@babelmesh/protocol';

/** The firmware drops a client that says nothing for 15 minutes. */
export const HEARTBEAT_INTERVAL_MS = 45_000;
/** How long an answer may take: a busy node answers within a second. */
export const HEARTBEAT_ANSWER_MS = 15_000;
/** queueStatus is lossy, so one missing answer proves nothing. */
export const HEARTBEATS_UNANSWERED = 2;
/** The firmware drops a text that comes within 2 s of the last, and says nothing of it in queueStatus. */
export const TEXT_INTERVAL_MS = 2_500;
export const TX_QUEUE_PACKETS = 16;

/** The firmware transmits a packet that wants an ACK this often before it gives up. */
const TRANSMISSIONS = 3;
const PROCESSING_MS = 4_500;
const CONTENTION_WINDOW_MIN = 3;
const CONTENTION_WINDOW_MAX = 8;

/** Length of a contention slot: a channel-activity detection, turnaround, propagation. */
export function slotTimeMs({ spreadingFactor, bandwidthKhz }: ModemSettings): number {
  return Math.ceil((2.5 * 2 ** spreadingFactor) / bandwidthKhz + 7.6);
}

/** Exponent of the contention window at a channel utilisation in percent. */
export function contentionWindow(channelUtilization: number): number {
  const share = Math.min(100, Math.max(0, channelUtilization)) / 100;
  return Math.round(CONTENTION_WINDOW_MIN + share * (CONTENTION_WINDOW_MAX - CONTENTION_WINDOW_MIN));
}

/**
 * Milliseconds the firmware waits for an ACK before it transmits again
 * (`RadioInterface::getRetransmissionMsec`); about 7 s on LongFast.
 */
export function retransmissionMs(modem: ModemSettings, packetBytes: number, channelUtilization = 0): number {
  const slots =
    2 ** contentionWindow(channelUtilization) +
    2 * CONTENTION_WINDOW_MAX +
    2 ** Math.floor((CONTENTION_WINDOW_MAX + CONTENTION_WINDOW_MIN) / 2);
  return 2 * airtimeMs(modem, packetBytes) + slots * slotTimeMs(modem) + PROCESSING_MS;
}

/** Milliseconds until the firmware says MAX_RETRANSMIT; about 21 s on LongFast. */
export function maxRetransmitMs(modem: ModemSettings, packetBytes: number, channelUtilization = 0): number {
  return TRANSMISSIONS * retransmissionMs(modem, packetBytes, channelUtilization);
}

/** How long to wait for the outcome of a packet that wants an ACK before taking it as lost: the above with room. */
export function ackTimeoutMs(modem: ModemSettings, packetBytes: number, channelUtilization = 0): number {
  return 1.5 * maxRetransmitMs(modem, packetBytes, channelUtilization) + 5_000;
}
