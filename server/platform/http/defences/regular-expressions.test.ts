import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { findPatterns, type Pattern } from '../testing/find-patterns.ts';
import { sampleOf } from '../testing/sample-of-pattern.ts';

/** One hostile text may take so long; what tries every way of reading it takes hours. */
const BUDGET_MS = 250;
/** After so long a pattern is taken not to end, also on a busy machine. */
const STUCK_MS = 10_000;
/** A quadratic pattern ends in time on this many letters, a cubic or exponential one does not. */
const LETTERS = 2_500;
/** What people type most, in long runs, before something that fits nowhere. */
const RUNS = [' ', 'a', '0', '\n', '. ', 'a ', '0/', '-', ', ', 'Đ', '(', '"'];

describe('regular expressions', () => {
  it('of the server and the page end in time on every hostile text that we can think of', async () => {
    const patterns = findPatterns(['server', 'web']);
    expect(patterns.length).toBeGreaterThan(400);
    const slow = await race(patterns.map((pattern) => ({ ...pattern, texts: hostileTo(pattern) })));
    expect(slow).toEqual([]);
  });

  it('are caught by this test where they do not', async () => {
    const bad = ['^(a+)+$', '^(?:a|a)*b', '(\\d+\\s*)+,$', '^(\\w+\\.?)+@'].map((source) => ({
      file: 'here',
      source,
      flags: '',
    }));
    const caught = await Promise.all(
      bad.map((pattern) => race([{ ...pattern, texts: hostileTo(pattern) }], 1_000)),
    );
    expect(caught.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });
});

/** Long runs of common letters, and texts that match with one place of them repeated, each with an end that fits nowhere. */
function hostileTo({ source }: Pattern): string[] {
  const texts = RUNS.map((run) => `${run.repeat(Math.ceil(LETTERS / run.length))}\u0001`);
  const sample = sampleOf(source);
  for (const share of [0, 0.3, 0.6, 1]) {
    const at = Math.floor(share * (sample.length - 1));
    for (const size of [1, 2]) {
      const piece = sample.slice(at, at + size);
      if (piece === '') continue;
      const run = piece.repeat(Math.ceil(LETTERS / piece.length));
      texts.push(`${sample.slice(0, at)}${run}\u0001`);
    }
  }
  return texts;
}

interface Case extends Pattern {
  readonly texts: readonly string[];
}

/** Runs every pattern on its texts apart, so that one that does not end can be stopped; gives the slow ones. */
async function race(cases: readonly Case[], stuckMs = STUCK_MS): Promise<string[]> {
  const slow: string[] = [];
  let rest = cases;
  while (rest.length > 0) {
    const { told, stuckAt } = await runApart(rest, stuckMs);
    slow.push(...told);
    if (stuckAt === null) break;
    const { file = '', source = '' } = rest[stuckAt] ?? {};
    slow.push(`${file} /${source}/ does not end`);
    rest = rest.slice(stuckAt + 1);
  }
  return slow;
}

const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { cases, budget } = workerData;
  const slow = [];
  cases.forEach(({ file, source, flags, texts }, at) => {
    const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
    parentPort.postMessage(at);
    for (const text of texts) {
      const began = process.cpuUsage().user;
      pattern.test(text);
      const ms = (process.cpuUsage().user - began) / 1000;
      if (ms > budget) { slow.push(file + ' /' + source + '/' + flags + ' ' + ms); return; }
    }
  });
  parentPort.postMessage(slow);`;

function runApart(
  cases: readonly Case[],
  stuckMs: number,
): Promise<{ told: string[]; stuckAt: number | null }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: { cases, budget: BUDGET_MS } });
    let at: number | null = null;
    let timer: NodeJS.Timeout | undefined;
    const end = (told: string[], stuckAt: number | null) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve({ told, stuckAt });
    };
    worker.on('message', (told: number | string[]) => {
      clearTimeout(timer);
      if (typeof told !== 'number') {
        end(told, null);
        return;
      }
      at = told;
      timer = setTimeout(() => end([], at), stuckMs);
    });
    worker.on('error', reject);
  });
}
