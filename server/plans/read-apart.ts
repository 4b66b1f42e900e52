import type { Worker } from 'node:worker_threads';
import { read } from '../../reader/index.ts';
import type { Reading } from '../../reader/reading.ts';
import { Refusal } from '../platform/refusal.ts';
import { startThread } from '../platform/start-thread.ts';
import { planErrors } from './contract.ts';

/** What the worker is given, and what it answers. */
export interface ReadingJob {
  readonly text: string;
}
export interface ReadingAnswer {
  readonly reading: Reading;
}

/** Up to here a text is read at once: some sixty pages, a fraction of a second. */
const SHORT_TEXT = 200_000;
const LONGEST = 60_000;
const MEMORY_MB = 1_024;

/**
 * Reads a text without holding up the other requests: a long one in a thread of its own, which is ended
 * when it takes more time or memory than any document needs.
 *
 * @throws Refusal READING_TOO_SLOW where a limit was reached
 */
export async function readApart(text: string, longest = LONGEST): Promise<Reading> {
  if (text.length <= SHORT_TEXT) return read(text);
  const worker = startThread('reading-worker', import.meta.url, {
    workerData: { text } satisfies ReadingJob,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    return await answerOf(worker, longest);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, longest: number): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const tooSlow = () => reject(new Refusal(planErrors.READING_TOO_SLOW));
    const timer = setTimeout(tooSlow, longest);
    worker.once('message', ({ reading }: ReadingAnswer) => resolve(reading));
    worker.once('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooSlow();
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The reading thread ended without an answer'));
    });
  });
}
