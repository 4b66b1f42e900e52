import { type RawBuilder, sql } from 'kysely';

/** The fold of a posting that no fold has reached: higher than any. */
export const UNFOLDED = sql`9223372036854775807::bigint`;

/** Which balances of one authority are read: units by a statement that gives their ids. */
export interface BalancePart {
  readonly authorityId: string;
  readonly planIds: readonly string[];
  readonly units: RawBuilder<unknown>;
  readonly layer: 'given' | 'all';
}

/**
 * Balances of a day as lines (plan_id, unit_id, field_id, layer, account, due_on, delta).
 *
 * Today is the running balance, kept under the day `infinity`. A past day is the last balance carried
 * forward to it or before, for each plan and unit, and the lines of the days since: the number of lines
 * depends on how much moves in a few weeks, never on how long the plan has lived.
 *
 * @param day null for today
 */
export function balancesOn(day: string | null, part: BalancePart): RawBuilder<unknown> {
  const { authorityId, planIds, units } = part;
  const layer = (line: RawBuilder<unknown>) =>
    part.layer === 'given' ? sql`and ${line}.layer = 0` : sql``;
  const columns = sql`b.plan_id, b.unit_id, b.field_id, b.layer, b.account, b.due_on, b.delta`;
  if (day === null) {
    return sql`select ${columns} from balance b
      where b.authority_id = ${authorityId} and b.plan_id = any(${[...planIds]}::bigint[])
        and b.unit_id in (${units}) and b.day = 'infinity' ${layer(sql`b`)}`;
  }
  const wanted = sql`(select p.id as plan_id, u.id as unit_id,
      (select max(c.day) from carried c where c.authority_id = ${authorityId}
        and c.plan_id = p.id and c.unit_id = u.id and c.day <= ${day}::date) as day
    from unnest(${[...planIds]}::bigint[]) as p (id) cross join (${units}) as u (id)) as w`;
  return sql`
    select c.plan_id, c.unit_id, c.field_id, c.layer, line.account, line.due_on, line.delta
    from ${wanted}
    join carried c on c.authority_id = ${authorityId} and c.plan_id = w.plan_id
      and c.unit_id = w.unit_id and c.day = w.day ${layer(sql`c`)}
    cross join lateral unnest(c.accounts, c.dues, c.deltas) as line (account, due_on, delta)
    union all
    select ${columns}
    from ${wanted}
    join balance b on b.authority_id = ${authorityId} and b.plan_id = w.plan_id
      and b.unit_id = w.unit_id and b.day > coalesce(w.day, '-infinity') and b.day <= ${day}::date
      ${layer(sql`b`)}`;
}
