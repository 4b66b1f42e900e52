import { sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { AllocationRule } from '../allocation-contract.ts';
import type { TargetRecord } from './target-store.ts';
import type { Sight } from './versioned.ts';

/** How a target was shared out. Its shares are targets of their own. */
export interface AllocationRecord {
  readonly authority_id: string;
  readonly target_id: string;
  readonly rule: AllocationRule;
  readonly weight_indicator_id: string | null;
  readonly weight_period: string | null;
  readonly years: readonly number[];
  readonly why_over: string | null;
  readonly version: number;
  readonly since: Date;
  readonly changed_by: string;
}

const columns = sql`authority_id, target_id, rule, weight_indicator_id, weight_period, years, why_over,
  version, since, changed_by`;

/** The share of a unit, by the target that it became. */
export interface ShareRecord {
  readonly target_id: string;
  readonly unit_id: string;
  readonly share_id: string;
}

/** How some targets were shared out on the day looked at, by target. */
export async function allocationsOf(
  { db, day, isPast }: Sight,
  authorityId: string,
  targetIds: readonly string[],
): Promise<Map<string, AllocationRecord>> {
  if (targetIds.length === 0) return new Map();
  const end = startOfDayInVietnam(addDays(day, 1));
  const found = await rows(
    db,
    isPast
      ? sql<AllocationRecord>`
          select ${columns} from allocation
            where authority_id = ${authorityId} and target_id = any(${targetIds}::bigint[])
              and since < ${end}
          union all
          select ${columns} from allocation_history
            where authority_id = ${authorityId} and target_id = any(${targetIds}::bigint[])
              and since < ${end} and until >= ${end}`
      : sql<AllocationRecord>`select ${columns} from allocation
          where authority_id = ${authorityId} and target_id = any(${targetIds}::bigint[])`,
  );
  return new Map(found.map((allocation) => [allocation.target_id, allocation]));
}

/** The shares of some targets on the day looked at, those of a target together. */
export async function sharesOf(
  sight: Sight,
  authorityId: string,
  targetIds: readonly string[],
): Promise<ShareRecord[]> {
  if (targetIds.length === 0) return [];
  return rows(
    sight.db,
    sql<ShareRecord>`select target_id, unit_id, share_id from allocation_share
        where authority_id = ${authorityId} and target_id = any(${targetIds}::bigint[])
          and ${inForce(sight)} order by target_id, unit_id`,
  );
}

/** The target whose share another is; null for one that nobody shared out. */
export async function wholeOf(
  sight: Sight,
  authorityId: string,
  shareId: string,
): Promise<string | null> {
  const found = await firstRow(
    sight.db,
    sql<{ id: string }>`select target_id as id from allocation_share
        where authority_id = ${authorityId} and share_id = ${shareId} and ${inForce(sight)}`,
  );
  return found?.id ?? null;
}

/** The units that hold the targets above a share, its own first. */
export async function unitsAbove(
  db: Db | Tx,
  authorityId: string,
  targetId: string,
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ unitId: string }>`
      with recursive up as (
        select t.id, t.unit_id, 0 as depth from target t
        where t.authority_id = ${authorityId} and t.id = ${targetId}
        union all
        select t.id, t.unit_id, up.depth + 1 from up
        join allocation_share s on s.authority_id = ${authorityId} and s.share_id = up.id
          and s.until is null
        join target t on t.authority_id = ${authorityId} and t.id = s.target_id
        where up.depth < ${DEEPEST}
      )
      select unit_id as "unitId" from up order by depth`,
  );
  return found.map(({ unitId }) => unitId);
}

/** Deeper than any chain of bodies; a chain that did not end would stop here. */
const DEEPEST = 32;

function inForce({ day, isPast }: Sight) {
  if (!isPast) return sql<boolean>`until is null`;
  const end = startOfDayInVietnam(addDays(day, 1));
  return sql<boolean>`(since < ${end} and (until is null or until >= ${end}))`;
}

/** Puts an allocation in force; the one before goes to history. */
export async function saveAllocation(tx: Tx, next: AllocationRecord): Promise<void> {
  const { authority_id, target_id } = next;
  await run(
    tx,
    sql`insert into allocation_history (${columns}, until)
        select ${columns}, ${next.since}::timestamptz from allocation
        where authority_id = ${authority_id} and target_id = ${target_id}`,
  );
  await run(
    tx,
    sql`insert into allocation (${columns})
        values (${authority_id}, ${target_id}, ${next.rule}, ${next.weight_indicator_id},
          ${next.weight_period}, ${next.years}::smallint[], ${next.why_over}, ${next.version},
          ${next.since}, ${next.changed_by})
        on conflict (authority_id, target_id) do update set rule = excluded.rule,
          weight_indicator_id = excluded.weight_indicator_id, weight_period = excluded.weight_period,
          years = excluded.years, why_over = excluded.why_over, version = excluded.version,
          since = excluded.since, changed_by = excluded.changed_by`,
  );
}

export async function beginShares(
  tx: Tx,
  authorityId: string,
  shares: readonly ShareRecord[],
  at: Date,
): Promise<void> {
  const columnTypes = {
    authority_id: 'bigint',
    target_id: 'bigint',
    unit_id: 'bigint',
    share_id: 'bigint',
    since: 'timestamptz',
  };
  const fresh = shares.map((share) => ({ ...share, authority_id: authorityId, since: at }));
  await insertRows(tx, 'allocation_share', columnTypes, fresh);
}

export async function endShares(
  tx: Tx,
  authorityId: string,
  shareIds: readonly string[],
  at: Date,
): Promise<void> {
  if (shareIds.length === 0) return;
  await run(
    tx,
    sql`update allocation_share set until = ${at}
        where authority_id = ${authorityId} and share_id = any(${shareIds}::bigint[])
          and until is null`,
  );
}

/** Puts the next version of many shares in force at once; those before go to history. */
export async function saveShareTargets(
  tx: Tx,
  authorityId: string,
  changed: readonly TargetRecord[],
): Promise<void> {
  if (changed.length === 0) return;
  const next = JSON.stringify(
    changed.map(({ id, promise, due_on, state, version, since, changed_by }) => ({
      ...{ id, promise, due_on, state, version, since, changed_by },
    })),
  );
  await run(
    tx,
    sql`with given as (
          select * from jsonb_to_recordset(${next}::jsonb) as g(id bigint, promise jsonb,
            due_on date, state text, version integer, since timestamptz, changed_by bigint)
        ), kept as (
          insert into target_history
          select t.*, g.since from target t join given g on g.id = t.id
          where t.authority_id = ${authorityId}
        )
        update target t set promise = g.promise, due_on = g.due_on, state = g.state,
          version = g.version, since = g.since, changed_by = g.changed_by
        from given g where t.authority_id = ${authorityId} and t.id = g.id`,
  );
}
