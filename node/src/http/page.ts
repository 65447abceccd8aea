import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { Env } from './endpoint.js';

interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where it is smaller. */
  readonly gzipped: Uint8Array<ArrayBuffer> | undefined;
  readonly type: string;
  readonly etag: string;
  /** The name changes with the content, so it may be kept for good. */
  readonly hashed: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The page is some hundred kilobytes; what is larger than this is not part of it. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/**
 * The page's files, read once into memory. A path is looked up among the names that were found,
 * so there is no path that leads out of the folder.
 */
export class Page {
  readonly #folder: string;
  #files: Promise<ReadonlyMap<string, PageFile>> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The file at the request's path, or undefined where there is none or no page was built. */
  async answer(c: Context<Env>): Promise<Response | undefined> {
    this.#files ??= load(this.#folder).catch((error: NodeJS.ErrnoException) => {
      this.#files = undefined;
      if (error.code === 'ENOENT') return new Map<string, PageFile>();
      throw error;
    });
    const path = c.req.path === '/' ? '/index.html' : c.req.path;
    const file = (await this.#files).get(path);
    if (!file) return undefined;
    const gzipped = acceptsGzip(c.req.header('accept-encoding')) ? file.gzipped : undefined;
    const etag = gzipped ? `"${file.etag}-gz"` : `"${file.etag}"`;
    c.header('ETag', etag);
    c.header('Cache-Control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (file.gzipped) c.header('Vary', 'Accept-Encoding');
    const known = c.req.header('if-none-match')?.split(',') ?? [];
    if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304);
    if (gzipped) c.header('Content-Encoding', 'gzip');
    c.header('Content-Type', file.type);
    return c.body(gzipped ?? file.bytes, 200);
  }
}

function acceptsGzip(header: string | undefined): boolean {
  return /(?:^|,)\s*(?:gzip|\*)\s*(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(header ?? '');
}

async function load(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    if (bytes.byteLength > MAX_FILE_BYTES) continue;
    const zipped = new Uint8Array(await promisify(gzip)(bytes, { level: 9 }));
    files.set(`/${relative(folder, path).split(sep).join('/')}`, {
      bytes,
      gzipped: zipped.byteLength < bytes.byteLength * 0.9 ? zipped : undefined,
      type: TYPES[extname(entry.name)] ?? 'application/octet-stream',
      etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
      hashed: /[-.][A-Za-z0-9_-]{8,}\.\w+$/.test(entry.name) && entry.parentPath !== folder,
    });
  }
  return files;
}
