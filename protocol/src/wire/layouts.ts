/** How each kind's fields lie in the message body. */
import type { TextCodec } from '../compression/index.js';
import { ERRORS, errorCodeFromWire } from '../errors.js';
import { checkText } from '../text.js';
import type { CborItem } from './cbor.js';
import { malformed } from './cbor-profile.js';
import {
  keyed,
  readAnyText,
  readConfidence,
  readLanguage,
  readList,
  readName,
  readOptionalLanguage,
  readSource,
  readText,
  readUint,
  readWarnings,
  writeCompact,
  writeConfidence,
  writeLanguage,
  writeName,
  writeSource,
  writeText,
  writeUint,
  writeWarnings,
} from './fields.js';
import type {
  ErrorMessage,
  NodeQueryMessage,
  NodeStatusMessage,
  RequestMessage,
  ResultMessage,
  StatusMessage,
  StatusQueryMessage,
  WireMessage,
} from './messages.js';
import { KEYS, PRIORITY_NUMBERS, STATE_NUMBERS } from './numbers.js';

export interface Body {
  readonly leading: readonly CborItem[];
  readonly keyed: ReadonlyMap<number, CborItem>;
}

/** A body as it was received: every field by its key. */
type Fields = ReadonlyMap<number, unknown>;

export interface WireOptions {
  /** For `compact` messages; without it they are written as text, and those that come are refused. */
  readonly codec?: TextCodec;
  /** Of a result's text, where the writer knows it: it spares the codec the search. */
  readonly language?: string;
}

interface Layout<Message> {
  write(message: Message, options?: WireOptions): Body;
  read(fields: Fields, options?: WireOptions): Message;
}

type Layouts = { readonly [Kind in WireMessage['kind']]: Layout<Extract<WireMessage, { kind: Kind }>> };

const request: Layout<RequestMessage> = {
  write({ token, source, target, text, priority, expiresInS, compact }, { codec } = {}) {
    checkText(text);
    const written = compact && codec ? writeCompact(text, codec, source) : writeText(text);
    return {
      leading: [writeUint(token, 'A token'), writeSource(source), writeLanguage(target), written],
      keyed: keyed(
        [KEYS.request.priority, priority === 'normal' ? undefined : writeName(priority, PRIORITY_NUMBERS)],
        [KEYS.request.expiresInS, optional(expiresInS, (s) => writeUint(s, 'An expiry in seconds', 1))],
      ),
    };
  },
  read(fields, { codec } = {}) {
    const key = KEYS.request;
    const source = readSource(fields.get(key.source));
    const { text, ...form } = readAnyText(fields.get(key.text), codec, source);
    checkText(text);
    return {
      kind: 'request',
      token: readUint(fields.get(key.token), 'token'),
      source,
      target: readLanguage(fields.get(key.target)),
      text,
      priority: fields.has(key.priority)
        ? readName(fields.get(key.priority), PRIORITY_NUMBERS, 'priority')
        : 'normal',
      ...present(fields, key.expiresInS, (item) => ({ expiresInS: readUint(item, 'expiry', 1) })),
      ...form,
    };
  },
};

const statusQuery: Layout<StatusQueryMessage> = {
  write: ({ token }) => ({ leading: [writeUint(token, 'A token')], keyed: keyed() }),
  read: (fields) => ({ kind: 'statusQuery', token: readUint(fields.get(KEYS.statusQuery.token), 'token') }),
};

const nodeQuery: Layout<NodeQueryMessage> = {
  write: () => ({ leading: [], keyed: keyed() }),
  read: () => ({ kind: 'nodeQuery' }),
};

const result: Layout<ResultMessage> = {
  write: ({ token, text, source, confidence, warnings, model, compact }, { codec, language } = {}) => ({
    leading: [
      writeUint(token, 'A token'),
      compact && codec ? shorter(text, codec, language) : writeText(text),
    ],
    keyed: keyed(
      [KEYS.result.source, optional(source, writeLanguage)],
      [KEYS.result.confidence, optional(confidence, writeConfidence)],
      [KEYS.result.warnings, writeWarnings(warnings)],
      [KEYS.result.model, optional(model, writeText)],
    ),
  }),
  read(fields, { codec } = {}) {
    const key = KEYS.result;
    const source = fields.has(key.source) ? readOptionalLanguage(fields.get(key.source)) : undefined;
    return {
      kind: 'result',
      token: readUint(fields.get(key.token), 'token'),
      ...readAnyText(fields.get(key.text), codec),
      ...(source !== undefined && { source }),
      ...present(fields, key.confidence, (item) => ({ confidence: readConfidence(item) })),
      warnings: fields.has(key.warnings) ? readWarnings(fields.get(key.warnings)) : [],
      ...present(fields, key.model, (item) => ({ model: readText(item, 'model') })),
    };
  },
};

