import { SECTIONS, type Setting } from './settings.js';

/** The default configuration file: every key with its default, commented out, and what it means. */
export function renderDefaultFile(): string {
  const lines = ['# Babelmesh. Every setting with its default; take the “#” away to change one.', ''];
  for (const { name, description, settings } of SECTIONS) {
    if (name) lines.push('', `# ${description}`, `#${name}:`);
    const indent = name ? '  ' : '';
    for (const setting of settings) {
      lines.push(`#${indent}# ${setting.description} (${setting.allowed})`);
      lines.push(`#${indent}${setting.path.at(-1)}: ${value(setting)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** docs/configuration.md. */
export function renderDocs(): string {
  const lines = [
    '# Configuration',
    '',
    'One YAML file, named by `BABELMESH_CONFIG`, and environment variables, which win over the file. Everything has a',
    'default: a node without any configuration works. A wrong key or value stops the start and says where it stands',
    'and what is allowed. `babelmesh config` prints the commented default file; this page is generated from the same',
    'schema (`npm run docs`).',
    '',
    '`PORT` and `HOST` are taken for `BABELMESH_HTTP_PORT` and `BABELMESH_HTTP_HOST`. Lists in variables are separated',
    'by commas.',
  ];
  for (const { name, description, settings } of SECTIONS) {
    lines.push('', name ? `## \`${name}\`` : '## At the top', '');
    if (description) lines.push(description, '');
    lines.push('| key | variable | default | allowed | meaning |', '|---|---|---|---|---|');
    for (const setting of settings) {
      const cells = [
        `\`${setting.path.join('.')}\``,
        `\`${setting.variable}\``,
        setting.defaultValue === undefined ? '' : `\`${value(setting)}\``,
        setting.allowed,
        setting.description,
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function value({ defaultValue }: Setting): string {
  if (defaultValue === undefined) return '';
  if (typeof defaultValue === 'string') return defaultValue === '' ? "''" : defaultValue;
  return JSON.stringify(defaultValue);
}
