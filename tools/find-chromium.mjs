// A Chromium for the browser tests: the machine's own, else the one that comes from npm.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// Tests talk to one local server: nothing is to be fetched, updated or drawn by a graphics card.
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];

/**
 * Where Chromium is and how to launch it; give both to playwright-core's `chromium.launch`.
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function findChromium() {
  // Chromium's sandbox refuses root, which is what a container runs as.
  const args = process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET;
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (existsSync(asked)) return { executablePath: asked, args };
    throw new Error(`CHROMIUM_PATH=${asked}: không có tệp này (no such file).`);
  }
  // The one that npm brings is the same for everybody and has no window to draw: a third of the work.
  if (process.platform === 'linux' && process.arch === 'x64') return await unpackBrought(args);
  const own = INSTALLED.find((path) => existsSync(path));
  if (own) return { executablePath: own, args };
  throw new Error(
    'Chưa thấy Chromium hay Chrome. Cài một trong hai, hoặc đặt CHROMIUM_PATH.\n' +
      'Neither Chromium nor Chrome was found. Install one, or set CHROMIUM_PATH.',
  );
}

/**
 * Unpacks the Chromium of @sparticuz/chromium once, into the system's temporary directory: the
 * browser, the libraries that a bare machine lacks, and one font family.
 */
export async function unpackBrought(args) {
  const packageFile = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/(@sparticuz[\\/]chromium[\\/]).*$/, '$1package.json');
  const bin = join(dirname(packageFile), 'bin');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const mark = createHash('sha256').update(`${version} ${process.getuid?.()}`).digest('hex');
  const home = join(tmpdir(), `chidao-chromium-${version}-${mark.slice(0, 8)}`);
  if (!existsSync(home)) await unpack(bin, home);
  // The build has no setuid helper for a sandbox and no zygote beside it.
  return {
    executablePath: join(home, 'run'),
    args: [...new Set([...args, '--no-sandbox', '--no-zygote'])],
  };
}

async function unpack(bin, home) {
  const draft = `${home}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  await inflate(join(bin, 'chromium.br'), join(draft, 'chromium'));
  chmodSync(join(draft, 'chromium'), 0o755);
  for (const name of ['al2023', 'swiftshader', 'fonts']) {
    const archive = join(draft, `${name}.tar`);
    await inflate(join(bin, `${name}.tar.br`), archive);
    execFileSync('tar', ['-xf', archive, '-C', draft, '--no-same-owner']);
    rmSync(archive);
  }
  writeFileSync(join(draft, 'fonts.conf'), fontsConfig(home));
  writeFileSync(join(draft, 'run'), launcher(home, lacksLibraries(join(draft, 'chromium'))), {
    mode: 0o755,
  });
  try {
    renameSync(draft, home);
  } catch {
    // Another test run was quicker.
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The environment that the browser needs, kept in a script, so that callers need only know its path. */
function launcher(home, needsLibraries) {
  const lines = ['#!/bin/sh'];
  if (needsLibraries) {
    lines.push(`export LD_LIBRARY_PATH="${home}/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`);
  }
  if (!existsSync('/etc/fonts/fonts.conf'))
    lines.push(`export FONTCONFIG_FILE="${home}/fonts.conf"`);
  return `${[...lines, `exec "${home}/chromium" "$@"`].join('\n')}\n`;
}

/** Its own libraries are older than the machine's: used only where the machine has none. */
function lacksLibraries(program) {
  try {
    return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
}

function fontsConfig(home) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

function inflate(from, to) {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { executablePath } = await findChromium();
  console.log(executablePath);
}
