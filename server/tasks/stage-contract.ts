import { z } from 'zod';
import { byId, DayText, endpoint, Id, Instant } from '../platform/contract.ts';
import { act, fileIds } from './act-contract.ts';
import { ClearPoint } from './row-contract.ts';

const Words = z.object({ vi: z.string().min(1).max(120), en: z.string().min(1).max(120) });

/** A stage of a kind of task: how long it usually takes, in working days. */
export const KindStage = z.object({
  key: z.string().regex(/^[a-z_]{2,30}$/),
  name: Words,
  days: z.number().int().min(0).max(400),
});
export type KindStage = z.infer<typeof KindStage>;

/** A kind of task with its stages, in the order in which they are passed. */
export const TaskKind = z.object({
  key: z.string().regex(/^[a-z_]{2,30}$/),
  name: Words,
  /** True where the authority uses its own lengths. */
  isOwn: z.boolean(),
  stages: z.array(KindStage).min(2).max(12),
});
export type TaskKind = z.infer<typeof TaskKind>;

export const listTaskKinds = endpoint({
  method: 'GET',
  path: '/api/task-kinds',
  reply: z.object({ kinds: z.array(TaskKind), mayEdit: z.boolean() }),
  summary: 'Kinds of task with their stages and usual lengths in this authority',
});
/** `days: null` goes back to the lengths that come with the program. */
export const setTaskKind = endpoint({
  method: 'POST',
  path: '/api/task-kinds/:key',
  params: z.object({ key: z.string().max(30) }),
  body: z.object({ days: z.array(z.number().int().min(0).max(400)).min(2).max(12).nullable() }),
  reply: TaskKind,
  act: 'set_task_kind',
  summary: 'How long each stage of a kind of task takes in this authority, in working days',
});

/** A stage of one task. */
export const TaskStage = z.object({
  ordinal: z.number().int(),
  stage: z.string(),
  name: Words,
  dueOn: DayText,
  doneOn: DayText.nullable(),
  doneBy: z.string().nullable(),
  doneAt: Instant.nullable(),
  note: z.string().nullable(),
  /** Days past its day: of its report, or of today while it waits. */
  daysLate: z.number().int(),
});
export type TaskStage = z.infer<typeof TaskStage>;

/** The days proposed for a kind, counted back from the deadline so that the leader keeps time to review. */
export const proposeStages = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/stages/proposal',
  params: byId,
  query: z.object({ kind: z.string().max(30) }),
  reply: z.object({
    kind: z.string(),
    /** The time from now to the deadline is shorter than the kind usually takes. */
    isTight: z.boolean(),
    stages: z.array(TaskStage.pick({ stage: true, name: true, dueOn: true })),
  }),
  summary: 'Stages of a task counted back from its deadline in working days',
});
/** Without stages the task has none any more; those that are done stay as they are. */
export const planStages = act(
  'plan_stages',
  'stages',
  z.object({
    kind: z.string().max(30),
    stages: z.array(z.object({ stage: z.string().max(30), dueOn: DayText })).max(12),
  }),
  'Lập giai đoạn: the stages of a task with their days',
);
export const passStage = act(
  'pass_stage',
  'stages/pass',
  z.object({
    ordinal: z.number().int().min(0).max(20),
    onDay: DayText.nullable().default(null),
    note: z.string().trim().min(5).max(2_000),
    fileIds,
  }),
  'Báo xong giai đoạn: a stage is done, with what proves it',
);

/** Làm rõ: what the ordering words leave open, said by whoever gave the task; the words stay as they are. */
export const clarifyTask = act(
  'clarify_task',
  'clarify',
  z.object({
    point: ClearPoint.extract(['product', 'authority']),
    words: z.string().trim().min(3).max(1_000),
  }),
  'Làm rõ: the product, or who decides, where the ordering words do not say',
);

/** What waits is put off by one person in one post until a day; `until: null` brings it back. */
export const putOff = endpoint({
  method: 'POST',
  path: '/api/inbox/later',
  body: z.object({
    kind: z.string().max(30),
    taskId: Id,
    until: DayText.nullable(),
  }),
  reply: z.object({ until: DayText.nullable() }),
  summary: 'Để sau: put off what waits until a day, at the latest its deadline',
});
