import type { Logger } from '@babelmesh/protocol';
import { pino } from 'pino';
import pretty from 'pino-pretty';

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** One JSON object a line; else lines for people. */
  readonly json: boolean;
}

/** Logs to standard error: standard output belongs to what a command answers. */
export function createLogger({ level, json }: LoggerOptions): Logger {
  const destination = json
    ? pino.destination({ dest: 2, sync: true })
    : pretty({
        destination: 2,
        sync: true,
        ignore: 'pid,hostname',
        translateTime: 'SYS:HH:MM:ss',
        singleLine: true,
      });
  return pino({ level, serializers: { error: pino.stdSerializers.err } }, destination);
}
