import { type RawBuilder, sql } from 'kysely';
import { idAtSql } from '../server/plans/id-sql.ts';
import type { Platform } from '../server/platform/act.ts';
import { TASK_COLUMNS } from '../server/tasks/store/task-record.ts';

/** The directive was issued so many days before the measurement. */
export const DAYS_OF_WORK = 320;

/**
 * Lets most of a year pass over a plan, set by set: nine tasks of ten are accepted and then moved up to
 * nine times more (progress, done, accepted), some five moves a task, on the weekday on which its commune
 * fills in its weekly page. Rows, history and reports say the same; the ledger is left to be rebuilt.
 *
 * @returns the number of moves
 */
export async function passYear(
  { db, ids }: Platform,
  authorityId: string,
  planId: string,
): Promise<number> {
  const luck = (salt: number) => sql`abs(hashtextextended(t.id::text, ${sql.lit(salt)}))`;
  await sql`
    create unlogged table bench_life as
    select t.id, t.since as began, t.due_on, (t.unit_id >> 22) % 5 as weekday, ${luck(1)} % 100 as luck,
      (case when ${luck(1)} % 100 < 10 then 0 else 1 + ${luck(2)} % 10 end)::int as moves
    from task t where t.authority_id = ${authorityId} and t.plan_id = ${planId} and not t.is_group`.execute(
    db,
  );
  // Move i of n falls into the i-th of n equal stretches of 44 weeks.
  await sql`
    create unlogged table bench_version as
    select l.id, l.due_on, i as move, l.moves,
      case when i = 0 then l.began else date_trunc('day', l.began) + interval '1 hour' + i * interval '1 minute'
        + (l.weekday + 7 * (1 + floor((i - 1 + abs(hashint8(l.id + i)) % 100 / 100.0) * 44 / l.moves)))
          * interval '1 day' end as since,
      case when i = 0 then 'assigned' when i = l.moves and l.luck >= 55 and l.moves >= 3 then 'closed'
        when i = l.moves - 1 and l.luck >= 55 and l.moves >= 3 then 'reported'
        when i = 1 then 'accepted' else 'in_progress' end as state
    from bench_life l cross join lateral generate_series(0, l.moves) as i`.execute(db);
  await sql`create index on bench_version (id, move)`.execute(db);
  await sql`analyze bench_version`.execute(db);
  const moves = await sql<{ n: number; reports: number }>`
    select count(*) filter (where move > 0)::int as n,
      count(*) filter (where state in ('in_progress', 'reported'))::int as reports
    from bench_version`.execute(db);
  const { n = 0, reports = 0 } = moves.rows[0] ?? {};

  await withoutIndexes(db, 'task_history', async () => {
    await sql`
      insert into task_history (${columns}, until)
      select ${values}, v.until
      from (select *, ${heard} as heard, lead(since) over w as until,
          lead(move) over w is null as is_last
        from bench_version window w as (partition by id order by move)) v
      join task t on t.authority_id = ${authorityId} and t.id = v.id
      where not v.is_last`.execute(db);
  });
  await withoutIndexes(db, 'progress_report', async () => {
    await sql`
      insert into progress_report
        (authority_id, id, task_id, kind, at, on_day, percent, body, person_id, post_id)
      select ${authorityId}, ${idAtSql(ids.block(reports).first, sql`row_number() over ()`)}, t.id,
        case v.state when 'reported' then 'done' else 'progress' end, v.since, v.since::date,
        v.move * 100 / (v.moves + 1), 'Đã làm xong phần việc của tuần theo kế hoạch.', t.changed_by, 0
      from bench_version v join task t on t.authority_id = ${authorityId} and t.id = v.id
      where v.state in ('in_progress', 'reported')`.execute(db);
  });
  await withoutIndexes(db, 'task_row', async () => {
    await sql`
      update task t set state = v.state, percent = v.move * 100 / (v.moves + 1),
        finished_on = case when v.state = 'closed' then v.heard::date end, reported_at = v.heard,
        evidence_count = (v.state = 'closed')::int, version = v.move + 1, since = v.since
      from (select *, ${heard} as heard, lead(move) over w is null as is_last
        from bench_version window w as (partition by id order by move)) v
      where t.authority_id = ${authorityId} and t.id = v.id and v.is_last and v.move > 0`.execute(
      db,
    );
  });
  await sql`drop table bench_life, bench_version`.execute(db);
  await sql`vacuum analyze`.execute(db);
  return n;
}

/** The last report up to a version. */
const heard = sql`max(case when state in ('in_progress', 'reported') then since end) over
  (partition by id order by move)`;

const FROM_VERSION: Readonly<Record<string, RawBuilder<unknown>>> = {
  state: sql`v.state`,
  percent: sql`case when v.move > 0 then v.move * 100 / (v.moves + 1) end`,
  reported_at: sql`v.heard`,
  version: sql`v.move + 1`,
  since: sql`v.since`,
};
const names = Object.keys(TASK_COLUMNS);
const values = sql.join(names.map((name) => FROM_VERSION[name] ?? sql.ref(`t.${name}`)));

const columns = sql.join(names.map((name) => sql.ref(name)));

/** Fills a table without its indexes and makes them again: millions of rows in minutes instead of hours. */
async function withoutIndexes(
  db: Platform['db'],
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const { rows: keys } = await sql<{ name: string; definition: string }>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = ${table}::regclass and contype in ('p', 'u')`.execute(db);
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_indexdef(c.oid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${table}::regclass and not exists (
      select from pg_constraint k where k.conindid = i.indexrelid)`.execute(db);
  const keepKey = table === 'task_row';
  if (!keepKey) {
    for (const { name } of keys) {
      await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(db);
    }
  }
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(db);
  await work();
  if (!keepKey) {
    for (const { name, definition } of keys) {
      await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
        db,
      );
    }
  }
  for (const { definition } of indexes) await sql.raw(definition).execute(db);
}
