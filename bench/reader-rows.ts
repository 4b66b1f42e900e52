import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ReadingCost } from './reader-once.ts';
import type { TextKind } from './reader-text.ts';
import { type BenchRow, reaching, told, within } from './rows.ts';

const run = promisify(execFile);
const ONCE = fileURLToPath(new URL('./reader-once.ts', import.meta.url));
const TSX = createRequire(import.meta.url).resolve('tsx/cli');

/** Lengths in UTF-16 units; Vietnamese takes 1.3 bytes a unit in UTF-8. */
const SIZES = [
  { name: '10 kB', length: 7_800, runs: 40 },
  { name: '100 kB', length: 78_000, runs: 12 },
  { name: '1 MB', length: 780_000, runs: 3 },
  { name: '10 MB', length: 7_800_000, runs: 1 },
] as const;
/** A page of A4 in 14 points holds some 2,600 letters. */
const THIRTY_PAGES = 30 * 2_600;
const MB = 1_000_000;

/** The reader's section: each figure from a process of its own, in processor time, so that load shows little. */
export async function readerRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const costs: ReadingCost[] = [];
  for (const { name, length, runs } of SIZES) {
    const cost = await costOf('mixed', length, runs);
    costs.push(cost);
    rows.push(reaching(`reader, ${name} of documents of every kind`, speed(cost), 'MB/s', 1));
  }
  const [, small, , large] = costs;
  if (small && large) {
    rows.push(
      within(
        'reader, growth of time from 100 kB to 10 MB (exponent)',
        growth(small, large),
        '',
        1.1,
      ),
      told('reader, memory for 10 MB', large.memory / 1_048_576, 'MiB'),
    );
  }
  const pages = await costOf('mixed', THIRTY_PAGES, 12);
  rows.push(
    within('reader, 30 pages', pages.ms, 'ms', 150),
    told('reader, 30 pages, the first text of its process', pages.first, 'ms'),
  );
  for (const [kind, name] of SHAPES) {
    rows.push(
      reaching(`reader, 1 MB of ${name}`, speed(await costOf(kind, 780_000, 3)), 'MB/s', 1),
    );
  }
  const noise = await costOf('noise', 5_000_000, 1);
  rows.push(within('reader, 5 million characters of noise', noise.ms / 1_000, 's', 5));
  return rows;
}

const SHAPES: readonly (readonly [TextKind, string])[] = [
  ['tables', 'tables with borders'],
  ['cells', 'tables with one cell a line'],
  ['headers', 'headers of tables alone, one cell a line'],
  ['lines', 'items of one letter'],
];

async function costOf(kind: TextKind, length: number, runs: number): Promise<ReadingCost> {
  const { stdout } = await run(process.execPath, [TSX, ONCE, kind, String(length), String(runs)]);
  return JSON.parse(stdout);
}

function speed({ bytes, ms }: ReadingCost): number {
  return bytes / MB / (ms / 1_000);
}

/** The power of the length with which the time grows: 1 is linear. */
function growth(small: ReadingCost, large: ReadingCost): number {
  return Math.log(large.ms / small.ms) / Math.log(large.bytes / small.bytes);
}
