import { type RawBuilder, sql } from 'kysely';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import { idAtSql } from '../../plans/id-sql.ts';
import type { ActContext } from '../../platform/act.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { accountSql, heardSql, isWithUnitSql } from './account-sql.ts';
import type { TaskRecord } from './task-record.ts';

/**
 * A task and everything below it in its authority that follows its leader, as `id`: a part for which another
 * leader was named follows that one, and so does what is below it. Parts in other authorities are directed
 * there.
 */
function followers({ authority_id, id }: TaskRecord): RawBuilder<unknown> {
  return sql`
    with recursive follower as (
      select ${id}::bigint as id
      union all
      select t.id from follower f
      join task t on t.authority_id = ${authority_id} and t.parent_id = f.id
      where not exists (select from task_party y
        where y.authority_id = t.authority_id and y.task_id = t.id and y.role = 'leader'
          and y.until is null and not y.removed)
    )
    select id from follower`;
}

/**
 * Holds the rows of everything that follows a task's leader. A part that was being broken down meanwhile has
 * more of them once its own row is held, so it is looked again until there is none.
 *
 * @returns how many rows are held, and a moment before which none of them may change hands
 */
export async function holdFollowersOfLeader(
  tx: Tx,
  task: TaskRecord,
): Promise<{ readonly count: number; readonly notBefore: Date }> {
  for (let held = 0; ; ) {
    const found = await rows(
      tx,
      sql<{ since: Date }>`
        select greatest(t.since, (select max(l.since) from task_leader l
          where l.authority_id = t.authority_id and l.task_id = t.id)) as since
        from task t where t.authority_id = ${task.authority_id} and t.id in (${followers(task)})
        order by t.id for update of t`,
    );
    if (found.length === held) {
      const last = Math.max(...found.map(({ since }) => since.getTime()));
      return { count: held, notBefore: new Date(last) };
    }
    held = found.length;
  }
}

/**
 * Lets a person, or nobody, direct a task and everything that follows it, from a moment on: the rows say so,
 * `task_leader` keeps since when, and what they hold in the ledger goes over in one statement. The rows must
 * be held, and the leader named or taken back before.
 */
export async function directFollowers(
  context: ActContext,
  task: TaskRecord,
  personId: string | null,
  at: Date,
  held: number,
): Promise<void> {
  const { tx, ids } = context;
  const { authority_id: authorityId } = task;
  const { first } = ids.block(2 * held);
  const own = (table: string) => sql`${sql.ref(`${table}.authority_id`)} = ${authorityId}`;
  await run(
    tx,
    sql`
      with directed as materialized (
        select t.id, t.leader_id, t.is_group, t.plan_id, t.unit_id, t.layer, t.state,
          coalesce(t.field_id, 0) as field_id, ${accountSql} as account,
          coalesce(t.due_on, 'infinity'::date) as due_on, ${heardSql} as heard
        from task t
        where ${own('t')} and t.id in (${followers(task)})
          and t.leader_id is distinct from ${personId}::bigint
      ), ended as (
        update task_leader l set until = ${at}::timestamptz from directed d
        where ${own('l')} and l.task_id = d.id and l.until is null and l.since < ${at}::timestamptz
      ), undone as (
        -- Two names in one moment: only the later one ever directed.
        delete from task_leader l using directed d
        where ${own('l')} and l.task_id = d.id and l.until is null and l.since >= ${at}::timestamptz
          and ${personId}::bigint is null
      ), began as (
        insert into task_leader (authority_id, task_id, person_id, since)
        select ${authorityId}, d.id, ${personId}::bigint, ${at}::timestamptz from directed d
        where ${personId}::bigint is not null
        on conflict (authority_id, task_id, since)
          do update set person_id = excluded.person_id, until = null
      ), line as (
        select d.plan_id, d.unit_id, d.layer, coalesce(who.leader_id, 0) as leader_id, d.field_id,
          stands.account, stands.due_on, sum(who.delta)::integer as delta
        from directed d
        cross join lateral (values (d.account, d.due_on),
          (case when ${isWithUnitSql(sql`d.state`)} then 'heard' end, d.heard)) as stands (account, due_on)
        cross join lateral (values (d.leader_id, -1), (${personId}::bigint, 1)) as who (leader_id, delta)
        where not d.is_group and stands.account is not null
        group by 1, 2, 3, 4, 5, 6, 7
      ), posted as (
        insert into posting
          (authority_id, id, plan_id, unit_id, layer, leader_id, day, fields, accounts, dues, deltas)
        select ${authorityId},
          ${idAtSql(first, sql`(row_number() over (order by plan_id, unit_id, layer, leader_id) - 1)`)},
          plan_id, unit_id, layer, leader_id, ${dayInVietnam(at)}::date, array_agg(field_id),
          array_agg(account), array_agg(due_on), array_agg(delta)
        from line group by plan_id, unit_id, layer, leader_id
      )
      update task t set leader_id = ${personId}::bigint from directed d
      where ${own('t')} and t.id = d.id`,
  );
}

/** Who directs the task above, for one whose own leader was taken back; null at the top and where nobody does. */
export async function leaderAbove(tx: Tx, task: TaskRecord): Promise<string | null> {
  if (task.parent_id === null) return null;
  const found = await firstRow(
    tx,
    sql<{ id: string | null }>`select leader_id as id from task
        where authority_id = ${task.authority_id} and id = ${task.parent_id}`,
  );
  return found?.id ?? null;
}

/** Notes who directs new tasks from their first moment: what they are parts of hands its leader down. */
export async function noteLeaders(tx: Tx, tasks: readonly TaskRecord[]): Promise<void> {
  const directed = tasks.filter(({ leader_id }) => leader_id !== null);
  if (directed.length === 0) return;
  const column = <K extends keyof TaskRecord>(name: K) => directed.map((task) => task[name]);
  await run(
    tx,
    sql`insert into task_leader (authority_id, task_id, person_id, since)
        select * from unnest(${column('authority_id')}::bigint[], ${column('id')}::bigint[],
          ${column('leader_id')}::bigint[], ${column('since')}::timestamptz[])`,
  );
}

/** A part whose row names another leader than the nearest one above it, or a moment told differently. */
export async function leaderDifferences(db: Db | Tx, authorityId: string): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ n: number }>`
      with recursive named as (
        select task_id as id, person_id from task_party
        where authority_id = ${authorityId} and role = 'leader' and until is null and not removed
      ), directed as (
        select id, person_id from named
        union all
        select t.id, d.person_id from directed d
        join task t on t.authority_id = ${authorityId} and t.parent_id = d.id
        where not exists (select from named n where n.id = t.id)
      )
      select count(*)::int as n
      from directed d
      full join (select id, leader_id from task
        where authority_id = ${authorityId} and leader_id is not null) as t using (id)
      full join (select task_id as id, person_id from task_leader
        where authority_id = ${authorityId} and until is null) as l using (id)
      where d.person_id is distinct from t.leader_id or t.leader_id is distinct from l.person_id`,
  );
  return found?.n ?? 0;
}
