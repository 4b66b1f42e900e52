import { type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../directives/moment.ts';
import { visibleTasks } from '../../directives/store/visible-tasks.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { UnitRef } from '../../organisation/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';

/** A plan without its counts. */
export interface PlanRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly owner: UnitRef;
  readonly issuedOn: string | null;
  readonly effectiveOn: string;
  readonly directiveId: string;
  readonly declaredTasks: number | null;
  readonly declaredFields: number | null;
  readonly version: number;
  /** The moment of issue with all its digits: the key of the list. */
  readonly key: string;
}

const columns = sql`p.authority_id as "authorityId", p.id, p.title, d.number,
  jsonb_build_object('id', o.id::text, 'name', o.name, 'shortName', o.short_name) as owner,
  d.issued_on as "issuedOn", p.effective_on as "effectiveOn", p.directive_id as "directiveId",
  p.declared_tasks as "declaredTasks", p.declared_fields as "declaredFields", p.version,
  p.issued_at::text as key`;
const tables = sql`plan p
  join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
  join unit o on o.id = p.owner_unit_id`;

export interface PlanFilter {
  readonly words: readonly string[];
  readonly moment: Moment;
}

/** Plans that a post may see, the one issued last first. */
export async function pageOfPlans(
  db: Db,
  actor: Actor,
  authorityIds: readonly string[],
  filter: PlanFilter,
  after: { readonly key: string; readonly id: string } | null,
  limit: number,
): Promise<PlanRecord[]> {
  const beyond = after
    ? sql`and (p.issued_at, p.id) < (${after.key}::timestamptz, ${after.id}::bigint)`
    : sql``;
  return rows(
    db,
    sql<PlanRecord>`select ${columns} from ${tables}
        where ${matching(actor, authorityIds, filter)} ${beyond}
        order by p.issued_at desc, p.id desc limit ${limit}`,
  );
}

export async function countPlans(
  db: Db,
  actor: Actor,
  authorityIds: readonly string[],
  filter: PlanFilter,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from plan p
        where ${matching(actor, authorityIds, filter)}`,
  );
  return found?.count ?? 0;
}

function matching(
  actor: Actor,
  authorityIds: readonly string[],
  { words, moment: { day, endOfDay } }: PlanFilter,
): RawBuilder<unknown> {
  const conditions = [
    sql`(p.authority_id = ${actor.authorityId} or (p.authority_id = any(${[...authorityIds]}::bigint[])
      and ${givesWorkTo(actor, day)}))`,
    ...(endOfDay === null ? [] : [sql`p.issued_at <= ${endOfDay}`]),
    ...words.map((word) => sql`p.folded like ${`%${word}%`}`),
  ];
  return sql.join(conditions, sql` and `);
}

/** The plan gives work that the post may see. */
function givesWorkTo(actor: Actor, day: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from task t where t.authority_id = p.authority_id
    and t.plan_id = p.id and ${visibleTasks(actor, day, null)})`;
}

/** A plan of any of these authorities, and whether it gives work that the post may see. */
export async function findPlan(
  db: Db,
  actor: Actor,
  authorityIds: readonly string[],
  id: string,
  day: string,
): Promise<(PlanRecord & { readonly givesWork: boolean }) | null> {
  return firstRow(
    db,
    sql<PlanRecord & { givesWork: boolean }>`
      select ${columns}, ${givesWorkTo(actor, day)} as "givesWork" from ${tables}
      where p.authority_id = any(${[...authorityIds]}::bigint[]) and p.id = ${id}`,
  );
}

export interface FieldRecord {
  readonly id: string;
  readonly name: string;
  readonly declaredCount: number | null;
}

export async function fieldsOf(
  db: Db,
  authorityId: string,
  planId: string,
): Promise<FieldRecord[]> {
  return rows(
    db,
    sql<FieldRecord>`select id, name, declared_count as "declaredCount" from field
        where authority_id = ${authorityId} and plan_id = ${planId} order by ordinal`,
  );
}

export interface ProvisionRecord {
  readonly id: string;
  readonly kind: 'target' | 'money' | 'phase' | 'duty' | 'motto';
  readonly data: Record<string, unknown>;
  readonly ordinal: number;
  readonly starts: number | null;
  readonly ends: number | null;
}

/**
 * What a plan orders besides tasks.
 *
 * @param at as it stood before this moment; null as it stands now
 */
export async function provisionsOf(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  at: Date | null = null,
): Promise<ProvisionRecord[]> {
  const own = sql`authority_id = ${authorityId} and plan_id = ${planId}`;
  const columns = sql`id, kind, data, starts, ends, ordinal`;
  const past =
    at === null
      ? sql``
      : sql`and since < ${at} union all select ${columns} from plan_provision_past
          where ${own} and since < ${at} and until >= ${at}`;
  return rows(
    db,
    sql<ProvisionRecord>`select ${columns} from plan_provision where ${own} ${past}
        order by ordinal, id`,
  );
}
