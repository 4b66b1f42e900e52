import { sql } from 'kysely';
import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { ActContext } from '../platform/act.ts';
import { insertSql, run } from '../platform/database/rows.ts';
import { idAtSql } from './id-sql.ts';

/**
 * One line of the ledger (sổ cái, bút toán): `delta` tasks onto (+) or off (−) one account. Groups of
 * assignments are never posted; their children are.
 */
export interface Movement {
  readonly planId: string;
  readonly unitId: string;
  readonly fieldId: string | null;
  /** 0 for what the plan's owner gave, 1 and more for what units broke it into. */
  readonly layer: number;
  /** Where the task stands: `assigned` when it is given. */
  readonly account: string;
  /** The deadline in force; null where there is none. */
  readonly dueOn: Day | null;
  /** The person who directs it (lãnh đạo chỉ đạo); null where nobody does. */
  readonly leaderId: string | null;
  readonly delta: number;
}

/** What posting needs of an act. */
export type LedgerContext = Pick<ActContext, 'tx' | 'defer' | 'ids' | 'authorityId' | 'now'>;

/**
 * Posts movements under the Vietnam day of the act, a row for each plan, unit, layer and leader, its lines
 * in arrays. In the table 0 stands for "no field" and "no leader", `infinity` for "no deadline". Postings are only
 * ever appended, so that acts under one directive never wait for one another; a job folds them.
 */
export async function post(context: LedgerContext, movements: readonly Movement[]): Promise<void> {
  const rows = new Map<string, [Movement, ...Movement[]]>();
  for (const movement of movements) {
    const place = [movement.planId, movement.unitId, movement.layer, movement.leaderId].join(' ');
    const row = rows.get(place);
    if (row) row.push(movement);
    else rows.set(place, [movement]);
  }
  if (rows.size === 0) return;
  const day = dayInVietnam(context.now);
  const ids = context.ids.block(rows.size);
  const statement = insertSql(
    'posting',
    {
      authority_id: 'bigint',
      id: 'bigint',
      plan_id: 'bigint',
      unit_id: 'bigint',
      layer: 'smallint',
      leader_id: 'bigint',
      day: 'date',
      fields: 'bigint[]',
      accounts: 'text[]',
      dues: 'date[]',
      deltas: 'integer[]',
    },
    [...rows.values()].map(([first, ...others], index) => ({
      authority_id: context.authorityId,
      id: ids.at(index),
      plan_id: first.planId,
      unit_id: first.unitId,
      layer: first.layer,
      leader_id: first.leaderId ?? '0',
      day,
      ...asArrays([first, ...others]),
    })),
  );
  await context.defer(statement, rows.size);
}

/** A line that each unit of a list gets: what an issue posts. */
export interface SetLine extends Omit<Movement, 'unitId' | 'planId' | 'layer' | 'leaderId'> {
  /** Index into the lists of units. */
  readonly set: number;
}

/**
 * Posts what a plan that nobody has seen yet gives to lists of units, and adds it up for every unit above
 * in the same breath: no fold has to find it, and a board shows it at the commit from a few rows. Lines
 * travel once a list, units once.
 */
export async function postIssue(
  context: LedgerContext,
  planId: string,
  unitSets: readonly (readonly string[])[],
  lines: readonly SetLine[],
): Promise<void> {
  const sets = unitSets.flatMap((units, set) => {
    const own = lines.filter((line) => line.set === set);
    return own.length === 0 ? [] : [{ set_no: set, units, ...asArrays(own) }];
  });
  const count = sets.reduce((sum, { units }) => sum + units.length, 0);
  if (count === 0) return;
  const { tx, authorityId, now } = context;
  const { first } = context.ids.block(count);
  const day = sql`${dayInVietnam(now)}::date`;
  await run(
    tx,
    sql`
      with given as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as s
          (set_no integer, units jsonb, fields bigint[], accounts text[], dues date[], deltas integer[])
      ), member as materialized (
        select given.set_no, u.id::bigint as unit_id
        from given cross join lateral jsonb_array_elements_text(given.units) as u (id)
      ), posted as (
        insert into posting
          (authority_id, id, plan_id, unit_id, layer, day, fields, accounts, dues, deltas, fold)
        select ${authorityId}, ${idAtSql(first, sql`(row_number() over () - 1)`)}, ${planId}, m.unit_id,
          0, ${day}, g.fields, g.accounts, g.dues, g.deltas, 0
        from member m join given g using (set_no)
      )
      insert into turnover
        (authority_id, plan_id, unit_id, day, layer, level, leader_id, fold, fields, accounts, dues, deltas)
      select ${authorityId}, ${planId}, above.unit_id, ${day}, 0, above.level, 0, -1 - above.set_no, g.fields,
        g.accounts, g.dues,
        case when above.units = 1 then g.deltas
          else array(select delta * above.units from unnest(g.deltas) as delta) end
      from (
        select m.set_no, a.ancestor_id as unit_id, u.level, count(*)::integer as units
        from member m join unit u on u.id = m.unit_id
        join unit_ancestor a on a.unit_id = u.id and a.valid_from <= greatest(${day}, u.valid_from)
          and (a.valid_to is null or a.valid_to >= greatest(${day}, u.valid_from))
        group by m.set_no, a.ancestor_id, u.level
      ) as above
      join given g using (set_no)
      order by above.unit_id, above.level`,
  );
}

function asArrays(lines: readonly Omit<SetLine, 'set'>[]) {
  return {
    fields: lines.map(({ fieldId }) => fieldId ?? '0'),
    accounts: lines.map(({ account }) => account),
    dues: lines.map(({ dueOn }) => dueOn ?? 'infinity'),
    deltas: lines.map(({ delta }) => delta),
  };
}
