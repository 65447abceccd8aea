// Brings a clone to where it can run: dependencies as the lock file says, and everything built. What is
// already in place is left alone, so that a second call is over at once.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const MINIMUM_NODE = [20, 19];

export function prepare() {
  requireNode();
  install();
  build();
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantMajor, wantMinor] = MINIMUM_NODE;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  console.error(
    `Babelmesh needs Node.js ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
  process.exit(78);
}

/** The lock file's hash is kept beside the packages: another lock file means another install. */
export function install() {
  const lock = digest([join(root, 'package-lock.json')]);
  const stamp = join(root, 'node_modules', '.babelmesh-installed');
  if (readStamp(stamp) === lock) return;
  console.error('Installing packages (npm ci) …');
  // The tools that build are development dependencies: wanted also where NODE_ENV or npm's settings leave them out.
  const everything = ['--include=dev', '--include=optional'];
  run('npm', ['ci', ...everything, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    stdio: ['ignore', 2, 2],
  });
  writeFileSync(stamp, lock);
}

const STEPS = [
  {
    name: 'daemon',
    inputs: [
      'protocol/src',
      'node/src',
      'tsconfig.base.json',
      'protocol/tsconfig.json',
      'node/tsconfig.json',
    ],
    outputs: ['protocol/dist/index.js', 'node/dist/cli/main.js'],
    run: () => {
      // The compiler leaves what it made of files that are gone.
      for (const room of ['protocol', 'node'])
        rmSync(join(root, room, 'dist'), { recursive: true, force: true });
      bin('tsc', ['-b', 'protocol', 'node']);
    },
  },
  {
    name: 'page',
    inputs: ['web-ui', 'protocol/src'],
    outputs: ['web-ui/dist/index.html'],
    run: () => bin('vite', ['build', '--logLevel', 'warn'], { folder: 'web-ui' }),
  },
];

export function build() {
  for (const { name, inputs, outputs, run } of STEPS) {
    const hash = digest(inputs.flatMap((input) => files(join(root, input))));
    const stamp = join(root, 'node_modules', `.babelmesh-built-${name}`);
    if (readStamp(stamp) === hash && outputs.every((output) => existsSync(join(root, output)))) continue;
    console.error(`Building the ${name} …`);
    // Gone until the step is through: what an interrupted or failed one leaves behind is not taken for whole.
    rmSync(stamp, { force: true });
    run();
    writeFileSync(stamp, hash);
  }
}

export function bin(name, args, { folder = '.', stdio = ['ignore', 2, 2] } = {}) {
  run(join(root, 'node_modules', '.bin', name), args, { cwd: join(root, folder), stdio });
}

/** What a step prints goes to standard error, unless told otherwise; where it fails, its exit code is ours. */
function run(file, args, options) {
  try {
    execFileSync(file, args, options);
  } catch (error) {
    console.error(
      `${file} ${args.join(' ')} failed${error.status === null ? '' : ` with exit code ${error.status}`}.`,
    );
    process.exit(error.status || 1);
  }
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist' && entry.name !== 'node_modules')
    .flatMap((entry) => files(join(path, entry.name)))
    .sort();
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
