import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { UnitRef } from '../../organisation/contract.ts';
import type { ActContext } from '../../platform/act.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertSql, rows, run } from '../../platform/database/rows.ts';
import type { Part } from '../../platform/database/together.ts';
import type { PartyRole } from '../contract.ts';
import type { TaskRecord } from './task-record.ts';

/** Who takes part in one task, as arranged after its issue. */
export interface PartyRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly role: PartyRole;
  readonly unit_id: string;
  readonly person_id: string | null;
  readonly duty: string | null;
  readonly due_on: Day | null;
  /** Says that the unit, named by the words or arranged before, no longer takes part. */
  readonly removed: boolean;
  readonly since: Date;
  readonly changed_by: string;
}

const COLUMNS = {
  authority_id: 'bigint',
  id: 'bigint',
  task_id: 'bigint',
  role: 'text',
  unit_id: 'bigint',
  person_id: 'bigint',
  duty: 'text',
  due_on: 'date',
  removed: 'boolean',
  since: 'timestamptz',
  changed_by: 'bigint',
} as const satisfies { readonly [K in keyof PartyRecord]: string };

const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));

/** Someone who takes part on a day, whether by the ordering words or by arrangement. */
export interface StandingParty {
  readonly id: string | null;
  readonly role: PartyRole;
  readonly unit: UnitRef;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly post: string | null;
  } | null;
  readonly written: string;
  readonly duty: string | null;
  readonly dueOn: Day | null;
  readonly since: Date | null;
}

/**
 * Who takes part beside the lead of task `t`, before a moment: units that the words name and that no later
 * row of the same unit and role stands for, and the rows that stood then.
 */
export function partiesSql(t: RawBuilder<unknown>, until: Date | null): RawBuilder<unknown> {
  const end = until === null ? sql`'infinity'::timestamptz` : sql`${until}::timestamptz`;
  return sql`
    select null::bigint as id, p.role, p.unit_id, null::bigint as person_id, p.written,
      null::text as duty, null::date as due_on, null::timestamptz as since
    from party p
    where p.authority_id = ${t}.authority_id and p.words_id = ${t}.words_id and p.role <> 'lead'
      and not exists (select from task_party x
        where x.authority_id = ${t}.authority_id and x.task_id = ${t}.id
          and x.unit_id = p.unit_id and x.role = p.role and x.since < ${end})
    union all
    select x.id, x.role, x.unit_id, x.person_id, '', x.duty, x.due_on, x.since
    from task_party x
    where x.authority_id = ${t}.authority_id and x.task_id = ${t}.id and not x.removed
      and x.since < ${end} and (x.until is null or x.until >= ${end})`;
}

/** Who takes part in a task, with names, in the order of roles. */
export function partiesOf(task: TaskRecord, until: Date | null): Part<StandingParty> {
  return {
    instants: { since: true },
    statement: sql<StandingParty>`
      select y.id::text, y.role, y.written, y.duty, y.due_on as "dueOn", y.since,
        jsonb_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name) as unit,
        (select jsonb_build_object('id', pe.id::text, 'name', pe.full_name, 'post', (
            select po.title from appointment a join post po on po.id = a.post_id
            where a.person_id = pe.id and po.unit_id = y.unit_id
            order by a.valid_to desc nulls first, a.valid_from desc limit 1))
          from person pe where pe.id = y.person_id) as person
      from task t cross join lateral (${partiesSql(sql`t`, until)}) y
      join unit u on u.id = y.unit_id
      where t.authority_id = ${task.authority_id} and t.id = ${task.id}
      order by array_position(array['leader', 'coordinate', 'monitor', 'contact'], y.role),
        u.name, u.id`,
  };
}

/** Units that take part now, or before a moment, by role: what rights hang on. */
export async function partyUnits(
  db: Db | Tx,
  task: TaskRecord,
  until: Date | null = null,
): Promise<{ role: PartyRole; unitId: string }[]> {
  return rows(
    db,
    sql<{ role: PartyRole; unitId: string }>`
      select y.role, y.unit_id as "unitId"
      from task t cross join lateral (${partiesSql(sql`t`, until)}) y
      where t.authority_id = ${task.authority_id} and t.id = ${task.id}
        and y.role in ('coordinate', 'monitor')
      order by y.unit_id`,
  );
}

export async function coordinatorIds(db: Db | Tx, task: TaskRecord): Promise<string[]> {
  const units = await partyUnits(db, task);
  return units.filter(({ role }) => role === 'coordinate').map(({ unitId }) => unitId);
}

