import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Part } from '../../platform/database/together.ts';
import type { TaskRecord } from './task-record.ts';

/** A stage of a task, and when it was passed. */
export interface StageRecord {
  readonly authority_id: string;
  readonly task_id: string;
  readonly ordinal: number;
  readonly kind: string;
  readonly stage: string;
  readonly due_on: Day;
  readonly done_on: Day | null;
  readonly done_at: Date | null;
  readonly done_by: string | null;
  readonly note: string | null;
  readonly planned_at: Date;
}

const COLUMNS = {
  authority_id: 'bigint',
  task_id: 'bigint',
  ordinal: 'smallint',
  kind: 'text',
  stage: 'text',
  due_on: 'date',
  done_on: 'date',
  done_at: 'timestamptz',
  done_by: 'bigint',
  note: 'text',
  planned_at: 'timestamptz',
} as const satisfies { readonly [K in keyof StageRecord]: string };

/**
 * The stages `s` of one authority that were planned just before a moment, for `from ${…} s`: those that stand, and
 * those that were planned anew since. One that was passed since is told by `done_at`.
 */
export function stagesPlanned(authorityId: RawBuilder<unknown>, end: Date): RawBuilder<unknown> {
  return sql`(
    select task_id, ordinal, kind, stage, due_on, done_on, done_at, done_by, note, planned_at
      from task_stage where authority_id = ${authorityId} and planned_at < ${end}
    union all
    select task_id, ordinal, kind, stage, due_on, null, null, null, null, planned_at
      from task_stage_history
      where authority_id = ${authorityId} and planned_at < ${end} and until >= ${end}
  )`;
}

/** The stages of a task in order as planned before a moment, with who reported them. */
export function stagesOf(
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
  end: Date,
): Part<StageRecord & { readonly by: string | null }> {
  return {
    instants: { done_at: true, planned_at: true },
    statement: sql<StageRecord & { by: string | null }>`
      select ${task.authority_id}::text as authority_id, s.task_id::text, s.ordinal, s.kind, s.stage, s.due_on, s.done_on,
        s.done_at, s.done_by::text, s.note, s.planned_at, pe.full_name as by
      from ${stagesPlanned(sql`${task.authority_id}`, end)} s
      left join person pe on pe.id = s.done_by
      where s.task_id = ${task.id} order by s.ordinal`,
  };
}

/** The stages of a task as they stand at the moment of an act. */
export function stagesNow(
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
  at: Date,
): RawBuilder<StageRecord & { readonly by: string | null }> {
  return stagesOf(task, new Date(at.getTime() + 1)).statement;
}

export async function countOpenStages(
  db: Db | Tx,
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from task_stage
        where authority_id = ${task.authority_id} and task_id = ${task.id} and done_at is null`,
  );
  return found?.count ?? 0;
}

/** Puts new stages in place of those that are not passed yet, which go to history. */
export async function replaceStages(
  tx: Tx,
  task: TaskRecord,
  stages: readonly StageRecord[],
  at: Date,
): Promise<void> {
  await run(
    tx,
    sql`with replaced as (
          delete from task_stage
          where authority_id = ${task.authority_id} and task_id = ${task.id} and done_at is null
          returning authority_id, task_id, ordinal, kind, stage, due_on, planned_at)
        insert into task_stage_history
          (authority_id, task_id, ordinal, kind, stage, due_on, planned_at, until)
        select *, ${at}::timestamptz from replaced where planned_at < ${at}`,
  );
  await insertRows(
    tx,
    'task_stage',
    COLUMNS,
    stages.map((stage) => ({ ...stage })),
  );
}

export function passSql(stage: StageRecord): RawBuilder<unknown> {
  return sql`update task_stage set done_on = ${stage.done_on}, done_at = ${stage.done_at},
      done_by = ${stage.done_by}, note = ${stage.note}
    where authority_id = ${stage.authority_id} and task_id = ${stage.task_id}
      and ordinal = ${stage.ordinal} and done_at is null`;
}

/** A kind of task with the lengths of its stages that an authority set. */
export interface OwnKind {
  readonly key: string;
  readonly stages: { key: string; days: number }[];
}

export function ownKindsSql(authorityId: string): RawBuilder<OwnKind> {
  return sql`select key, stages from task_kind where authority_id = ${authorityId}`;
}

export function kindsByKey(found: readonly OwnKind[]): Map<string, OwnKind['stages']> {
  return new Map(found.map(({ key, stages }) => [key, stages]));
}

/** The lengths that an authority set for its kinds of task, by key. */
export async function ownKinds(
  db: Db | Tx,
  authorityId: string,
): Promise<Map<string, OwnKind['stages']>> {
  return kindsByKey(await rows(db, ownKindsSql(authorityId)));
}

export async function saveKind(
  tx: Tx,
  kind: { authorityId: string; key: string; at: Date; by: string },
  stages: readonly { key: string; days: number }[] | null,
): Promise<void> {
  const { authorityId, key, at, by } = kind;
  if (stages === null) {
    await run(tx, sql`delete from task_kind where authority_id = ${authorityId} and key = ${key}`);
    return;
  }
  await run(
    tx,
    sql`insert into task_kind (authority_id, key, stages, since, changed_by)
        values (${authorityId}, ${key}, ${JSON.stringify(stages)}::jsonb, ${at}, ${by})
        on conflict (authority_id, key)
        do update set stages = excluded.stages, since = excluded.since, changed_by = excluded.changed_by`,
  );
}
