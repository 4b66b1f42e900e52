import { type RawBuilder, sql } from 'kysely';

/** The fold of a posting that no fold has reached: higher than any. */
export const UNFOLDED = sql`9223372036854775807::bigint`;

/** Which balances of one authority are read: units by a statement that gives their ids. */
export interface BalancePart {
  readonly authorityId: string;
  readonly planIds: readonly string[];
  readonly units: RawBuilder<unknown>;
  readonly layer: 'given' | 'all';
  /** Plans `p.id` and units `u.id` that are left out, as a condition. */
  readonly without?: RawBuilder<boolean>;
}

/**
 * Balances of a day as lines (plan_id, unit_id, field_id, layer, level, leader_id, account, due_on, delta): for each plan
 * and unit the last balance carried forward to that day or before, and the turnovers of the days since.
 * The number of lines depends on how much moves in a few weeks, never on how long the plan has lived.
 *
 * @param day null for today
 */
export function balancesOn(day: string | null, part: BalancePart): RawBuilder<unknown> {
  const { authorityId, planIds, units } = part;
  const layer = (line: RawBuilder<unknown>) =>
    part.layer === 'given' ? sql`and ${line}.layer = 0` : sql``;
  const upTo = (line: RawBuilder<unknown>) =>
    day === null ? sql`` : sql`and ${line}.day <= ${day}::date`;
  const wanted = sql`(select p.id as plan_id, u.id as unit_id,
      (select max(c.day) from carried c where c.authority_id = ${authorityId}
        and c.plan_id = p.id and c.unit_id = u.id ${upTo(sql`c`)}) as day
    from unnest(${[...planIds]}::bigint[]) as p (id) cross join (${units}) as u (id)
    ${part.without ? sql`where not ${part.without}` : sql``}) as w`;
  return sql`
    select c.plan_id, c.unit_id, c.field_id, c.layer, c.level, c.leader_id, c.account, c.due_on, c.delta
    from ${wanted}
    join carried_line c on c.authority_id = ${authorityId} and c.plan_id = w.plan_id
      and c.unit_id = w.unit_id and c.day = w.day ${layer(sql`c`)}
    union all
    select t.plan_id, t.unit_id, t.field_id, t.layer, t.level, t.leader_id, t.account, t.due_on, t.delta
    from ${wanted}
    join turnover_line t on t.authority_id = ${authorityId} and t.plan_id = w.plan_id
      and t.unit_id = w.unit_id and t.day > coalesce(w.day, '-infinity') ${upTo(sql`t`)}
      ${layer(sql`t`)}`;
}
