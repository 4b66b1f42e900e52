// What every command does before its own work: install, then build, each only when needed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, isInstalled, requireNode, root } from './install.mjs';

/**
 * Leaves node_modules/ and dist/ as the sources say.
 * @param {(line: string) => void} say progress, one line each
 * @param {boolean} quiet silent about what is up to date already
 * @param {string[]} [parts] only these parts of the build; all of them where it is left out
 */
export async function prepare(say, quiet = false, parts = undefined) {
  requireNode();
  if (!isInstalled()) {
    await timed(say, 'Đang cài đặt thư viện… (1/4)', () => install({ say }));
  } else if (!quiet) say('Thư viện đã đủ (1/4)');

  const { isFresh } = await import('./build.mjs');
  if (!isFresh(parts)) {
    await timed(say, 'Đang dựng chương trình… (2/4)', () => buildApart(parts));
  } else if (!quiet) say('Bản dựng còn mới (2/4)');
}

/** In a process of its own, so that the bundlers do not stay in the memory of the server. */
async function buildApart(parts = []) {
  const child = spawn(process.execPath, [join(root, 'tools', 'build.mjs'), ...parts], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code === 0) return;
  console.error(
    'Chưa dựng được chương trình; sửa điều nêu ở trên rồi chạy lại.\nThe build failed; mend what is named above and start again.',
  );
  process.exit(1);
}

async function timed(say, what, work) {
  const began = Date.now();
  say(what);
  await work();
  say(`  xong sau ${((Date.now() - began) / 1000).toFixed(1).replace('.', ',')} giây`);
}
