import type { z } from 'zod';
import { type Day, formatDay, isDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { rows, run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { actBesideTask } from './act-on-task.ts';
import { attachEvidence } from './attach-evidence.ts';
import {
  type passStage as passEndpoint,
  type planStages as planEndpoint,
  type TaskRow,
  taskErrors,
} from './contract.ts';
import type { Scene } from './move-task.ts';
import { areStagesSound } from './rules/stages.ts';
import { kindsOf } from './rules/task-kinds.ts';
import {
  ownKinds,
  passSql,
  replaceStages,
  type StageRecord,
  stagesNow,
} from './store/stage-store.ts';

type PlanBody = z.output<(typeof planEndpoint)['body']>;
type PassBody = z.output<(typeof passEndpoint)['body']>;

/**
 * Lập giai đoạn: the stages of a task with their days, within its deadline. Stages that are passed stay; the
 * others are planned anew, or taken away where none is given.
 *
 * @throws Refusal STAGES_UNKNOWN, and those of {@link actBesideTask}
 */
export async function planStages(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: PlanBody,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'plan_stages', { taskId, key }, async (scene) => {
    const { context, task, at } = scene;
    const before = await rows(context.tx, stagesNow(task, at));
    const passed = before.filter(({ done_at }) => done_at !== null);
    const stages = await soundStages(scene, body, passed);
    const first = Math.max(-1, ...passed.map(({ ordinal }) => ordinal)) + 1;
    const planned = stages.map(({ stage, dueOn }, index) => ({
      ...{ authority_id: task.authority_id, task_id: task.id, ordinal: first + index },
      ...{ kind: body.kind, stage, due_on: dueOn, done_on: null, done_at: null, done_by: null },
      ...{ note: null, planned_at: at },
    }));
    await replaceStages(context.tx, task, planned, at);
    return {
      before: { stages: before.map(brief) },
      after: { stages: [...passed, ...planned].map(brief) },
    };
  });
}

async function soundStages(
  { context, task }: Scene,
  { kind, stages }: PlanBody,
  passed: readonly StageRecord[],
): Promise<{ stage: string; dueOn: Day }[]> {
  const kinds = kindsOf(await ownKinds(context.tx, task.authority_id));
  const known = kinds.find(({ key }) => key === kind);
  const names = new Set(known?.stages.map(({ key }) => key));
  const over = new Set(passed.map(({ stage }) => stage));
  const open = stages.filter(({ stage }) => !over.has(stage));
  const dated = open.flatMap(({ stage, dueOn }) => (isDay(dueOn) ? [{ stage, dueOn }] : []));
  const isSound =
    dated.length === open.length &&
    dated.every(({ stage }) => names.has(stage)) &&
    new Set(dated.map(({ stage }) => stage)).size === dated.length &&
    areStagesSound(
      dated.map(({ dueOn }) => dueOn),
      task.due_on,
    );
  if (!known || !isSound) throw new Refusal(taskErrors.STAGES_UNKNOWN);
  return dated;
}

/**
 * Báo xong giai đoạn: the unit reports the stage that waits as passed, with what proves it. They are passed
 * in order.
 *
 * @throws Refusal STAGE_DONE, DONE_IN_FUTURE, FILE_MISSING, and those of {@link actBesideTask}
 */
export async function passStage(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { ordinal, onDay, note, fileIds }: PassBody,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'pass_stage', { taskId, key }, async (scene) => {
    const { context, task, at, today } = scene;
    const stages = await rows(context.tx, stagesNow(task, at));
    const waiting = stages.find(({ done_at }) => done_at === null);
    if (waiting?.ordinal !== ordinal) throw new Refusal(taskErrors.STAGE_DONE);
    const day = onDay === null ? today : parseDay(onDay);
    if (day === null) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['onDay'] });
    if (day > today) throw new Refusal(taskErrors.DONE_IN_FUTURE, { today: formatDay(today) });
    const { by: _, ...record } = waiting;
    const done = {
      ...record,
      ...{ done_on: day, done_at: at, done_by: context.author.personId, note },
    };
    await run(context.tx, passSql(done));
    const files = await attachEvidence(scene, task.id, fileIds, 'stage');
    return { before: { stage: brief(waiting) }, after: { stage: brief(done), note, files } };
  });
}

function brief({ stage, kind, ordinal, due_on, done_on }: StageRecord) {
  return { kind, ordinal, stage, dueOn: due_on, doneOn: done_on };
}
