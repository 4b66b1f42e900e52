import { parentPort, workerData } from 'node:worker_threads';
import type { WritingAnswer, WritingJob } from './write-apart.ts';
import { writePaper } from './write-paper.ts';

const { paper, format, template }: WritingJob = workerData;
const answer: WritingAnswer = { bytes: await writePaper(paper, format, template) };
parentPort?.postMessage(answer);
