import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { keepObligations } from './obligation-store.ts';

interface Change {
  readonly authorityId: string;
  readonly regimeId: string;
  readonly at: Date;
  readonly personId: string;
}

/**
 * Units that ended before a day, with the one that took over (sáp nhập, chia tách); of several the one to
 * which everything not named elsewhere went. What a reorganisation with a plan moves goes by its rules and waits
 * for a person where none fits: it is left alone here.
 */
function endedUnits(day: Day): RawBuilder<unknown> {
  return sql`select distinct on (u.id) u.id, u.valid_to, s.to_unit_id, n.authority_id as to_authority_id
    from unit u
    left join unit_succession s on s.from_unit_id = u.id and s.on_day <= ${day}::date
    left join unit n on n.id = s.to_unit_id
    where u.valid_to < ${day}::date and u.valid_to >= u.valid_from
      and not exists (select from unit_succession r
        where r.from_unit_id = u.id and r.reorganisation_id is not null)
    order by u.id, (s.share is null) desc, s.on_day desc, s.id`;
}

const isOwedStill = sql`o.state in ('open', 'returned', 'submitted')`;

/** A report of a period that ends after its unit, of which nothing was written yet. */
const reachesBeyond = sql`o.period_to > e.valid_to and o.state = 'open' and o.submission_id is null`;

/** The unit that took over owes the same report itself. */
const isOwedByHeir = sql`exists (select from obligation h where h.authority_id = o.authority_id
    and h.regime_id = o.regime_id and h.period_key = o.period_key and h.hop = o.hop
    and h.unit_id = e.to_unit_id and h.id <> o.id)`;

/**
 * Lets the obligations of a regime follow when units end: what they still owe goes to the unit that took
 * over; a period that ends after them is dropped where that unit owes it itself, or where there is none. Who
 * received reports is followed too. Rows as they were stay in the history.
 */
export async function followSuccessions(
  tx: Tx,
  { authorityId, regimeId, at, personId }: Change,
  day: Day,
): Promise<{ moved: number; dropped: number }> {
  const own = sql`o.authority_id = ${authorityId} and o.regime_id = ${regimeId}`;
  const ended = sql`from (${endedUnits(day)}) e`;
  const touch = sql`version = o.version + 1, since = greatest(${at}::timestamptz, o.since),
    changed_by = ${personId}`;

  const isDropped = sql`${own} and exists (select ${ended} where e.id = o.unit_id and ${reachesBeyond}
    and (e.to_unit_id is null or ${isOwedByHeir}))`;
  const dropped = await keepObligations(tx, authorityId, isDropped, at);
  if (dropped > 0) await run(tx, sql`delete from obligation o where ${isDropped}`);

  const isMoved = sql`${own} and ${isOwedStill} and exists (select ${ended}
    where e.to_unit_id is not null and e.id in (o.unit_id, o.to_unit_id))`;
  const moved = await keepObligations(tx, authorityId, isMoved, at);
  if (moved > 0) {
    await run(
      tx,
      sql`with ended as (${endedUnits(day)})
        update obligation o set ${touch},
          unit_id = coalesce((select e.to_unit_id from ended e where e.id = o.unit_id), o.unit_id),
          to_unit_id = coalesce((select e.to_unit_id from ended e where e.id = o.to_unit_id), o.to_unit_id),
          to_authority_id = coalesce(
            (select e.to_authority_id from ended e where e.id = o.to_unit_id), o.to_authority_id)
        where ${isMoved}`,
    );
  }
  return { moved, dropped };
}

/**
 * Takes back obligations of periods that end after a day and of which nothing was written, because the regime
 * changed or ended. They stay in the history.
 *
 * @param from periods that end on this day or later
 */
export async function takeBackObligations(
  tx: Tx,
  { authorityId, regimeId, at }: Change,
  from: Day,
): Promise<number> {
  const isTakenBack = sql`o.authority_id = ${authorityId} and o.regime_id = ${regimeId}
    and o.period_to >= ${from}::date and o.state = 'open' and o.submission_id is null`;
  const count = await keepObligations(tx, authorityId, isTakenBack, at);
  if (count > 0) await run(tx, sql`delete from obligation o where ${isTakenBack}`);
  return count;
}

/** Units of other authorities that owe reports under a regime. */
export async function unitsOutside(
  tx: Tx,
  authorityId: string,
  regimeId: string,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ id: string }>`select distinct u.id from obligation o join unit u on u.id = o.unit_id
        where o.authority_id = ${authorityId} and o.regime_id = ${regimeId}
          and u.authority_id <> o.authority_id`,
  );
  return found.map(({ id }) => id);
}
