import { z } from 'zod';
import { DeadlineShape } from '../plans/contract.ts';
import { DayText, endpoint, Id } from '../platform/contract.ts';
import { act, reason, version } from './act-contract.ts';
import { TaskRow } from './row-contract.ts';

export const forwardTask = act(
  'forward_task',
  'forward',
  version.extend({ toUnitId: Id, reason }),
  'Chuyển: the unit passes the whole task on to a unit under it, or back to the one that passed it on',
);
export const delegateTask = act(
  'delegate_task',
  'delegate',
  version.extend({ officerId: Id.nullable() }),
  'Giao chuyên viên: the unit names the officer who does it, or nobody in person',
);
export const suspendTask = act(
  'suspend_task',
  'suspend',
  version.extend({ reason }),
  'Tạm dừng: the task rests, its parts with it',
);
export const resumeTask = act(
  'resume_task',
  'resume',
  version.extend({
    reason: reason.nullable().default(null),
    /** A new deadline for the time that was lost; null leaves the one in force. */
    dueOn: DayText.nullable().default(null),
  }),
  'Cho tiếp tục: the task goes on from where it stood',
);
export const withdrawTask = act(
  'withdraw_task',
  'withdraw',
  version.extend({ reason }),
  'Thu hồi: the assigner takes the task off, its parts with it',
);
export const mergeTask = act(
  'merge_task',
  'merge',
  version.extend({ intoId: Id, reason }),
  'Nhập: the task goes on as a part of another open task of its plan',
);
export const carryOverTask = act(
  'carry_over_task',
  'carry-over',
  version.extend({ toPlanId: Id, deadline: DeadlineShape.nullable(), reason }),
  'Chuyển kỳ sau: the task goes on in another plan, with a deadline that the assigner decides',
);
export const reopenTask = act(
  'reopen_task',
  'reopen',
  version.extend({ reason }),
  'Mở lại: a result that was accepted proved wrong',
);

/** The last act on a task, taken back by whoever did it as long as nothing followed. */
export const undoAct = act('undo_act', 'undo', version, 'Hoàn tác: the last act, by its author');

/** Acts that are done on many tasks alike; each with what it needs to be told. */
export const ManyAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), officerId: Id.nullable().default(null) }),
  z.object({ act: z.literal('hand_back'), reason }),
  z.object({ act: z.literal('forward'), toUnitId: Id, reason }),
  z.object({ act: z.literal('delegate'), officerId: Id.nullable() }),
  z.object({ act: z.literal('insist'), reason }),
  z.object({
    act: z.literal('accept_result'),
    note: z.string().trim().max(2_000).nullable().default(null),
  }),
  z.object({ act: z.literal('return_result'), reason }),
  z.object({ act: z.literal('suspend'), reason }),
  z.object({ act: z.literal('resume'), reason: reason.nullable().default(null) }),
  z.object({ act: z.literal('withdraw'), reason }),
  z.object({
    act: z.literal('carry_over'),
    toPlanId: Id,
    deadline: DeadlineShape.nullable(),
    reason,
  }),
  z.object({ act: z.literal('reopen'), reason }),
  z.object({
    act: z.literal('decide_extension'),
    decision: z.enum(['granted', 'refused']),
    words: reason.nullable().default(null),
  }),
  z.object({
    act: z.literal('decide_explanation'),
    decision: z.enum(['accepted', 'excused', 'not_enough']),
    words: z.string().trim().max(2_000).nullable().default(null),
  }),
  z.object({
    act: z.literal('demand_explanation'),
    words: z.string().trim().min(5).max(2_000),
    dueOn: DayText,
  }),
]);
export type ManyAct = z.infer<typeof ManyAct>;

/**
 * The same act on up to 200 tasks. Each row is its own act, done or refused by itself: a list chosen by hand
 * often holds one that somebody has just decided, and that must not undo the others. The reply names every
 * row that was refused, with the sentence why; sent again under the same key it does nothing twice.
 */
export const actOnMany = endpoint({
  method: 'POST',
  path: '/api/tasks/acts',
  body: z.object({
    act: ManyAct,
    tasks: z
      .array(z.object({ id: Id, version: z.number().int() }))
      .min(1)
      .max(200),
  }),
  reply: z.object({
    done: z.array(TaskRow),
    refused: z.array(
      z.object({ id: Id, code: z.string(), why: z.object({ vi: z.string(), en: z.string() }) }),
    ),
  }),
  act: 'act_on_many',
  summary: 'One act on many tasks; every row answers for itself',
});
