import { parentPort, workerData } from 'node:worker_threads';
import { read } from '../../reader/index.ts';
import type { ReadingAnswer, ReadingJob } from './read-apart.ts';

const { text }: ReadingJob = workerData;
const answer: ReadingAnswer = { reading: read(text) };
parentPort?.postMessage(answer);
