import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule } from 'libpg-query';
import { findSpread } from './find-spread.ts';
import type { Sent } from './record-statements.ts';

/*
 * Holds every statement that the product sent in a run of the tests against the rules of distribution by authority:
 * `tsx tests/sharding/check-statements.ts FOLDER`, the folder that CHIDAO_STATEMENTS named in that run.
 */

/** Fewer would mean that nothing was recorded. */
const AT_LEAST = 500;
const OTHERS = /^server\/(?:platform\/jobs\/jobs|open-installation)\.ts/;
const ALLOWED = /\/\* all authorities: [^*]+\*\//;

const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder of the recorded statements is missing');
await loadModule();
const sent = new Map<string, string>();
for (const file of readdirSync(folder)) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
    // The recorder wrote it.
    const { text, from } = JSON.parse(line) as Sent;
    if (!sent.has(text) || sent.get(text) === '?') sent.set(text, from);
  }
}

const temporary = new Set(
  [...sent.keys()].flatMap(
    (text) => text.match(/create temp table "?\w+/)?.[0].replace(/.*[ "]/, '') ?? [],
  ),
);
let wrong = 0;
let allowed = 0;
for (const [text, from] of sent) {
  // Sent by a test or a library, or by the migrator and the queue of jobs for themselves.
  if (from === '?' || OTHERS.test(from)) continue;
  if (ALLOWED.test(text)) {
    allowed += 1;
    continue;
  }
  const found = findSpread(text, temporary);
  if (found.length === 0) continue;
  wrong += 1;
  console.log(
    `${from}\n  ${found.join('\n  ')}\n    ${text.replace(/\s+/g, ' ').trim().slice(0, 400)}`,
  );
}
console.log(
  `${sent.size} statements, ${allowed} of all authorities by name, ${wrong} against the rules`,
);
if (wrong > 0 || sent.size < AT_LEAST) process.exitCode = 1;
