import { sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { CountScope } from './counted-tasks.ts';
import type { Sight } from './versioned.ts';

/** Which accepted products an indicator counts. */
export interface ProductCountRecord {
  readonly authority_id: string;
  readonly indicator_id: string;
  readonly scope: 'linked' | 'plan';
  readonly plan_id: string | null;
  readonly field_id: string | null;
  readonly product: string | null;
  readonly version: number;
  readonly since: Date;
  readonly changed_by: string;
  /** False once it is counted no more. */
  readonly counts: boolean;
}

const columns = sql`authority_id, indicator_id, scope, plan_id, field_id, product, version, since,
  changed_by, counts`;

/** What some indicators count on the day looked at, by indicator; those that were stopped too. */
export async function productCountsOf(
  { db, day, isPast }: Sight,
  authorityId: string,
  indicatorIds: readonly string[],
): Promise<Map<string, ProductCountRecord>> {
  if (indicatorIds.length === 0) return new Map();
  const of = sql`authority_id = ${authorityId} and indicator_id = any(${indicatorIds}::bigint[])`;
  const end = startOfDayInVietnam(addDays(day, 1));
  const found = await rows(
    db,
    isPast
      ? sql<ProductCountRecord>`
          select ${columns} from product_count where ${of} and since < ${end}
          union all
          select ${columns} from product_count_history
            where ${of} and since < ${end} and until >= ${end}`
      : sql<ProductCountRecord>`select ${columns} from product_count where ${of}`,
  );
  return new Map(found.map((count) => [count.indicator_id, count]));
}

/** Puts what is counted in force; what was before goes to history. */
export async function saveProductCount(tx: Tx, next: ProductCountRecord): Promise<void> {
  const { authority_id, indicator_id } = next;
  await run(
    tx,
    sql`insert into product_count_history (${columns}, until)
        select ${columns}, ${next.since}::timestamptz from product_count
        where authority_id = ${authority_id} and indicator_id = ${indicator_id}`,
  );
  await run(
    tx,
    sql`insert into product_count (${columns})
        values (${authority_id}, ${indicator_id}, ${next.scope}, ${next.plan_id},
          ${next.field_id}, ${next.product}, ${next.version}, ${next.since}, ${next.changed_by},
          ${next.counts})
        on conflict (authority_id, indicator_id) do update set scope = excluded.scope,
          plan_id = excluded.plan_id, field_id = excluded.field_id, product = excluded.product,
          version = excluded.version, since = excluded.since, changed_by = excluded.changed_by,
          counts = excluded.counts`,
  );
}

/** The tasks that an indicator counts at. */
export function scopeOf(count: ProductCountRecord): CountScope {
  return count.scope === 'linked'
    ? { kind: 'linked', indicatorId: count.indicator_id }
    : { kind: 'plan', planId: count.plan_id, fieldId: count.field_id };
}

/** How the plan and the field that an indicator counts in are called. */
export async function planAndField(
  db: Db | Tx,
  authorityId: string,
  planId: string | null,
  fieldId: string | null,
): Promise<{ planNumber: string | null; fieldName: string | null }> {
  const found = await firstRow(
    db,
    sql<{ planNumber: string | null; fieldName: string | null }>`
      select (select d.number from plan p
          join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
          where p.authority_id = ${authorityId} and p.id = ${planId}) as "planNumber",
        (select f.name from field f
          where f.authority_id = ${authorityId} and f.id = ${fieldId}) as "fieldName"`,
  );
  return found ?? { planNumber: null, fieldName: null };
}
