import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import { type TargetPromise, TargetShape } from '../contract.ts';
import { keepOld, onDay, type Sight } from './versioned.ts';

/** What a target promises, and how it is judged; kept as one value. */
export interface KeptPromise {
  readonly promise: TargetPromise;
  readonly baseline: TargetShape['baseline'];
  readonly path: TargetShape['path'];
  readonly eachOf: TargetShape['eachOf'];
}

export interface TargetRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly indicator_id: string;
  readonly unit_id: string;
  readonly plan_id: string | null;
  readonly field_id: string | null;
  readonly provision_id: string | null;
  readonly directive_id: string | null;
  readonly clause_id: string | null;
  readonly quote: string;
  readonly starts: number | null;
  readonly ends: number | null;
  readonly ordinal: number;
  readonly aspirational: boolean;
  readonly due_on: Day;
  readonly promise: KeptPromise;
  readonly state: 'followed' | 'dropped';
  readonly folded: string;
  readonly version: number;
  readonly since: Date;
  readonly changed_by: string;
}

const COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  indicator_id: 'bigint',
  unit_id: 'bigint',
  plan_id: 'bigint',
  field_id: 'bigint',
  provision_id: 'bigint',
  directive_id: 'bigint',
  clause_id: 'bigint',
  quote: 'text',
  starts: 'integer',
  ends: 'integer',
  ordinal: 'integer',
  aspirational: 'boolean',
  due_on: 'date',
  promise: 'jsonb',
  state: 'text',
  folded: 'text',
  version: 'integer',
  since: 'timestamptz',
  changed_by: 'bigint',
} as const satisfies { readonly [K in keyof TargetRecord]: string };

export const targetColumns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));
const columns = targetColumns;

/** Targets of one authority that are followed on the day looked at, under a condition on `t`. */
export async function findTargets(
  sight: Sight,
  authorityId: string,
  condition: RawBuilder<boolean>,
): Promise<TargetRecord[]> {
  const found = await rows(
    sight.db,
    sql<TargetRecord>`select * from ${onDay<TargetRecord>('target', columns, sight, authorityId)} t
        where t.state = 'followed' and ${condition}
        order by t.plan_id nulls last, t.ordinal, t.id`,
  );
  return found.map(readTarget);
}

export async function lockTarget(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<TargetRecord | null> {
  const found = await firstRow(
    tx,
    sql<TargetRecord>`select ${columns} from target
        where authority_id = ${authorityId} and id = ${id} for update`,
  );
  return found && readTarget(found);
}

export async function insertTargets(tx: Tx, targets: readonly TargetRecord[]): Promise<void> {
  await insertRows(
    tx,
    'target',
    COLUMNS,
    targets.map((each) => ({ ...each })),
  );
}

/** Puts the next version in force; the one before goes to history. */
export async function saveTarget(tx: Tx, next: TargetRecord): Promise<void> {
  const { authority_id, id } = next;
  await keepOld(tx, 'target', columns, authority_id, [id], next.since);
  await run(
    tx,
    sql`update target set unit_id = ${next.unit_id}, plan_id = ${next.plan_id},
          field_id = ${next.field_id}, directive_id = ${next.directive_id},
          clause_id = ${next.clause_id}, quote = ${next.quote}, starts = ${next.starts},
          ends = ${next.ends}, aspirational = ${next.aspirational}, due_on = ${next.due_on},
          promise = ${JSON.stringify(next.promise)}::jsonb, state = ${next.state},
          folded = ${next.folded}, version = ${next.version}, since = ${next.since},
          changed_by = ${next.changed_by}
        where authority_id = ${authority_id} and id = ${id}`,
  );
}

/** The provisions of a plan that followed targets stand for. */
export async function followedProvisions(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct provision_id as id from target
        where authority_id = ${authorityId} and plan_id = ${planId}
          and provision_id is not null and state = 'followed'`,
  );
  return new Set(found.map(({ id }) => id));
}

/** How the journal names targets: by what is measured. */
export async function targetTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`
      select t.id, i.name from target t
      join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id
      where t.authority_id = ${authorityId} and t.id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** A row with its promise read: fields that came later get what they were understood as. */
export function readTarget(record: TargetRecord): TargetRecord {
  const { promise, baseline, path, eachOf } = TargetShape.parse(record.promise);
  return { ...record, promise: { promise, baseline, path, eachOf } };
}
