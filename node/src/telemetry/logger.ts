import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import type { Logger } from '@babelmesh/protocol';
import { pino } from 'pino';

const require = createRequire(import.meta.url);
/** Loaded where people read the log: it takes 1.5 MB. */
const pretty = (): typeof import('pino-pretty') => require('pino-pretty');

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** One JSON object a line; else lines for people. */
  readonly json: boolean;
}

/** Characters of the log that wait where it cannot be written, as on a full disk; what comes beyond is lost. */
const MOST_WAITING = 2 ** 20;

/** Logs to standard error: standard output belongs to what a command answers. Where that fails the node goes on. */
export function createLogger({ level, json }: LoggerOptions): Logger {
  const destination = json ? standardError() : prettily(standardError());
  return pino({ level, serializers: { error: pino.stdSerializers.err } }, destination);
}

function standardError() {
  const destination = pino.destination({ dest: 2, sync: true, maxLength: MOST_WAITING });
  // Tried again with the next line.
  destination.on('error', () => {});
  return destination;
}

/** Lines for people. Between it and the log stands a stream that never fails: it would end with that for good. */
function prettily(destination: pino.DestinationStream) {
  return pretty()({
    destination: new Writable({
      write(line, _encoding, done) {
        destination.write(String(line));
        done();
      },
    }),
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
  });
}