/** The row that stands in a place now: a unit in a role, or whoever is the one person of a role. */
export async function currentParty(
  tx: Tx,
  task: TaskRecord,
  role: PartyRole,
  unitId: string | null,
): Promise<PartyRecord | null> {
  return firstRow(
    tx,
    sql<PartyRecord>`select ${columns} from task_party
        where authority_id = ${task.authority_id} and task_id = ${task.id} and role = ${role}
          and ${unitId === null ? sql`not removed` : sql`unit_id = ${unitId}`} and until is null
        order by removed`,
  );
}

/** Ends the row that stood in a place. */
export async function endParty(tx: Tx, party: PartyRecord, at: Date): Promise<void> {
  await run(
    tx,
    sql`update task_party set until = ${at}
        where authority_id = ${party.authority_id} and id = ${party.id}`,
  );
}

export function partySql(parties: readonly PartyRecord[]): RawBuilder<unknown> {
  return insertSql(
    'task_party',
    COLUMNS,
    parties.map((party) => ({ ...party })),
  );
}

/**
 * Words that take the place of others name the same units.
 *
 * @param withCoordinators false where the coordinating units are named anew
 */
export async function copyWordParties(
  tx: Tx,
  authorityId: string,
  fromWordsId: string,
  toWordsId: string,
  withCoordinators: boolean,
): Promise<void> {
  await run(
    tx,
    sql`insert into party (authority_id, words_id, unit_id, role, written, implied)
        select authority_id, ${toWordsId}::bigint, unit_id, role, written, implied from party
        where authority_id = ${authorityId} and words_id = ${fromWordsId}
          and (${withCoordinators} or role <> 'coordinate')`,
  );
}

/** Gives a task that follows another the same parties, as arrangements of its own. */
export async function copyParties(
  { tx, ids, author, defer }: ActContext,
  from: TaskRecord,
  toTaskId: string,
  at: Date,
): Promise<void> {
  const standing = (await rows(tx, partiesOf(from, null).statement)).map(
    ({ role, unit, person, duty }) => ({
      ...{ role, unit_id: unit.id, person_id: person?.id ?? null, duty },
    }),
  );
  const isNamed = standing.some(({ role }) => role === 'leader');
  const parties = isNamed ? standing : [...standing, ...(await leaderFromAbove(tx, from))];
  if (parties.length === 0) return;
  const copies = parties.map((party) => ({
    ...{ authority_id: from.authority_id, id: ids.next(), task_id: toTaskId, ...party },
    // A day of the old period asks nobody for anything in the new one.
    ...{ due_on: null, removed: false, since: at, changed_by: author.personId },
  }));
  await defer(partySql(copies), copies.length);
}

/** Who directs a task from above, as named there. */
async function leaderFromAbove(
  tx: Tx,
  { authority_id, leader_id }: TaskRecord,
): Promise<Pick<PartyRecord, 'role' | 'unit_id' | 'person_id' | 'duty'>[]> {
  if (leader_id === null) return [];
  const named = await firstRow(
    tx,
    sql<{ unit_id: string }>`select unit_id from task_party
        where authority_id = ${authority_id} and person_id = ${leader_id} and role = 'leader'
          and until is null and not removed limit 1`,
  );
  return named === null
    ? []
    : [{ role: 'leader', unit_id: named.unit_id, person_id: leader_id, duty: null }];
}

/** The first post that a person holds on a day: the unit in which they take part. */
export async function postOfPerson(
  db: Db | Tx,
  personId: string,
  day: Day,
): Promise<{ readonly unitId: string; readonly title: string } | null> {
  return firstRow(
    db,
    sql<{ unitId: string; title: string }>`
      select po.unit_id as "unitId", po.title
      from appointment a join post po on po.id = a.post_id
      where a.person_id = ${personId}
        and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
        and po.valid_from <= ${day} and (po.valid_to is null or po.valid_to >= ${day})
      order by po.id limit 1`,
  );
}

/** What a unit is asked in some tasks now, and by whom, by task id. */
export async function asksOf(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
  unitId: string,
): Promise<Map<string, { readonly duty: string | null; readonly by: string }>> {
  if (taskIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<{ taskId: string; duty: string | null; by: string }>`
      select x.task_id as "taskId", x.duty, pe.full_name as by
      from task_party x join person pe on pe.id = x.changed_by
      where x.authority_id = any(${authorityIds}::bigint[]) and x.unit_id = ${unitId}
        and x.task_id = any(${taskIds}::bigint[]) and x.role = 'coordinate' and x.until is null
        and not x.removed`,
  );
  return new Map(found.map((ask) => [ask.taskId, ask]));
}
