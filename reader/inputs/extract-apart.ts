import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { ExtractedText } from './extracted-text.ts';
import { type IntakeCode, type IntakeDetail, IntakeError } from './intake-error.ts';

/** What the worker is given. */
export interface IntakeJob {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What the worker answers. */
export type IntakeAnswer =
  | { readonly extracted: ExtractedText }
  | { readonly refused: { readonly code: IntakeCode; readonly detail: IntakeDetail } };

/** What one file may cost. */
export interface IntakeLimits {
  /** Milliseconds; 30 seconds unless told. */
  readonly time?: number;
  /** Megabytes of heap; 1,024 unless told. */
  readonly memory?: number;
}

/** Files read at the same time; the others wait. */
const MOST_AT_ONCE = 2;
const waiting: (() => void)[] = [];
let atWork = 0;

/**
 * As `extractText`, in a thread of its own that is ended when the file costs more than it may: for a
 * server, whose other requests must go on whatever somebody uploads.
 * @throws IntakeError, TOO_LARGE when a limit was reached; nothing else
 */
export async function extractTextApart(
  bytes: Uint8Array,
  fileName: string,
  { time = 30_000, memory = 1_024 }: IntakeLimits = {},
): Promise<ExtractedText> {
  if (atWork >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  atWork += 1;
  try {
    return await inWorker({ bytes, fileName }, time, memory);
  } finally {
    atWork -= 1;
    waiting.shift()?.();
  }
}

function inWorker(job: IntakeJob, time: number, memory: number): Promise<ExtractedText> {
  const worker = startWorker({
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: memory },
    stdout: true,
    stderr: true,
  });
  return new Promise<ExtractedText>((resolve, reject) => {
    const timer = setTimeout(() => {
      const seconds = Math.round(time / 1_000);
      reject(new IntakeError('TOO_LARGE', [`${seconds} giây xử lý`, `${seconds} seconds of work`]));
    }, time);
    worker.once('message', (answer: IntakeAnswer) => {
      clearTimeout(timer);
      if ('extracted' in answer) resolve(answer.extracted);
      else reject(new IntakeError(answer.refused.code, answer.refused.detail));
    });
    worker.once('error', (error) => {
      clearTimeout(timer);
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(
        outOfMemory
          ? new IntakeError('TOO_LARGE', [`${memory} MB bộ nhớ`, `${memory} MB of memory`])
          : new IntakeError('DAMAGED', error.message.slice(0, 120)),
      );
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new IntakeError('DAMAGED'));
    });
  }).finally(() => worker.terminate());
}

/** Built, the worker stands beside this file; from the sources it is TypeScript and needs a loader. */
function startWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./intake-worker.js', import.meta.url), options);
  }
  // require finds tsx from here wherever the process was started, but its own half of tsx cannot load
  // modules; the other half stands beside.
  const found = createRequire(import.meta.url).resolve('tsx/esm/api');
  const loader = pathToFileURL(found.replace(/\.cjs$/, '.mjs')).href;
  const file = new URL('./intake-worker.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(loader)})
    .then(({ register }) => register())
    .then(() => import(${JSON.stringify(file)}));`;
  return new Worker(script, { ...options, eval: true });
}
