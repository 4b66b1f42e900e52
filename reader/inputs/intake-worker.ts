import { parentPort, workerData } from 'node:worker_threads';
import type { IntakeAnswer, IntakeJob } from './extract-apart.ts';
import { extractText } from './index.ts';
import { IntakeError } from './intake-error.ts';

const { bytes, fileName }: IntakeJob = workerData;

const answer: IntakeAnswer = await extractText(bytes, fileName).then(
  (extracted) => ({ extracted }),
  (error: unknown) => {
    if (!(error instanceof IntakeError)) throw error;
    return { refused: { code: error.code, detail: error.detail } };
  },
);
parentPort?.postMessage(answer);
