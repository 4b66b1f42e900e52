import { z } from 'zod';
import { byId, DayText, endpoint, Id } from '../platform/contract.ts';
import { RollUpMode, TaskRow } from './row-contract.ts';

const saved = z.object({ taskId: Id });
const arrange = <B extends z.ZodType>(name: string, path: string, body: B, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/tasks/:id/${path}`,
    params: byId,
    body,
    reply: saved,
    act: name,
    summary,
  });

/** How much a part may weigh against the usual 1. */
export const Weight = z.number().int().min(1).max(1_000);

export const setRollUp = arrange(
  'set_roll_up',
  'roll-up',
  z.object({ mode: RollUpMode }),
  'How the derived figure of a task is made of its parts',
);
export const setWeights = arrange(
  'set_weights',
  'weights',
  z.object({
    weights: z
      .array(z.object({ id: Id, weight: Weight.nullable() }))
      .min(1)
      .max(500),
  }),
  'Trọng số: what each part weighs in this task',
);
export const setFocus = arrange(
  'set_focus',
  'focus',
  z.object({ focus: z.boolean() }),
  'Trọng tâm: one of the few tasks to watch, or no longer',
);
export const setWait = arrange(
  'set_wait',
  'waits-for',
  z.object({ onTaskId: Id, waits: z.boolean() }),
  'Phụ thuộc: this task waits for another, or no longer',
);
export const setAlignment = arrange(
  'set_alignment',
  'align',
  z.object({ toTaskId: Id, aligned: z.boolean() }),
  'Góp vào: this task also serves another, without being counted there',
);

/** A task named beside another. */
export const TaskMention = TaskRow.pick({
  id: true,
  authorityId: true,
  label: true,
  title: true,
  unit: true,
  state: true,
  status: true,
  daysLate: true,
  dueOn: true,
  deadline: true,
  planId: true,
  planNumber: true,
});
export type TaskMention = z.infer<typeof TaskMention>;

/** How a task hangs together with others: what it waits for, what waits for it, what it serves. */
export const TaskTies = z.object({
  rollUp: RollUpMode.nullable(),
  weight: z.number().int().nullable(),
  isFocus: z.boolean(),
  /** Weights of its parts, where they are not the usual 1. */
  partWeights: z.array(z.object({ id: Id, weight: z.number().int() })),
  waitsFor: z.array(TaskMention),
  heldUp: z.array(TaskMention),
  serves: z.array(TaskMention),
  servedBy: z.array(TaskMention),
  /** Whether this post may change any of it now. */
  mayArrange: z.boolean(),
});
export type TaskTies = z.infer<typeof TaskTies>;

export const getTies = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/ties',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: TaskTies,
  summary: 'Roll-up, weights, focus, dependencies and alignments of a task',
});

/** What the waits of a plan come to: hold-ups, the critical path, shifts to propose. */
export const PlanNetwork = z.object({
  tasks: z.array(TaskMention.extend({ weight: z.number().int(), isFocus: z.boolean() })),
  waits: z.array(z.object({ taskId: Id, onTaskId: Id })),
  holdUps: z.array(z.object({ id: Id, count: z.number().int(), weight: z.number().int() })),
  criticalPath: z.array(
    z.object({ id: Id, startsOn: DayText, endsOn: DayText, heldBy: Id.nullable() }),
  ),
  shifts: z.array(z.object({ id: Id, from: DayText, to: DayText, because: Id })),
});
export type PlanNetwork = z.infer<typeof PlanNetwork>;

export const getPlanNetwork = endpoint({
  method: 'GET',
  path: '/api/plans/:id/dependencies',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: PlanNetwork,
  summary: 'What holds up most in a plan, its critical path, and shifts to propose',
});
