import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BabelmeshError } from '@babelmesh/protocol';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { Config } from './schema.js';
import { SETTINGS, type Setting, settingAt } from './settings.js';

const require = createRequire(import.meta.url);
/** Loaded for those who have a file: it takes 3 MB. */
const yaml = (): typeof import('yaml') => require('yaml');

/** Names that other programs use for the same things. */
const ALIASES: Readonly<Record<string, string>> = {
  PORT: 'BABELMESH_HTTP_PORT',
  HOST: 'BABELMESH_HTTP_HOST',
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration: defaults, under the YAML file that `BABELMESH_CONFIG` names, under environment
 * variables. Throws `invalid_config` with every wrong key or value: where it stands and what is allowed.
 */
export function loadConfig(environment: Environment): Config {
  const file = environment.BABELMESH_CONFIG;
  const document = file ? readYaml(file) : undefined;
  const values = given(document?.document.toJS() ?? {}) as Record<string, unknown>;
  const variables = readVariables(environment);
  for (const { setting, value } of variables) place(values, setting.path, value);

  const parsed = Config.safeParse(values);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .flatMap((issue) => explain(issue))
    .map(({ path, message }) => {
      const variable = variables.find(({ setting }) => setting.path.every((key, i) => key === path[i]));
      const where = variable?.name ?? (document ? document.locate(path) : 'configuration');
      return `${where}: ${message}`;
    });
  throw invalid(problems);
}

interface Source {
  readonly document: Document;
  /** `file:line`, of the key or value at this path or of the nearest thing above it. */
  locate(path: readonly PropertyKey[]): string;
}

/** For texts that YAML takes for something else. */
const HINTS: Readonly<Record<string, string>> = {
  TAG_RESOLVE_FAILED: '. A text that begins with “!” needs quotes',
  BAD_ALIAS: '. A text that begins with “*” needs quotes',
};

function readYaml(file: string): Source {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BabelmeshError('invalid_config', `The configuration file ${file} cannot be read.`, {
      remedy: 'BABELMESH_CONFIG must name a readable file, or be unset.',
      cause,
    });
  }
  const { LineCounter, parseDocument, visit } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  // A warning is a value that was not understood, and left out: `!a1b2c3d4` without quotes is a tag.
  const wrong = [...document.errors, ...document.warnings].map(
    ({ code, pos, message }) => `${at(pos[0])}: ${message}${HINTS[code] ?? ''}`,
  );
  if (wrong.length === 0) {
    visit(document, {
      Alias(_, alias) {
        if (alias.resolve(document)) return;
        const offset = alias.range?.[0] ?? 0;
        wrong.push(`${at(offset)}: nothing has the anchor “${alias.source}”${HINTS.BAD_ALIAS}`);
      },
    });
  }
  if (wrong.length > 0) throw invalid(wrong);
  const content = contentOf(document, file);
  if (content !== null && (typeof content !== 'object' || Array.isArray(content))) {
    throw invalid([`${file}:1: the file must hold keys and values, such as “http:”.`]);
  }
  return { document, locate: (path) => at(offsetOf(document, path)) };
}

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases of aliases that grow without end.
    throw invalid([`${file}:1: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** A key with nothing behind it, as a section has whose settings are all commented out, is not set. */
function given(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, given(inner)]));
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) as { items?: unknown[] } | undefined;
    for (const pair of parent?.items ?? []) {
      const key = (pair as { key?: { value?: unknown; range?: number[] } }).key;
      if (key?.value === path[length - 1] && key?.range) return key.range[0] ?? 0;
    }
  }
  return 0;
}

function readVariables(environment: Environment) {
  const found: { name: string; setting: Setting; value: unknown }[] = [];
  const unknown: string[] = [];
  // Aliases first, so that the full name wins where both are set.
  const names = Object.keys(environment).sort((a, b) => Number(b in ALIASES) - Number(a in ALIASES));
  for (const name of names) {
    const raw = environment[name];
    const variable = ALIASES[name] ?? name;
    if (raw === undefined || raw === '' || name === 'BABELMESH_CONFIG' || !variable.startsWith('BABELMESH_'))
      continue;
    const setting = SETTINGS.find((candidate) => candidate.variable === variable);
    if (setting) found.push({ name, setting, value: fromText(raw, setting) });
    else
      unknown.push(
        `${name}: there is no such setting. Allowed: ${SETTINGS.map((s) => s.variable).join(', ')}`,
      );
  }
  if (unknown.length > 0) throw invalid(unknown);
  return found;
}

/** The value a text stands for; where it does not fit it stays a text, and the schema says what is wrong. */
function fromText(raw: string, { kind, items }: Setting): unknown {
  if (kind === 'list') {
    const parts = raw
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return items === 'integer' ? parts.map(numberOr) : parts;
  }
  if (kind === 'boolean') return raw === 'true' ? true : raw === 'false' ? false : raw;
  return kind === 'string' ? raw : numberOr(raw);
}

function numberOr(raw: string): number | string {
  return raw.trim() !== '' && Number.isFinite(Number(raw)) ? Number(raw) : raw;
}

function place(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    values[key] = value;
    return;
  }
  const child = values[key];
  const section = typeof child === 'object' && child !== null ? (child as Record<string, unknown>) : {};
  values[key] = section;
  place(section, rest, value);
}

function explain(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `there is no setting “${[...issue.path, key].join('.')}”. Allowed here: ${keysUnder(issue.path).join(', ')}`,
    }));
  }
  const setting = settingAt(issue.path);
  const name = issue.path.join('.') || 'the file';
  return [
    {
      path: [...issue.path],
      message: setting
        ? `“${name}” takes ${setting.allowed}`
        : `“${name}” must hold the keys ${keysUnder(issue.path).join(', ')}`,
    },
  ];
}

function keysUnder(path: readonly PropertyKey[]): string[] {
  const keys = SETTINGS.filter(({ path: full }) => path.every((key, i) => key === full[i])).map(
    ({ path: full }) => full[path.length],
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}

function invalid(problems: readonly string[]): BabelmeshError {
  return new BabelmeshError('invalid_config', problems.join('\n'), {
    remedy: 'docs/configuration.md lists every setting.',
  });
}
