import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';

/** The fields of a plan in their order. */
export async function fieldsOfPlan(
  db: Db | Tx,
  authorityIds: readonly string[],
  planId: string,
): Promise<{ id: string; name: string; declared: number | null }[]> {
  return rows(
    db,
    sql<{ id: string; name: string; declared: number | null }>`
      select id, name, declared_count as declared from field
      where authority_id = any(${authorityIds}::bigint[]) and plan_id = ${planId}
      order by ordinal, id`,
  );
}

/** The day from which a plan orders work; null where the plan is in none of these authorities. */
export async function planEffectiveOn(
  db: Db | Tx,
  authorityIds: readonly string[],
  planId: string,
): Promise<Day | null> {
  const found = await firstRow(
    db,
    sql<{ day: Day }>`select effective_on as day from plan
        where authority_id = any(${authorityIds}::bigint[]) and id = ${planId}`,
  );
  return found?.day ?? null;
}

/** Every plan of a few authorities, for a board over all of them. */
export async function planIdsOf(db: Db | Tx, authorityIds: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select id from plan where authority_id = any(${authorityIds}::bigint[])`,
  );
  return found.map(({ id }) => id);
}

/** The head of a board: what the plan is called, and how many tasks its text says it gives. */
export async function planOnBoard(
  db: Db | Tx,
  authorityIds: readonly string[],
  planId: string,
): Promise<{
  id: string;
  title: string;
  number: string | null;
  declaredSum: number | null;
} | null> {
  return firstRow(
    db,
    sql<{ id: string; title: string; number: string | null; declaredSum: number | null }>`
      select p.id, p.title, d.number,
        coalesce(
          (select sum(f.declared_count)::int from field f
            where f.authority_id = p.authority_id and f.plan_id = p.id),
          p.declared_tasks) as "declaredSum"
      from plan p
      left join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      where p.authority_id = any(${authorityIds}::bigint[]) and p.id = ${planId}`,
  );
}
