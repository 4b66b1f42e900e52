// Every package that is installed, held against the licences that go with Apache-2.0. Part of npm run check.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './install.mjs';

/** Permissive licences (SPDX): what they ask for is named, not given away. */
const PERMISSIVE = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
  ],
  ...['MIT', 'MIT-0', 'OFL-1.1', 'PostgreSQL', 'PSF-2.0', 'Python-2.0', 'Unlicense', 'Zlib'],
]);
/** Licences of files: fine for tools that we run and do not hand on. */
const TOOLS_ONLY = new Set(['MPL-2.0']);
/** Packages that name none in their description, by the licence in their own files. */
const READ_BY_HAND = { 'png-js': 'MIT' };

/** @returns {string[]} packages whose licence is unknown or does not go with ours, a line each */
export function checkLicences() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const wrong = [];
  let read = 0;
  for (const [path, { license, dev = false, link = false }] of Object.entries(packages)) {
    if (path === '' || link) continue;
    read += 1;
    const name = path.split('node_modules/').at(-1);
    const said = license ?? READ_BY_HAND[name] ?? licenceInFiles(path);
    if (!isFine(said, dev)) wrong.push(`${path}: ${said ?? 'no licence'}`);
  }
  if (read < 100) wrong.push(`only ${read} packages were read`);
  return wrong;
}

/** `(MIT OR GPL-3.0-or-later)` leaves a choice, `MIT AND Zlib` asks for both. */
function isFine(expression, isTool) {
  if (!expression) return false;
  const plain = expression.replace(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((choice) =>
      choice.split(' AND ').every((one) => PERMISSIVE.has(one) || (isTool && TOOLS_ONLY.has(one))),
    );
}

/** An installed package may say more than the lock file kept of it. */
function licenceInFiles(path) {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return null;
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  return license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ') ?? null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = checkLicences();
  for (const line of wrong) console.log(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
