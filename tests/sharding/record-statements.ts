import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** One statement that the product sent while its tests ran, and the line that sent it. */
export interface Sent {
  readonly text: string;
  /** `server/tasks/store/save-task.ts:31`. */
  readonly from: string;
}

const FRAMES = 60;
/** Frames that stand between a statement and whoever wrote it. */
const CARRIERS = /server\/platform\/(?:database\/|act\.ts|journal\/journal\.ts)|node_modules|node:/;
const TESTS = /\.test\.tsx?|\/testing\/|^(?:tests|bench)\//;

/**
 * While `CHIDAO_STATEMENTS` names a folder, every different statement that goes to PostgreSQL is written there
 * once a worker, with the line of the product that sent it; what a test itself asks is left out.
 */
const folder = process.env.CHIDAO_STATEMENTS;
const MARK = Symbol.for('chidao.statements');
if (folder && !(MARK in globalThis)) {
  Object.assign(globalThis, { [MARK]: true });
  const known = new Set<string>();
  const file = join(folder, `${process.pid}-${Math.random().toString(36).slice(2)}.jsonl`);
  const { query } = pg.Client.prototype;
  const recording = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text;
    if (text) note(text);
    return Reflect.apply(query, this, args);
  };
  Object.assign(pg.Client.prototype, { query: recording });

  function note(text: string): void {
    const hash = createHash('sha1').update(text).digest('base64');
    if (known.has(hash)) return;
    known.add(hash);
    const from = sender();
    if (from !== null) appendFileSync(file, `${JSON.stringify({ text, from } satisfies Sent)}\n`);
  }
}

/** The first line of the product under way that is not only carrying the statement; null for a test's own. */
function sender(): string | null {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = limit;
  const root = process.cwd();
  for (const line of stack.split('\n').slice(2)) {
    const at = line.indexOf(root);
    if (at < 0 || CARRIERS.test(line)) continue;
    const place = line.slice(at + root.length + 1).replace(/:\d+\)?$/, '');
    if (place.startsWith('tests/sharding/')) continue;
    return TESTS.test(place) ? null : place;
  }
  return '?';
}
