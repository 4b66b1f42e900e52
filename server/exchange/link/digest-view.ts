import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/database.ts';
import { type ShownTask, type ViewLine, viewOf } from './rules/view-of.ts';
import type { Side } from './store/handed-store.ts';
import { shownTasks } from './store/shown-tasks.ts';

/** A line with its digest: sixteen hexadecimal digits that both sides compute alike. */
export interface DigestedLine {
  readonly line: ViewLine;
  readonly digest: string;
}

/** What this authority shows of the tasks between it and another, one way, each with its digest. */
export async function digestedView(
  db: Db | Tx,
  authorityId: string,
  otherId: string,
  side: Side,
): Promise<DigestedLine[]> {
  return digested(await shownTasks(db, authorityId, otherId, side));
}

export function digested(tasks: readonly ShownTask[]): DigestedLine[] {
  return viewOf(tasks).map((line) => ({ line, digest: digestOf(line) }));
}

function digestOf(line: ViewLine): string {
  return createHash('sha256').update(JSON.stringify(line)).digest('hex').slice(0, 16);
}
