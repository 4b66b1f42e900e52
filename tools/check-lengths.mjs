// A file does one thing: past 400 lines it is two files.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const MOST = 400;
/** A file that must be longer says why on its first line: `// long: …`. */
const EXCUSE = /^\s*(?:\/\/|\/\*+|--|<!--)\s*long: \S/;

/** @returns {string[]} what is wrong, a line each */
export function checkLengths() {
  const list = (args) =>
    execFileSync('git', ['ls-files', ...args, '*.ts', '*.tsx', '*.mjs', '*.css', '*.sql'], {
      cwd: root,
      encoding: 'utf8',
    }).split('\n');
  return [...list([]), ...list(['--others', '--exclude-standard'])]
    .filter((file) => file && existsSync(join(root, file)))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const lines = text.split('\n').length - 1;
      return lines > MOST && !EXCUSE.test(text)
        ? [`${file}: ${lines} lines; split it, or say why on its first line (// long: …)`]
        : [];
    });
}
