import { sql } from 'kysely';
import { UNFOLDED } from '../directives/store/ledger-lines.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { firstRow } from '../platform/database/rows.ts';
import type { ListCounts } from './store/count-tasks.ts';
import type { Filter } from './store/filter-sql.ts';
import type { TaskSight } from './task-sight.ts';

/**
 * Filters by what never changes without a posting, or never at all: the words and the clause of a task, its
 * plan, field and layer, its unit, state and deadline.
 */
const POSTED: ReadonlySet<string> = new Set([
  ...['planId', 'fieldId', 'layer', 'status', 'state', 'onUnitId', 'wordsId', 'clauseId'],
  ...['dated', 'dueFrom', 'dueTo', 'q'],
]);

/** Counts remembered by one process; the one asked for longest ago goes first. */
const MOST = 500;

interface Remembered {
  readonly stamp: string;
  readonly counts: ListCounts;
}

const memories = new WeakMap<object, Map<string, Remembered>>();

/**
 * Counts a list, or gives the count of last time where nothing was posted in the authority since, by whichever
 * process. Only lists of a whole authority are remembered: what a unit sees depends on the tree of units.
 */
export async function rememberCount(
  sight: TaskSight,
  filter: Filter,
  count: () => Promise<ListCounts>,
): Promise<ListCounts> {
  const { actor, authorities, day, isPast, db } = sight;
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const isOwn = actor.wholeAuthority && authorities.length === 1;
  if (!isOwn || !asked.every(([name]) => POSTED.has(name))) return count();
  const memory = memoryOf(db);
  const key = JSON.stringify([actor.authorityId, day, isPast, sight.before, asked]);
  // Read before counting: what is posted meanwhile makes the stamp an old one for whoever asks next.
  const stamp = await ledgerStamp(db, actor.authorityId);
  const kept = memory.get(key);
  const counts = kept?.stamp === stamp ? kept.counts : await count();
  memory.delete(key);
  memory.set(key, { stamp, counts });
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
  return counts;
}

/**
 * What stands in an authority's ledger, in a few bytes: the last fold, the postings that none has taken, and
 * the plans, because an issue folds itself. Once it has changed it never comes back.
 */
async function ledgerStamp(db: Db | Tx, authorityId: string): Promise<string> {
  const found = await firstRow(
    db,
    sql<{ stamp: string }>`
      select concat_ws(' ',
        (select folds || '/' || rebuilt from ledger where authority_id = ${authorityId}),
        (select count(*) || '/' || coalesce(max(id), 0) from plan where authority_id = ${authorityId}),
        (select count(*) || '/' || md5(string_agg(id::text, ' ' order by id)) from posting
          where authority_id = ${authorityId} and fold = ${UNFOLDED})) as stamp`,
  );
  return found?.stamp ?? '';
}

function memoryOf(db: object): Map<string, Remembered> {
  const memory = memories.get(db) ?? new Map<string, Remembered>();
  memories.set(db, memory);
  return memory;
}
