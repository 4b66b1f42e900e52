import { type RawBuilder, sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import { Definition } from '../contract.ts';
import { keepOld, onDay, type Sight } from './versioned.ts';

export interface IndicatorRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly folded: string;
  readonly unit_id: string;
  readonly definition: Definition;
  readonly version: number;
  readonly since: Date;
  readonly changed_by: string;
}

const COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  code: 'text',
  name: 'text',
  folded: 'text',
  unit_id: 'bigint',
  definition: 'jsonb',
  version: 'integer',
  since: 'timestamptz',
  changed_by: 'bigint',
} as const satisfies { readonly [K in keyof IndicatorRecord]: string };

const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));

/** The indicators of one authority on the day looked at, for `from ${…} i`. */
export function indicatorsOnDay(sight: Sight, authorityId: string): RawBuilder<IndicatorRecord> {
  return onDay('indicator', columns, sight, authorityId);
}

/** Indicators of one authority under a condition on `i`, in the order of their codes. */
export async function findIndicators(
  sight: Sight,
  authorityId: string,
  condition: RawBuilder<boolean>,
): Promise<IndicatorRecord[]> {
  const found = await rows(
    sight.db,
    sql<IndicatorRecord>`select * from ${indicatorsOnDay(sight, authorityId)} i
        where ${condition} order by i.code`,
  );
  return found.map(read);
}

/** One indicator with its row held; null where there is none. */
export async function lockIndicator(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<IndicatorRecord | null> {
  const found = await firstRow(
    tx,
    sql<IndicatorRecord>`select ${columns} from indicator
        where authority_id = ${authorityId} and id = ${id} for update`,
  );
  return found && read(found);
}

export async function insertIndicators(
  tx: Tx,
  indicators: readonly IndicatorRecord[],
): Promise<void> {
  await insertRows(
    tx,
    'indicator',
    COLUMNS,
    indicators.map((each) => ({ ...each })),
  );
}

/** Puts the next version in force; the one before goes to history. */
export async function saveIndicator(tx: Tx, next: IndicatorRecord): Promise<void> {
  const { authority_id, id } = next;
  await keepOld(tx, 'indicator', columns, authority_id, [id], next.since);
  await run(
    tx,
    sql`update indicator set code = ${next.code}, name = ${next.name}, folded = ${next.folded},
          unit_id = ${next.unit_id}, definition = ${JSON.stringify(next.definition)}::jsonb,
          version = ${next.version}, since = ${next.since}, changed_by = ${next.changed_by}
        where authority_id = ${authority_id} and id = ${id}`,
  );
}

/** The units that report each indicator on the day looked at, besides the one that answers for it. */
export async function reportersOf(
  sight: Sight,
  authorityId: string,
  indicatorIds: readonly string[],
): Promise<Map<string, string[]>> {
  const end = startOfDayInVietnam(addDays(sight.day, 1));
  const holds = sight.isPast
    ? sql`since < ${end} and (until is null or until >= ${end})`
    : sql`until is null`;
  const found = await rows(
    sight.db,
    sql<{ id: string; unitIds: string[] }>`
      select indicator_id as id, array_agg(unit_id order by unit_id) as "unitIds"
      from indicator_reporter
      where authority_id = ${authorityId} and indicator_id = any(${indicatorIds}::bigint[])
        and ${holds}
      group by indicator_id`,
  );
  return new Map(found.map(({ id, unitIds }) => [id, unitIds]));
}

/** Sets the units that report an indicator from now on; those that no longer do are kept for past days. */
export async function setReporters(
  tx: Tx,
  authorityId: string,
  indicatorId: string,
  unitIds: readonly string[],
  at: Date,
): Promise<void> {
  const ids = [...new Set(unitIds)];
  await run(
    tx,
    sql`update indicator_reporter set until = ${at}
        where authority_id = ${authorityId} and indicator_id = ${indicatorId} and until is null
          and not unit_id = any(${ids}::bigint[])`,
  );
  await run(
    tx,
    sql`insert into indicator_reporter (authority_id, indicator_id, unit_id, since)
        select ${authorityId}, ${indicatorId}, given.id, ${at}::timestamptz
        from unnest(${ids}::bigint[]) as given(id)
        where not exists (select from indicator_reporter r
          where r.authority_id = ${authorityId} and r.indicator_id = ${indicatorId}
            and r.unit_id = given.id and r.until is null)`,
  );
}

/** How the journal names indicators. */
export async function indicatorTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from indicator
        where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** A definition that was kept before a property existed takes its usual value. */
function read(record: IndicatorRecord): IndicatorRecord {
  return { ...record, definition: Definition.parse(record.definition) };
}
