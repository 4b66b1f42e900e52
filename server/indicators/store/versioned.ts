import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { run } from '../../platform/database/rows.ts';

/** At which day tables are read, and whether that day is past. */
export interface Sight {
  readonly db: Db | Tx;
  readonly day: Day;
  readonly isPast: boolean;
}

/** The rows of a table with history as they stood at the end of a day: current ∪ history. */
export function onDay<T>(
  table: 'indicator' | 'target' | 'observation',
  columns: RawBuilder<unknown>,
  { day, isPast }: Pick<Sight, 'day' | 'isPast'>,
  authorityId: string,
): RawBuilder<T> {
  const rows = sql.table(table);
  if (!isPast) return sql<T>`(select ${columns} from ${rows} where authority_id = ${authorityId})`;
  const end = startOfDayInVietnam(addDays(day, 1));
  return sql<T>`(
    select ${columns} from ${rows} where authority_id = ${authorityId} and since < ${end}
    union all
    select ${columns} from ${sql.table(`${table}_history`)}
      where authority_id = ${authorityId} and since < ${end} and until >= ${end}
  )`;
}

/** Copies rows to the history of their table, where they held until now; the caller then changes them. */
export async function keepOld(
  tx: Tx,
  table: 'indicator' | 'target' | 'observation',
  columns: RawBuilder<unknown>,
  authorityId: string,
  ids: readonly string[],
  until: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await run(
    tx,
    sql`insert into ${sql.table(`${table}_history`)} (${columns}, until)
        select ${columns}, ${until}::timestamptz from ${sql.table(table)}
        where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
}

/** A moment not earlier than the version that it ends. */
export function momentAfter(now: Date, since: Date): Date {
  return new Date(Math.max(now.getTime(), since.getTime()));
}
