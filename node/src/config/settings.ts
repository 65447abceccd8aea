import { z } from 'zod';
import { Config } from './schema.js';

/** One key of the configuration, as the schema tells it. */
export interface Setting {
  /** Keys from the root, such as `['http', 'port']`. */
  readonly path: readonly string[];
  /** The environment variable that sets it. */
  readonly variable: string;
  readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'list';
  /** Kind of a list's items. */
  readonly items?: 'string' | 'integer';
  readonly defaultValue: unknown;
  readonly description: string;
  /** What values it takes, in words. */
  readonly allowed: string;
}

/** A group of settings, or the root's own. */
export interface Section {
  readonly name: string;
  readonly description: string;
  readonly settings: readonly Setting[];
}

interface Node {
  type?: string;
  /** What the value is, in words, where its type does not tell. */
  title?: string;
  description?: string;
  default?: unknown;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  items?: Node;
  properties?: Record<string, Node>;
}

const ROOT = z.toJSONSchema(Config, { io: 'input' }) as Node;

export const SECTIONS: readonly Section[] = [
  { name: '', description: '', settings: settingsOf(ROOT, []) },
  ...Object.entries(ROOT.properties ?? {})
    .filter(([, node]) => node.properties)
    .map(([name, node]) => ({
      name,
      description: node.description ?? '',
      settings: settingsOf(node, [name]),
    })),
];

export const SETTINGS: readonly Setting[] = SECTIONS.flatMap(({ settings }) => settings);

export function settingAt(path: readonly PropertyKey[]): Setting | undefined {
  return SETTINGS.find((setting) => setting.path.every((key, i) => key === path[i]));
}

function settingsOf(node: Node, prefix: readonly string[]): Setting[] {
  return Object.entries(node.properties ?? {})
    .filter(([, child]) => !child.properties)
    .map(([key, child]) => {
      const path = [...prefix, key];
      return {
        path,
        variable: `BABELMESH_${path.map(screamingSnake).join('_')}`,
        kind: kindOf(child),
        ...(child.items && {
          items: child.items.type === 'integer' ? ('integer' as const) : ('string' as const),
        }),
        defaultValue: child.default,
        description: child.description ?? '',
        allowed: allowedBy(child),
      };
    });
}

function kindOf({ type }: Node): Setting['kind'] {
  if (type === 'array') return 'list';
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  return 'string';
}

function allowedBy(node: Node): string {
  if (node.enum) return node.enum.join(', ');
  if (node.type === 'boolean') return 'true, false';
  if (node.title) return node.title;
  if (node.type === 'array')
    return `a list of ${node.items?.type === 'string' && !node.items.title ? 'texts' : allowedBy(node.items ?? {})}`;
  if (node.type === 'integer') return `whole numbers from ${node.minimum} to ${node.maximum}`;
  if (node.type === 'number') return `numbers from ${node.minimum} to ${node.maximum}`;
  return node.minLength ? 'a text that is not empty' : 'a text';
}

function screamingSnake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
