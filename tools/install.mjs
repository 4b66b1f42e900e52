// Makes sure that what package-lock.json names is installed. Plain Node, because it runs first.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const LEAST_NODE = [20, 19];
const stampFile = join(root, 'node_modules', '.chidao-lock');

/** Leaves with a sentence when this Node is too old to run the project. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  fail(
    `Cần Node ${LEAST_NODE.join('.')} trở lên; máy này có ${process.versions.node}. Cài bản mới từ nodejs.org rồi chạy lại.`,
    `Node ${LEAST_NODE.join('.')} or later is needed; this is ${process.versions.node}. Install a newer one from nodejs.org and start again.`,
  );
}

/** True if every package that the lock file names stands in node_modules in that version. */
export function isInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (!wanted || !existsSync(join(root, 'node_modules'))) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted.hash) return true;
  // Somebody ran npm by hand: what npm noted down when it finished tells whether it fits.
  const present = readLock(join(root, 'node_modules', '.package-lock.json'));
  const fits =
    present !== undefined &&
    Object.entries(wanted.packages).every(
      ([path, { version, optional }]) =>
        path === '' || optional || present.packages[path]?.version === version,
    );
  if (fits) writeFileSync(stampFile, wanted.hash);
  return fits;
}

/**
 * Installs by `npm ci` what is missing.
 * @param {{ say: (line: string) => void }} options where progress lines go; npm's own go to stderr
 */
export async function install({ say }) {
  requireNode();
  if (isInstalled()) return;
  const began = Date.now();
  const beat = setInterval(() => {
    say(`  … đang tải thư viện, ${Math.round((Date.now() - began) / 1000)} giây`);
  }, 10_000);
  const code = await npm(['ci']);
  clearInterval(beat);
  if (code !== 0) {
    fail(
      'Chưa cài được thư viện. Xem dòng lỗi của npm ở trên (thường là mạng hoặc proxy), rồi chạy lại.',
      'The packages could not be installed. Read npm’s lines above (usually network or proxy) and start again.',
    );
  }
  const lock = readLock(join(root, 'package-lock.json'));
  if (lock) writeFileSync(stampFile, lock.hash);
}

/**
 * Runs npm, with its lines on stderr. The build needs the development packages, and the database is
 * optional only by platform: neither NODE_ENV=production nor npm's settings may leave them out.
 */
function npm(args) {
  const all = [...args, '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const stdio = ['ignore', 2, 2];
  const script = process.env.npm_execpath;
  const child = script?.endsWith('.js')
    ? spawn(process.execPath, [script, ...all], { cwd: root, stdio })
    : spawn('npm', all, { cwd: root, stdio, shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', resolve);
  });
}

function readLock(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return {
      packages: JSON.parse(text).packages ?? {},
      hash: createHash('sha256').update(text).digest('hex'),
    };
  } catch {
    return undefined;
  }
}

function fail(vi, en) {
  console.error(`${vi}\n${en}`);
  process.exit(1);
}
