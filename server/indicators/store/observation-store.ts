import { sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';
import type { PathClass, ValueKind } from '../contract.ts';
import { keepOld, onDay, type Sight } from './versioned.ts';

/** A value of a cell (indicator × unit × period × member × kind) as it stands. */
export interface ObservationRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly indicator_id: string;
  readonly unit_id: string;
  readonly period: string;
  readonly starts_on: Day;
  readonly ends_on: Day;
  readonly member: string;
  readonly kind: ValueKind;
  readonly value: number | null;
  readonly words: string | null;
  readonly judged: PathClass | null;
  readonly source: string | null;
  readonly note: string | null;
  readonly person_id: string;
  readonly post_id: string;
  readonly by_unit_id: string;
  readonly confirmed_by: string | null;
  readonly confirmed_post_id: string | null;
  readonly confirmed_at: Date | null;
  readonly why: string | null;
  readonly version: number;
  readonly since: Date;
  readonly changed_by: string;
}

const COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  indicator_id: 'bigint',
  unit_id: 'bigint',
  period: 'text',
  starts_on: 'date',
  ends_on: 'date',
  member: 'text',
  kind: 'text',
  value: 'double precision',
  words: 'text',
  judged: 'text',
  source: 'text',
  note: 'text',
  person_id: 'bigint',
  post_id: 'bigint',
  by_unit_id: 'bigint',
  confirmed_by: 'bigint',
  confirmed_post_id: 'bigint',
  confirmed_at: 'timestamptz',
  why: 'text',
  version: 'integer',
  since: 'timestamptz',
  changed_by: 'bigint',
} as const satisfies { readonly [K in keyof ObservationRecord]: string };

const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));

/** All values of some indicators as they stood on the day looked at, by period. */
export async function observationsOf(
  sight: Sight,
  authorityId: string,
  indicatorIds: readonly string[],
): Promise<ObservationRecord[]> {
  if (indicatorIds.length === 0) return [];
  return rows(
    sight.db,
    sql<ObservationRecord>`
      select * from ${onDay<ObservationRecord>('observation', columns, sight, authorityId)} o
      where o.indicator_id = any(${indicatorIds}::bigint[]) order by o.ends_on, o.id`,
  );
}

/** The values of an indicator that stand, their rows held. */
export async function lockObservations(
  tx: Tx,
  authorityId: string,
  indicatorId: string,
): Promise<ObservationRecord[]> {
  return rows(
    tx,
    sql<ObservationRecord>`select ${columns} from observation
        where authority_id = ${authorityId} and indicator_id = ${indicatorId}
        order by id for update`,
  );
}

/** What stood in the cells of an indicator before, oldest first, on the day looked at. */
export async function earlierObservations(
  sight: Sight,
  authorityId: string,
  indicatorId: string,
): Promise<(ObservationRecord & { readonly until: Date })[]> {
  return rows(
    sight.db,
    sql<ObservationRecord & { until: Date }>`
      select ${columns}, until from observation_history
      where authority_id = ${authorityId} and indicator_id = ${indicatorId}
        and until < ${startOfDayInVietnam(addDays(sight.day, 1))}
      order by until, id`,
  );
}

/** Writes new values and the next versions of those that stood; what stood before goes to history. */
export async function saveObservations(
  tx: Tx,
  authorityId: string,
  fresh: readonly ObservationRecord[],
  changed: readonly ObservationRecord[],
): Promise<void> {
  await insertRows(
    tx,
    'observation',
    COLUMNS,
    fresh.map((each) => ({ ...each })),
  );
  const [first] = changed;
  if (!first) return;
  const ids = changed.map(({ id }) => id);
  await keepOld(tx, 'observation', columns, authorityId, ids, first.since);
  await run(
    tx,
    sql`delete from observation where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
  await insertRows(
    tx,
    'observation',
    COLUMNS,
    changed.map((each) => ({ ...each })),
  );
}