const error: Layout<ErrorMessage> = {
  write: ({ code, token, retryAfterS }) => ({
    leading: [ERRORS[code].wire, optional(token, (number) => writeUint(number, 'A token')) ?? null],
    keyed: keyed([KEYS.error.retryAfterS, optional(retryAfterS, (s) => writeUint(s, 'A wait in seconds'))]),
  }),
  read(fields) {
    const key = KEYS.error;
    const token = fields.get(key.token);
    return {
      kind: 'error',
      code: errorCodeFromWire(readUint(fields.get(key.code), 'code')),
      ...(token !== null && { token: readUint(token, 'token') }),
      ...present(fields, key.retryAfterS, (item) => ({ retryAfterS: readUint(item, 'wait') })),
    };
  },
};

const status: Layout<StatusMessage> = {
  write: ({ token, state, ahead, doneSegments, totalSegments }) => ({
    leading: [writeUint(token, 'A token'), writeName(state, STATE_NUMBERS)],
    keyed: keyed(
      [KEYS.status.ahead, optional(ahead, (jobs) => writeUint(jobs, 'The jobs ahead'))],
      [KEYS.status.doneSegments, optional(doneSegments, (n) => writeUint(n, 'The segments done'))],
      [KEYS.status.totalSegments, optional(totalSegments, (n) => writeUint(n, 'The segments in all'))],
    ),
  }),
  read(fields) {
    const key = KEYS.status;
    return {
      kind: 'status',
      token: readUint(fields.get(key.token), 'token'),
      state: readName(fields.get(key.state), STATE_NUMBERS, 'state'),
      ...present(fields, key.ahead, (item) => ({ ahead: readUint(item, 'number of jobs ahead') })),
      ...present(fields, key.doneSegments, (item) => ({
        doneSegments: readUint(item, 'number of segments'),
      })),
      ...present(fields, key.totalSegments, (item) => ({
        totalSegments: readUint(item, 'number of segments'),
      })),
    };
  },
};

const nodeStatus: Layout<NodeStatusMessage> = {
  write: ({ directions, waiting, version, uptimeS }) => ({
    leading: [
      directions.flatMap(({ source, target }) => [writeLanguage(source), writeLanguage(target)]),
      writeUint(waiting, 'The jobs waiting'),
    ],
    keyed: keyed(
      [KEYS.nodeStatus.version, optional(version, writeText)],
      [KEYS.nodeStatus.uptimeS, optional(uptimeS, (s) => writeUint(s, 'The uptime in seconds'))],
    ),
  }),
  read(fields) {
    const key = KEYS.nodeStatus;
    return {
      kind: 'nodeStatus',
      directions: readDirections(fields.get(key.directions)),
      waiting: readUint(fields.get(key.waiting), 'number of jobs'),
      ...present(fields, key.version, (item) => ({ version: readText(item, 'version') })),
      ...present(fields, key.uptimeS, (item) => ({ uptimeS: readUint(item, 'uptime') })),
    };
  },
};

/** Sources and targets in turn; a direction with a language newer than this node is passed over. */
function readDirections(item: unknown): NodeStatusMessage['directions'] {
  const codes = readList(item, 'directions').map(readOptionalLanguage);
  if (codes.length % 2) throw malformed('has a direction without a target');
  return codes.flatMap((source, i) => {
    const target = codes[i + 1];
    return i % 2 === 0 && source !== undefined && target !== undefined ? [{ source, target }] : [];
  });
}

/** A result need not show that the writer can compress. */
function shorter(text: string, codec: TextCodec, language?: string): string | Uint8Array {
  const compact = writeCompact(text, codec, undefined, language);
  return compact.length < new TextEncoder().encode(text).length ? compact : writeText(text);
}

function optional<T, Item>(value: T | undefined, write: (value: T) => Item): Item | undefined {
  return value === undefined ? undefined : write(value);
}

function present<T extends object>(fields: Fields, key: number, read: (item: unknown) => T): Partial<T> {
  return fields.has(key) ? read(fields.get(key)) : {};
}

export const LAYOUTS: Layouts = { request, statusQuery, nodeQuery, result, error, status, nodeStatus };
