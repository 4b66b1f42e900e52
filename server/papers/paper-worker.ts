import { parentPort, workerData } from 'node:worker_threads';
import type { WritingAnswer, WritingJob } from './write-apart.ts';
import { writePaper } from './write-paper.ts';

const { paper, format }: WritingJob = workerData;
const answer: WritingAnswer = { bytes: await writePaper(paper, format) };
parentPort?.postMessage(answer);
