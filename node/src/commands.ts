/** What the one-shot commands do: the rooms each needs, and no daemon. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  BabelmeshError,
  canonicalLanguage,
  type Logger,
  type ResultMessage,
  type TranslationResult,
} from '@babelmesh/protocol';
import { buildEngine, buildLogger, buildRadioLink, makeFolder, queueFolder } from './build.js';
import { systemClock as clock, sinceBoot } from './clock.js';
import type { Config } from './config/schema.js';
import { admit } from './dispatch/admit.js';
import { translateText } from './dispatch/translate-text.js';
import { assertUnused, checkQueue, type FolderReport } from './queue/index.js';
import { keepBooks } from './radio/airtime/books.js';
import { airtimeFile } from './radio/airtime/file.js';
import { AirtimeGovernor } from './radio/airtime/governor.js';
import { type Held, Transmitter } from './radio/airtime/transmitter.js';
import { shippedTextCodec } from './radio/cbor/text-models.js';
import { requestOverRadio } from './radio/client/client.js';
import { describeHeld } from './radio/client/describe-held.js';

export interface Text {
  readonly text: string;
  readonly source: string;
  readonly target: string;
}

/** A translation here and now, without queue or radio. */
export async function translateHere(
  config: Config,
  { text, source, target }: Text,
  signal: AbortSignal,
): Promise<Omit<TranslationResult, 'jobId'>> {
  const engine = await buildEngine(config, quietLogger(config), { signal });
  try {
    const here = { inlet: 'http', id: 'cli' } as const;
    const admitted = admit(
      { text, source, target, priority: 'normal', requester: here, replyTo: { inlet: 'http' } },
      { translator: engine, now: clock.now(), maxTextBytes: Number.POSITIVE_INFINITY },
    );
    return await translateText(engine, { text, from: admitted.from, target: admitted.target, signal });
  } finally {
    await engine.close();
  }
}

export interface Question extends Text {
  /** Number of the node that is asked. */
  readonly to: number;
  readonly timeoutMs: number;
  /** Told once of each reason for which packets wait. */
  readonly onWait: (why: string) => void;
}

/**
 * A request to another node, through this machine's radio and within the airtime of its data folder. Throws
 * `store_locked` where a node runs with that.
 */
export async function sendRequest(
  config: Config,
  { to, timeoutMs, onWait, text, source, target }: Question,
  signal: AbortSignal,
): Promise<ResultMessage> {
  if (config.radio.link === 'simulated' || config.radio.link === 'off') {
    throw new BabelmeshError('radio_unavailable', 'No radio is configured to send through.', {
      remedy: 'Set BABELMESH_RADIO_LINK to tcp or serial, and BABELMESH_RADIO_ADDRESS.',
    });
  }
  const logger = quietLogger(config);
  const link = buildRadioLink(config, logger);
  const codec = shippedTextCodec(logger);
  const data = makeFolder(config.data);
  // Its books of the last hour are in its memory, and would be written over ours.
  await assertUnused(queueFolder(config));
  const { airtimePercent } = config.radio;
  const airtimeShare = airtimePercent === undefined ? undefined : airtimePercent / 100;
  const governor = new AirtimeGovernor({ clock, airtimeShare });
  const store = airtimeFile(join(data, 'airtime.json'), sinceBoot);
  const books = keepBooks({ governor, store, clock, logger });
  const transmitter = new Transmitter({ link, governor, clock, logger, onSpent: books.changed });
  const told = new Set<string>();
  const onHeld = (held: Held) => {
    if (!told.has(held.reason)) onWait(describeHeld(held));
    told.add(held.reason);
  };
  await books.open();
  link.start();
  try {
    return await requestOverRadio({
      ...{ link, transmitter, clock, to, text, timeoutMs, signal, codec, onHeld },
      source: canonicalLanguage(source),
      target: canonicalLanguage(target),
    });
  } finally {
    await link.stop();
    await books.close();
  }
}

/** What a check found, and in which folder. */
export interface QueueCheck extends FolderReport {
  readonly folder: string;
}

/** Verifies, and with `repair` mends, the stored queue. Throws `not_found`, and the `store_…` errors. */
export async function checkStoredQueue(config: Config, { repair }: { repair: boolean }): Promise<QueueCheck> {
  const folder = queueFolder(config);
  // Opening would make it, and a mistyped folder would look like a clean one.
  if (!existsSync(folder)) {
    throw new BabelmeshError('not_found', `There is no queue in ${folder}.`, {
      remedy: 'Name the node’s data folder with BABELMESH_DATA, or in the configuration file.',
    });
  }
  try {
    return { folder, ...(await checkQueue(folder, { repair })) };
  } catch (error) {
    if (repair || !(error instanceof BabelmeshError) || error.code !== 'store_corrupt') throw error;
    return { folder, ...unreadable(error.message) };
  }
}

/** Files too damaged to be opened are what a check is there to find. */
function unreadable(message: string): FolderReport {
  return {
    jobs: 0,
    deliveries: 0,
    findings: [{ kind: 'unreadable', key: '', message }],
    found: { unreadable: 1 },
    repaired: false,
  };
}

/** For commands whose answer is what the person wants to read. */
function quietLogger(config: Config): Logger {
  return buildLogger({
    ...config,
    log: { ...config.log, level: config.log.level === 'info' ? 'warn' : config.log.level },
  });
}
