import { type RawBuilder, sql } from 'kysely';
import {
  type Held,
  type HeldBy,
  type Holdings,
  type HoldingsContext,
  type Rehomed,
  type Rehoming,
  type Standing,
  turnedRound,
} from '../../organisation/store/holdings.ts';
import { groupBy } from '../../organisation/store/rehome-rows.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import { accountSql, heardSql, isWithUnitSql } from './account-sql.ts';
import { partiesSql } from './party-store.ts';
import { taskColumns } from './task-record.ts';

/** Everything that somebody still has to do, decide upon or resume. */
const OPEN = sql.lit('{assigned,accepted,in_progress,reported,handed_back,suspended}');
export const isOpenTask = (t: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${t}.state`)} = any(${OPEN}::text[])`;

/** A class is held by whoever gave it; a duty that comes back stands as a line of its own at each unit. */
const kindSql = sql`case when not t.is_group then 'task'
  when exists (select from series s where s.authority_id = t.authority_id and s.words_id = t.words_id
    and s.group_id is distinct from t.id) then 'series' else 'class' end`;

/**
 * Open work that units hold and that they gave. What has ended stays where it was done. A class goes with
 * whoever gave it, so its line is held and given by the same unit.
 */
export const taskHoldings: Holdings = {
  kinds: ['task', 'class', 'series', 'given'],
  endable: ['task'],
  find: findTasks,
  move: (context, moves) => moveTasks(context, moves),
  async restore(context, moves) {
    await moveTasks(context, moves.map(turnedRound));
  },
  standing: standingTasks,
};

async function findTasks(
  db: Db | Tx,
  { authorityIds, unitIds }: HeldBy,
  subjects: boolean,
): Promise<Held[]> {
  const about = subjects
    ? sql`array(select distinct s.unit_id::text from (
        select y.unit_id from (${partiesSql(sql`t`, null)}) y where y.role in ('coordinate', 'monitor')
        union all select part.unit_id from task part
          where part.authority_id = t.authority_id and part.parent_id = t.id
      ) s where s.unit_id <> t.unit_id)`
    : sql`'{}'::text[]`;
  const columns = (kind: RawBuilder<unknown>, unit: string, subjectIds: RawBuilder<unknown>) => sql`
    ${kind} as kind, t.authority_id::text as "authorityId", t.id::text, ${sql.ref(`t.${unit}`)}::text as "unitId",
    w.title, f.name as field, t.plan_id::text as "planId", t.due_on as "dueOn",
    ${subjectIds} as "subjectIds", null as carrier, t.officer_id::text as "personId"`;
  const from = (unit: string) => sql`from task t
    join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
    left join field f on f.authority_id = t.authority_id and f.id = t.field_id
    where t.authority_id = any(${authorityIds}::bigint[]) and ${isOpenTask('t')}
      and ${sql.ref(`t.${unit}`)} = any(${unitIds}::bigint[])`;
  return rows(
    db,
    sql<Held>`
      select ${columns(kindSql, 'unit_id', about)} ${from('unit_id')}
      union all
      select ${columns(sql`'given'`, 'assigner_unit_id', sql`array[t.unit_id::text]`)}
      ${from('assigner_unit_id')} and not (t.is_group and t.unit_id = t.assigner_unit_id)`,
  );
}

/**
 * Gives tasks to other units: history keeps the row as it was, the ledger takes it off the old unit and puts it
 * onto the new one, deadlines and what was reported stay. All of one authority in one statement.
 */
async function moveTasks(context: HoldingsContext, moves: readonly Rehoming[]): Promise<Rehomed[]> {
  const done: Rehomed[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const given = [...groupBy(own, (move) => move.id)].map(([id, sides]) => givenOf(id, sides));
    const moved = await moveOfAuthority(context, authorityId, given);
    const of = new Map(moved.map((row) => [row.id, row]));
    for (const { kind, id } of own) {
      const row = of.get(id);
      if (!row) continue;
      const { version, officer_id: officerId, state } = row;
      done.push({ kind, authorityId, id, version, kept: { officerId, state } });
    }
  }
  return done;
}

interface Given {
  readonly id: string;
  readonly unit_id: string | null;
  readonly assigner_id: string | null;
  /** Null leaves the officer, 0 takes the task off them. */
  readonly officer_id: string | null;
  /** Null leaves the state. */
  readonly state: string | null;
}

function givenOf(id: string, sides: readonly Rehoming[]): Given {
  const held = sides.find(({ kind }) => kind !== 'given');
  const gave = sides.find(({ kind }) => kind === 'given' || kind === 'class');
  const { officerId = null, state = null } = held?.kept ?? {};
  const ends = held !== undefined && held.toUnitId === null && held.kind !== 'class';
  return {
    id,
    unit_id: held?.toUnitId ?? null,
    assigner_id: gave?.toUnitId ?? null,
    officer_id: typeof officerId === 'string' ? officerId : held && !held.keepsPerson ? '0' : null,
    state: typeof state === 'string' ? state : ends ? 'withdrawn' : null,
  };
}

interface MovedRow {
  readonly id: string;
  readonly version: number;
  readonly officer_id: string | null;
  readonly state: string;
}

async function moveOfAuthority(
  { tx, ids, at, personId }: HoldingsContext,
  authorityId: string,
  given: readonly Given[],
): Promise<MovedRow[]> {
  // At most two rows of postings a task: one off, one on.
  const { first } = ids.block(2 * given.length);
  return rows(
    tx,
    sql<MovedRow>`
      with given as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          as g(id bigint, unit_id bigint, assigner_id bigint, officer_id bigint, state text)
      ), held as materialized (
        select t.* from task t
        where t.authority_id = ${authorityId} and t.id in (select id from given)
        order by t.id for update
      ), moment as materialized (
        select greatest(${at}::timestamptz, max(since)) as at from held
      ), old as (
        insert into task_history (${taskColumns()}, until)
        select ${taskColumns('held')}, moment.at from held, moment
      ), stands as materialized (
        select t.plan_id, t.layer, coalesce(t.leader_id, 0) as leader_id,
          coalesce(t.field_id, 0) as field_id, coalesce(t.due_on, 'infinity'::date) as due_on,
          t.unit_id as off_unit, coalesce(g.unit_id, t.unit_id) as on_unit,
          ${accountSql} as off_account, coalesce(g.state, ${accountSql}) as on_account,
          case when ${isWithUnitSql(sql`t.state`)} then ${heardSql} end as off_heard,
          case when ${isWithUnitSql(sql`coalesce(g.state, t.state)`)} then
            (coalesce(t.reported_at, moment.at) at time zone 'Asia/Ho_Chi_Minh')::date end as on_heard
        from held t join given g on g.id = t.id cross join moment
        where not t.is_group
      ), line as (
        select s.plan_id, line.unit_id, s.layer, s.leader_id, s.field_id, line.account, line.due_on,
          sum(line.delta)::integer as delta
        from stands s
        cross join lateral (values
          (s.off_unit, s.off_account, s.due_on, -1), (s.on_unit, s.on_account, s.due_on, 1),
          (s.off_unit, 'heard', s.off_heard, -1), (s.on_unit, 'heard', s.on_heard, 1)
        ) as line (unit_id, account, due_on, delta)
        where line.due_on is not null
        group by 1, 2, 3, 4, 5, 6, 7 having sum(line.delta) <> 0
      ), posted as (
        insert into posting
          (authority_id, id, plan_id, unit_id, layer, leader_id, day, fields, accounts, dues, deltas)
        select ${authorityId},
          ${idAtSql(first, sql`(row_number() over (order by plan_id, unit_id, layer, leader_id) - 1)`)},
          plan_id, unit_id, layer, leader_id,
          ((select at from moment) at time zone 'Asia/Ho_Chi_Minh')::date, array_agg(field_id),
          array_agg(account), array_agg(due_on), array_agg(delta)
        from line group by plan_id, unit_id, layer, leader_id
      )
      update task t set unit_id = coalesce(g.unit_id, t.unit_id),
        assigner_unit_id = coalesce(g.assigner_id, t.assigner_unit_id),
        officer_id = case when g.officer_id is null then t.officer_id else nullif(g.officer_id, 0) end,
        state = coalesce(g.state, t.state), version = t.version + 1, since = moment.at,
        changed_by = ${personId}
      from given g, held, moment
      where t.authority_id = ${authorityId} and t.id = g.id and held.id = g.id
      returning t.id::text, t.version, held.officer_id::text, held.state`,
  );
}

async function standingTasks(db: Db | Tx, moves: readonly Rehoming[]): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const [authorityId, own] of groupBy(moves, (move) => move.authorityId)) {
    const ids = [...new Set(own.map(({ id }) => id))];
    const stand = await rows(
      db,
      sql<{ id: string; unitId: string; assignerId: string; version: number }>`
        select id::text, unit_id::text as "unitId", assigner_unit_id::text as "assignerId", version
        from task where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
    );
    const of = new Map(stand.map((row) => [row.id, row]));
    for (const { kind, id } of own) {
      const row = of.get(id);
      if (!row) continue;
      const { unitId, assignerId, version } = row;
      found.push({
        kind,
        authorityId,
        id,
        unitId: kind === 'given' ? assignerId : unitId,
        version,
      });
    }
  }
  return found;
}
