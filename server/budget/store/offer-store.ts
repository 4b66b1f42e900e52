import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';

/** The line that follows up a provision of a plan; null where none does. */
export async function followedBy(
  db: Db | Tx,
  authorityId: string,
  provisionId: string,
): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`select id from budget_line
        where authority_id = ${authorityId} and provision_id = ${provisionId} and until is null`,
  );
  return found?.id ?? null;
}

/** Whether a provision is a sum of a plan of this authority. */
export async function isMoneyProvision(
  db: Db | Tx,
  authorityId: string,
  provisionId: string,
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 as one from plan_provision
        where authority_id = ${authorityId} and id = ${provisionId} and kind = 'money'`,
  );
  return found !== null;
}

/** A sentence is looked for this many characters before and behind a sum. */
export const REACH = 600;
const AROUND = sql`select substr(source_text, greatest(v.starts - ${sql.lit(REACH)}, 0) + 1,
    v.ends - v.starts + ${sql.lit(2 * REACH)}) as around
  from reading where authority_id = v.authority_id and plan_id = v.plan_id and state = 'issued' limit 1`;

/** The provision that a line follows up, with the text around it. */
export type OrderRecord = Pick<
  OfferRecord,
  'planId' | 'planNumber' | 'directiveId' | 'data' | 'starts' | 'ends' | 'around'
>;

/** What ordered the money of a line; null where it was not taken over from a text. */
export async function orderOf(
  db: Db | Tx,
  authorityId: string,
  lineId: string,
): Promise<OrderRecord | null> {
  return firstRow(
    db,
    sql<OrderRecord>`
      select v.plan_id as "planId", d.number as "planNumber", p.directive_id as "directiveId", v.data,
        v.starts, v.ends, r.around
      from budget_line l
      join plan_provision v on v.authority_id = l.authority_id and v.id = l.provision_id
      join plan p on p.authority_id = v.authority_id and p.id = v.plan_id
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      left join lateral (${AROUND}) r on true
      where l.authority_id = ${authorityId} and l.id = ${lineId}`,
  );
}

/** A sum that the text of a plan states, with the task in whose words it stands. */
export interface OfferRecord {
  readonly id: string;
  readonly planId: string;
  readonly planNumber: string | null;
  readonly directiveId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly starts: number | null;
  readonly ends: number | null;
  /** The text around the sum; null where the plan keeps no text. */
  readonly around: string | null;
  readonly year: number;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
}

/** Sums in issued texts of an authority that no line follows yet. */
export async function openOffers(
  db: Db | Tx,
  authorityId: string,
  planId: string | null,
): Promise<OfferRecord[]> {
  return rows(
    db,
    sql<OfferRecord>`
      select v.id, v.plan_id as "planId", d.number as "planNumber", p.directive_id as "directiveId",
        v.data, v.starts, v.ends, r.around,
        extract(year from coalesce(d.issued_on, p.effective_on))::int as year,
        t.id as "taskId", t.title as "taskTitle"
      from plan_provision v
      join plan p on p.authority_id = v.authority_id and p.id = v.plan_id
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      left join lateral (${AROUND}) r on true
      left join lateral (
        select task.id, w.title from task_words w
        join task on task.authority_id = w.authority_id and task.words_id = w.id
        where w.authority_id = v.authority_id and w.plan_id = v.plan_id
          and w.starts <= v.starts and w.ends >= v.ends
        order by w.starts desc, task.is_group desc, task.id limit 1
      ) t on true
      where v.authority_id = ${authorityId} and v.kind = 'money'
        and (${planId}::bigint is null or v.plan_id = ${planId}::bigint)
        and not exists (select from budget_line l where l.authority_id = v.authority_id
          and l.provision_id = v.id and l.until is null)
      order by p.issued_at desc, v.ordinal limit 200`,
  );
}
