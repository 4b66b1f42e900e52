import { startThread } from '../platform/start-thread.ts';
import type { FileFormat } from './made-paper-contract.ts';
import type { Paper } from './paper.ts';

/** What the thread is given, and what it answers. */
export interface WritingJob {
  readonly paper: Paper;
  readonly format: FileFormat;
  readonly template: Uint8Array | null;
}
export interface WritingAnswer {
  readonly bytes: Uint8Array;
}

const MEMORY_MB = 2_048;

/**
 * Writes a long paper in a thread of its own: seconds of work that would hold up every other request.
 *
 * @throws Error where the thread ended without an answer, as it does when it needs more memory than any
 *   paper should
 */
export async function writeApart(
  paper: Paper,
  format: FileFormat,
  template: Uint8Array | null,
): Promise<Buffer> {
  const worker = startThread('paper-worker', import.meta.url, {
    workerData: { paper, format, template } satisfies WritingJob,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', ({ bytes }: WritingAnswer) => resolve(Buffer.from(bytes)));
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The writing thread ended without an answer')));
    });
  } finally {
    await worker.terminate();
  }
}
