// What messages longer than a packet cost on the air where packets are lost at random, both ways: ours, an omniscient
// sender's, and fragments that each ask the firmware for an ACK.
import { airtimeMs, LossEstimate, MODEM_PRESETS, TransferReceiver } from '@babelmesh/protocol';
import { cut } from '../../protocol/dist/transfer/block.js';
import { repairPayload } from '../../protocol/dist/transfer/erasure.js';
import { writeFragment } from '../../protocol/dist/transfer/packets.js';
import {
  DIRECT_PAYLOAD_BYTES,
  oracleAirtimeMs,
  seededChance,
  simulateTransfer,
} from '../../protocol/dist/transfer/simulated-path.js';
import { digits } from './numbers.mjs';

const SIZES = [300, 600, 1_200, 2_400, 5_000];
const LOSS_RATES = [0, 0.1, 0.3, 0.5];
const RUNS = 400;
const BUDGET = 1.3;
const ENVELOPE_BYTES = 36;
/** Header, port, the number of the packet confirmed. */
const ACK_BYTES = 29;
/** The firmware's, before it says that nobody confirmed. */
const TRANSMISSIONS = 3;

export function transfers() {
  const rows = [];
  for (const lossRate of LOSS_RATES) {
    const known = mean(lossRate, { isKnown: true });
    const first = mean(lossRate, { isKnown: false });
    const percent = `${100 * lossRate} % lost`;
    rows.push({
      what: `${percent}: airtime by the oracle’s, mean of ${SIZES.length} sizes, known peer (first contact)`,
      budget: `≤ ${BUDGET}`,
      measured: `**${known.ratio.toFixed(2)}** (${first.ratio.toFixed(2)}); an ACK for each fragment ${known.acked.toFixed(2)}`,
      ok: known.ratio <= BUDGET && first.ratio <= BUDGET,
    });
    for (const [i, size] of SIZES.entries()) {
      const { ours, oracle, firmware, failed, elapsed } = known.bySize[i];
      rows.push({
        what: `${percent}: ${size.toLocaleString('en')} bytes, LongFast: ours, oracle, an ACK each`,
        measured: `${seconds(ours)}, ${seconds(oracle)}, ${seconds(firmware)}${
          failed > 0
            ? ` (${digits(100 * failed)} % need more than ${TRANSMISSIONS} transmissions somewhere)`
            : ''
        }; done after ${seconds(elapsed)}`,
      });
    }
  }
  return [...rows, ...times()];
}

function mean(lossRate, { isKnown }) {
  const random = seededChance(20_26);
  const bySize = SIZES.map((size) => {
    const sums = { ours: 0, firmware: 0, failed: 0, elapsed: 0 };
    let loss = new LossEstimate();
    const run = () => simulateTransfer({ message: bytes(size, random), random, lossRate, loss });
    if (isKnown) for (let i = 0; i < 20; i++) run();
    for (let i = 0; i < RUNS; i++) {
      if (!isKnown) loss = new LossEstimate();
      const { airtimeMs: ours, elapsedMs, messages } = run();
      if (messages.length !== 1) throw new Error('a transfer did not arrive once');
      const firmware = ackEach(size, lossRate, random);
      sums.ours += ours / RUNS;
      sums.elapsed += elapsedMs / RUNS;
      sums.firmware += firmware.airtime / RUNS;
      sums.failed += firmware.hasFailed / RUNS;
    }
    return { ...sums, oracle: oracleAirtimeMs(size, lossRate) };
  });
  const over = (key) => bySize.reduce((sum, one) => sum + one[key] / one.oracle, 0) / bySize.length;
  return { bySize, ratio: over('ours'), acked: over('firmware') };
}

/** Up to three transmissions of each fragment, an ACK for each that arrives; then again, until all are confirmed. */
function ackEach(size, lossRate, random) {
  const count = Math.max(2, Math.ceil((size + 2) / (DIRECT_PAYLOAD_BYTES - 5)));
  const fragment = onAir(5 + Math.ceil((size + 2) / count) + ENVELOPE_BYTES);
  let airtime = 0;
  let hasFailed = 0;
  for (let index = 0; index < count; index++) {
    for (let tries = 1; ; tries++) {
      if (tries > TRANSMISSIONS) hasFailed = 1;
      airtime += fragment;
      if (random() < lossRate) continue;
      airtime += onAir(ACK_BYTES);
      if (random() >= lossRate) break;
    }
  }
  return { airtime, hasFailed };
}

/** A long message that is put together from as much repair as there is, which takes the most work. */
function times() {
  const message = bytes(26_000, seededChance(1));
  const receiver = new TransferReceiver();
  const startedAt = performance.now();
  const { id, payloads } = cut(message, DIRECT_PAYLOAD_BYTES);
  const count = payloads.length;
  const packets = Array.from({ length: 2 * count }, (_, index) => {
    const payload = payloads[index] ?? repairPayload(payloads, index);
    return writeFragment({ kind: 'fragment', id, index, count, payload });
  });
  const writtenAt = performance.now();
  const got = packets.slice(count).flatMap((packet) => receiver.accept(1, packet, 0).message ?? []);
  const doneAt = performance.now();
  if (got.length !== 1) throw new Error('the long message did not arrive');
  return [
    {
      what: `${message.length.toLocaleString('en')} bytes in ${count} fragments, all of them lost: written with as many of repair, put together`,
      measured: `${digits(writtenAt - startedAt)} ms, ${digits(doneAt - writtenAt)} ms`,
    },
  ];
}

function onAir(packetBytes) {
  return airtimeMs(MODEM_PRESETS.LONG_FAST, packetBytes);
}

function seconds(ms) {
  return `${digits(ms / 1_000)} s`;
}

function bytes(length, random) {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}
