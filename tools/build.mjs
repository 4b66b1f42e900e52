// Builds dist/server and dist/web, each only when something that it is made of has changed.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, root } from './install.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');

// Workers that read uploaded files and long texts, and write long papers, are started by their path, beside what starts them.
const ENTRIES = [
  'server/main.ts',
  'server/cli.ts',
  'reader/inputs/intake-worker.ts',
  'server/plans/reading-worker.ts',
  'server/papers/paper-worker.ts',
];
const COMMON = ['package.json', 'package-lock.json', 'tsconfig.json', 'tools/build.mjs'];

// The web is made of contracts and rules of the server too; asking which exactly would save little.
const PARTS = {
  server: { from: ['reader', 'server', 'seed'], proof: 'server/main.js', make: buildServer },
  web: { from: ['reader', 'server', 'web'], proof: 'web/index.html', make: buildWeb },
};

/** True if dist/ is what the sources say. */
export function isFresh(parts = Object.keys(PARTS)) {
  return !stale().some((name) => parts.includes(name));
}

/** Builds the parts that are out of date. */
export async function build({ say = () => {}, parts = Object.keys(PARTS) } = {}) {
  for (const name of stale().filter((part) => parts.includes(part))) {
    const { from, make } = PARTS[name];
    // Taken before building: what is changed meanwhile is built the next time.
    const hash = hashOf(from);
    say(name === 'server' ? '  … máy chủ' : '  … giao diện');
    await make();
    writeFileSync(stampFile, JSON.stringify({ ...readStamp(), [name]: hash }));
  }
}

function stale() {
  const stamp = readStamp();
  return Object.keys(PARTS).filter((name) => {
    const { from, proof } = PARTS[name];
    return stamp[name] !== hashOf(from) || !existsSync(join(dist, proof));
  });
}

async function buildServer() {
  const { build: bundle } = await import('esbuild');
  const out = join(dist, 'server');
  rmSync(out, { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    entryNames: '[name]',
    outdir: out,
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  const migrations = filesIn(join(root, 'server')).filter((file) =>
    /[\\/]migrations[\\/][^\\/]+\.sql$/.test(file),
  );
  mkdirSync(join(out, 'migrations'), { recursive: true });
  for (const file of migrations) cpSync(file, join(out, 'migrations', file.split(/[\\/]/).at(-1)));
}

async function buildWeb() {
  const { build: viteBuild } = await import('vite');
  await viteBuild({
    root: join(root, 'web'),
    configFile: join(root, 'web', 'vite.config.ts'),
    logLevel: 'warn',
  });
}

function hashOf(folders) {
  const hash = createHash('sha256');
  const files = [
    ...COMMON.map((name) => join(root, name)),
    ...folders.flatMap((folder) => filesIn(join(root, folder))),
  ];
  for (const file of files) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
    });
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const say = (line) => console.error(line);
  await install({ say });
  const parts = process.argv.slice(2);
  await build(parts.length > 0 ? { say, parts } : { say });
}
