import { BabelmeshError } from '@babelmesh/protocol';

const JSON_TYPE = /^application\/(?:[a-z0-9.+-]+\+)?json$/;
const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/**
 * Bodies declared this small are read in one piece, which costs a fraction of a stream. The HTTP
 * parser holds the client to the length it declared.
 */
const SMALL_BYTES = 16 * 1024;

export interface BodyOptions {
  readonly maxBytes: number;
  /** Told of every chunk before it is kept; throws to refuse it. */
  readonly reserve: (bytes: number) => void;
  /** Forms, and fields in the query, are taken as well as JSON. */
  readonly forms: boolean;
}

/**
 * Reads a request's body into a plain value, not yet validated.
 *
 * Throws `unsupported_media_type`, `body_too_large` (while reading, whatever `Content-Length` says),
 * `invalid_text` for bytes that are not UTF-8, `malformed_json`, `invalid_request`.
 */
export async function readBody(
  request: Request,
  { maxBytes, reserve, forms }: BodyOptions,
): Promise<unknown> {
  requireUncompressed(request.headers.get('content-encoding'));
  const header = request.headers.get('content-type');
  const type = mediaType(header, forms);
  const bytes = await readBytes(request, maxBytes, reserve);
  const query = () => fields(new URL(request.url).search.slice(1));
  if (type === undefined) {
    if (bytes.byteLength > 0) throw unsupportedType(forms);
    return query();
  }
  const text = decode(bytes);
  if (type === 'json') return parseJson(text);
  if (type === URLENCODED && text.startsWith('{')) {
    throw new BabelmeshError('invalid_request', 'The body looks like JSON but came as a form.', {
      remedy: 'Send it with “Content-Type: application/json”.',
    });
  }
  const form = type === URLENCODED ? fields(text) : await multipart(bytes, header ?? '');
  return { ...query(), ...form };
}

function mediaType(
  header: string | null,
  forms: boolean,
): 'json' | typeof URLENCODED | typeof MULTIPART | undefined {
  if (header === null) {
    if (forms) return undefined;
    throw unsupportedType(forms);
  }
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8);
  if (charset !== undefined && !/^"?(?:utf-?8|us-ascii)"?$/.test(charset)) throw unsupportedType(forms);
  if (JSON_TYPE.test(type)) return 'json';
  if (forms && (type === URLENCODED || type === MULTIPART)) return type;
  throw unsupportedType(forms);
}

function requireUncompressed(encoding: string | null): void {
  if (encoding === null || /^\s*identity\s*$/i.test(encoding)) return;
  throw new BabelmeshError('unsupported_media_type', 'The body is compressed, which no address takes.', {
    remedy: 'Send it without Content-Encoding.',
  });
}

function unsupportedType(forms: boolean): BabelmeshError {
  return new BabelmeshError(
    'unsupported_media_type',
    'The body’s Content-Type is not one this address takes.',
    {
      remedy: forms
        ? 'Send application/json, application/x-www-form-urlencoded or multipart/form-data, in UTF-8.'
        : 'Send JSON in UTF-8 with “Content-Type: application/json”.',
    },
  );
}

async function readBytes(
  request: Request,
  maxBytes: number,
  reserve: (bytes: number) => void,
): Promise<Uint8Array> {
  const tooLarge = () =>
    new BabelmeshError('body_too_large', `The body is larger than ${maxBytes} bytes.`, {
      remedy: 'Send the text in several requests.',
    });
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared > maxBytes) throw tooLarge();
  if (declared <= SMALL_BYTES) {
    const bytes = new Uint8Array(await request.arrayBuffer().catch(endedEarly));
    reserve(bytes.byteLength);
    return bytes;
  }
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = request.body?.getReader();
  while (reader) {
    // What is left unread is drained by the server: cancelling would close the socket under the answer.
    const { done, value } = await reader.read().catch(endedEarly);
    if (done) break;
    total += value.byteLength;
    if (total > maxBytes) throw tooLarge();
    reserve(value.byteLength);
    chunks.push(value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function endedEarly(cause: unknown): never {
  throw new BabelmeshError('invalid_request', 'The body ended early.', { cause });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BabelmeshError('invalid_text', 'The body is not valid UTF-8.', {
      remedy: 'Send the text in UTF-8.',
      cause,
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BabelmeshError('malformed_json', 'The body is not valid JSON.', {
      remedy: 'Check quotes, commas and brackets, and that the text is escaped.',
      cause,
    });
  }
}

type Fields = Record<string, string | string[]>;

/** Fields of a form or query (WHATWG URL, 5.1), but bytes that are not UTF-8 are refused, not replaced. */
function fields(encoded: string): Fields {
  const pairs: [string, string][] = [];
  for (const pair of encoded.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    pairs.push(
      at < 0
        ? [percentDecode(pair), '']
        : [percentDecode(pair.slice(0, at)), percentDecode(pair.slice(at + 1))],
    );
  }
  return gather(pairs);
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ').replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch (cause) {
    throw new BabelmeshError('invalid_text', 'The form is not valid UTF-8.', {
      remedy: 'Encode the text as UTF-8 before its bytes are percent-encoded.',
      cause,
    });
  }
}

async function multipart(bytes: Uint8Array, contentType: string): Promise<Fields> {
  const parsed = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch((cause: unknown) => {
      throw new BabelmeshError('invalid_request', 'The multipart form cannot be read.', { cause });
    });
  const pairs: [string, string][] = [];
  for (const [name, value] of parsed) if (typeof value === 'string') pairs.push([name, value]);
  return gather(pairs);
}

/** A repeated field becomes a list. Line ends become LF: forms send CRLF whatever was typed. */
function gather(pairs: readonly (readonly [string, string])[]): Fields {
  const gathered = new Map<string, string | string[]>();
  for (const [name, raw] of pairs) {
    const value = raw.replaceAll('\r\n', '\n');
    const before = gathered.get(name);
    if (before === undefined) gathered.set(name, value);
    else if (Array.isArray(before)) before.push(value);
    else gathered.set(name, [before, value]);
  }
  return Object.fromEntries(gathered);
}
