// Every parser that meets what comes over the air or over the wire to the radio, each with what it may throw.
import {
  BabelmeshError,
  bundle,
  decodeMessage,
  encodeMessage,
  errorReply,
  readTransferPacket,
  TransferReceiver,
  TransferSender,
  unbundle,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { shippedTextCodec } from '../../node/dist/radio/cbor/text-models.js';
import { encodeFrame, FrameParser, MAX_FRAME_PAYLOAD_BYTES } from '../../node/dist/radio/link/frames.js';
import { decodeFromRadio } from '../../node/dist/radio/link/messages.js';
import { packetFrom, scriptedLink } from '../../node/dist/radio/link/testing/scripted-link.js';
import { FakeLink } from '../../node/dist/radio/testing/fake-link.js';
import { openAmongFakes } from '../../node/dist/radio/testing/open-radio.js';
import { addressed } from '../../node/dist/radio/text/addressed.js';
import { parseCommand } from '../../node/dist/radio/text/commands.js';
import { flagLanguage } from '../../node/dist/radio/text/flags.js';

const LANGUAGES = ['en', 'es', 'ru', 'zh', 'ar', 'auto'];
const COMMANDS = { targets: new Set(['en', 'es', 'fr', 'ru']), sources: new Set(['en', 'es', 'fr', 'ru']) };
const SELF = { id: '!0000a11e', shortName: 'LIS', longName: 'Listener' };
const PRIVATE_APP = 256;
const TEXT_MESSAGE_APP = 1;
/** Link and room hear so many inputs at once, then so much time passes. */
const AT_ONCE = 4;
const PAUSE_MS = 10_000;
const LONGEST_DIRECT_PAYLOAD = 219;

/** By name: `take(bytes, chance)` reads one input, and throws or rejects only where something is wrong with it. */
export async function parsers() {
  const warnings = new Set();
  const codec = shippedTextCodec({ warn: (details, line) => warnings.add(`${line} ${details.path}`) });
  return {
    framing: framing(),
    fromRadio: { take: (bytes) => void refused(() => decodeFromRadio(bytes), Error) },
    link: await link(),
    message: { take: (bytes) => message(bytes, codec) },
    bundle: { take: (bytes) => void refused(() => same(bundle(unbundle(bytes)), bytes)) },
    compression: { take: (bytes, chance) => compression(bytes, codec, chance.oneOf(LANGUAGES)) },
    transferReceiver: transferReceiver(),
    transferSender: { take: transferSender },
    command: { take: (bytes) => command(new TextDecoder().decode(bytes)) },
    room: await room(codec),
  };
}

/** Gives what `read` gives, undefined where it was refused as it may be; throws anything else. */
function refused(read, allowed = BabelmeshError) {
  try {
    return read();
  } catch (error) {
    if (error instanceof allowed && !(error instanceof Unlike)) return undefined;
    throw error;
  }
}

class Unlike extends Error {}

/** The inputs that were heard together. */
class Recent {
  #inputs = [];

  /** Whether there are enough with this one. */
  isFull(bytes) {
    if (this.#inputs.length >= AT_ONCE) this.#inputs = [];
    this.#inputs.push(bytes);
    return this.#inputs.length >= AT_ONCE;
  }

  blame(message) {
    const hexes = this.#inputs.map((bytes) => Buffer.from(bytes).toString('hex'));
    return `${message}\nafter ${hexes.join(', ')}`;
  }
}

function same(written, read) {
  if (Buffer.compare(written, read) !== 0) throw new Unlike('What was read is written otherwise.');
}

/** One stream for the whole run: after any bytes, whole frames are found again. */
function framing() {
  let frames = [];
  const parser = new FrameParser({ onFrame: (frame) => frames.push(frame), onText: () => {} });
  return {
    take(bytes, chance) {
      frames = [];
      const cut = chance.below(bytes.length + 1);
      parser.push(bytes.subarray(0, cut));
      parser.push(bytes.subarray(cut));
      if (chance.below(4) !== 0) return;
      parser.giveUp();
      parser.reset();
      frames = [];
      const payload = bytes.subarray(0, MAX_FRAME_PAYLOAD_BYTES);
      parser.push(encodeFrame(payload));
      same(frames[0] ?? new Uint8Array(), payload);
    },
  };
}

function message(bytes, codec) {
  const options = { codec };
  let read;
  try {
    read = decodeMessage(bytes, options);
  } catch (error) {
    if (!(error instanceof BabelmeshError)) throw error;
    const reply = errorReply(bytes, error);
    if (reply) encodeMessage(reply);
    return;
  }
  // What was read can be written, and is read as the same again.
  const again = decodeMessage(encodeMessage(read, options), options);
  const [one, other] = [read, again].map((each) => JSON.stringify({ ...each, compact: undefined }));
  if (one !== other) throw new Unlike(`${one} is read again as ${other}`);
}

/** A text from a stock app. */
function command(text) {
  parseCommand(text, COMMANDS);
  flagLanguage(text);
  addressed(text, SELF);
}

function compression(bytes, codec, told) {
  const text = refused(() => codec.decompress(bytes, told));
  if (text !== undefined && text.length > Math.max(16 * bytes.length, bytes.length)) {
    throw new Unlike(`${bytes.length} bytes became ${text.length} characters`);
  }
}

/** One receiver for the whole run, within its bounds. */
function transferReceiver() {
  const limits = { maxTransfers: 64, maxTransfersPerSender: 4, maxBytes: 262_144 };
  const receiver = new TransferReceiver(limits);
  let now = 0;
  return {
    take(bytes, chance) {
      now += chance.below(2_000);
      refused(() => receiver.accept(chance.below(40), bytes, now));
      if (receiver.transfers > limits.maxTransfers || receiver.bytes > limits.maxBytes) {
        throw new Unlike(`${receiver.transfers} transfers, ${receiver.bytes} bytes`);
      }
    },
  };
}

/** Whatever is reported, a sender sends packets that fit, and not for ever. */
function transferSender(bytes, chance) {
  const packet = refused(() => readTransferPacket(bytes));
  if (packet?.kind !== 'report') return;
  const sender = new TransferSender({ message: chance.bytes(300), maxPacketBytes: 50, firstAsk: packet.ask });
  for (let steps = 0; steps < 40; steps++) {
    const action = sender.next(Number.MAX_SAFE_INTEGER);
    if (action.kind !== 'send') return;
    if (action.packet.length > 50) throw new Unlike('A packet is too long.');
    sender.sent(0);
    sender.reported({ ...packet, id: sender.id, ask: (packet.ask + steps) & 255 });
  }
}

/** Frames from the radio into a link: whatever comes, it goes on. */
async function link() {
  const { link, transport, clock, log, received } = scriptedLink();
  link.start();
  await clock.advance(0);
  const recent = new Recent();
  return {
    isFrames: true,
    async take(bytes, chance) {
      transport.data(encodeFrame(bytes.subarray(0, MAX_FRAME_PAYLOAD_BYTES)));
      if (chance.below(16) === 0) {
        transport.says(
          packetFrom(chance.uint32(), { portnum: PRIVATE_APP, payload: bytes.subarray(0, 200) }),
        );
      }
      if (!recent.isFull(bytes)) return;
      await clock.advance(chance.below(100));
      const error = log.find(({ level }) => level === 'error');
      if (error) throw new Unlike(recent.blame(error.message));
      for (const kept of [transport.messages, log, received]) kept.length = 0;
    },
  };
}

/** The whole room: what is heard becomes requests, answers in few bytes, or nothing. */
async function room(codec) {
  const clock = new ManualClock();
  const fake = new FakeLink();
  const { node, outbox, logger } = await openAmongFakes(fake, clock, { codec });
  const recent = new Recent();
  let id = 1;
  return {
    async take(bytes, chance) {
      const isText = chance.below(2) === 0;
      fake.receive({
        id: id++,
        from: 100 + chance.below(200),
        portnum: isText ? TEXT_MESSAGE_APP : PRIVATE_APP,
        payload: bytes.slice(0, LONGEST_DIRECT_PAYLOAD),
        isTapback: chance.below(20) === 0,
        replyId: chance.below(20) === 0 ? chance.uint32() : 0,
        receivedAt: clock.now(),
      });
      if (!recent.isFull(bytes)) return;
      await clock.advance(PAUSE_MS);
      const error = logger.lines.find(({ level }) => level === 'error');
      if (error) throw new Unlike(recent.blame(`${error.message} ${error.details.error?.stack ?? ''}`));
      for (const kept of [fake.sent, logger.lines, node.requests, outbox.completed]) kept.length = 0;
      node.jobs.clear();
    },
  };
}
