import { read } from '../reader/index.ts';
import { isTextKind, readerText } from './reader-text.ts';

/** What one reading in a fresh process cost. */
export interface ReadingCost {
  /** Milliseconds of processor time, collection of garbage included, of the cheapest run. */
  readonly ms: number;
  /** The same for the first reading of the process, before any code is compiled. */
  readonly first: number;
  /** UTF-8 bytes of the text. */
  readonly bytes: number;
  /** Bytes that the process held at most, beyond what it held before the first run. */
  readonly memory: number;
}

/** `reader-once.ts KIND LENGTH RUNS`: reads one text RUNS times, after warming up on another. */
function main([kind = '', length = '', runs = '']: readonly string[]): void {
  if (!isTextKind(kind)) throw new Error(`no such kind of text: ${kind}`);
  const text = readerText(kind, Number(length));
  const first = millisecondsOf(text.length <= FIRST_AT_MOST ? text : '');
  const warm = readerText('mixed', 60_000);
  for (let run = 0; run < 6; run += 1) read(warm);
  const before = process.memoryUsage().rss;
  const times = Array.from({ length: Number(runs) }, () => millisecondsOf(text));
  const memory = Math.max(0, process.resourceUsage().maxRSS * 1_024 - before);
  console.log(
    JSON.stringify({
      ms: Math.min(...times),
      first,
      bytes: Buffer.byteLength(text),
      memory,
    } satisfies ReadingCost),
  );
}

/** A larger first text would leave its memory behind. */
const FIRST_AT_MOST = 100_000;

function millisecondsOf(text: string): number {
  const began = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

main(process.argv.slice(2));
