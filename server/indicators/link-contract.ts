import { z } from 'zod';
import { byId, DayText, endpoint, errorTable, Id, Instant } from '../platform/contract.ts';
import { TaskMention } from '../tasks/whole-contract.ts';
import { Bilingual, Judgement } from './target-contract.ts';

export const linkErrors = errorTable({
  ALREADY_LINKED: {
    status: 409,
    vi: 'Nhiệm vụ này đã gắn với chỉ tiêu. Sửa ghi chú ở dòng đã có.',
    en: 'This task is linked with the indicator already. Change the note on its line.',
  },
  NOT_LINKED: {
    status: 409,
    vi: 'Nhiệm vụ này không còn gắn với chỉ tiêu. Tải lại trang.',
    en: 'This task is no longer linked with the indicator. Reload the page.',
  },
});

const Note = z.string().trim().max(500).default('');

export const LinkedTask = z.object({
  task: TaskMention,
  /** How it moves the indicator, in words. */
  note: z.string(),
  since: Instant,
});
export type LinkedTask = z.infer<typeof LinkedTask>;

/** Nhiệm vụ tác động. */
export const listIndicatorTasks = endpoint({
  method: 'GET',
  path: '/api/indicators/:id/tasks',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({
    tasks: z.array(LinkedTask),
    /** Tasks that are linked and not in sight of this post. */
    unseen: z.number().int(),
    mayLink: z.boolean(),
  }),
  summary: 'Tasks that move an indicator',
});

/** An indicator that a task moves, with how its targets stand. */
export const MovedIndicator = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  measure: z.string(),
  note: z.string(),
  since: Instant,
  targets: z.array(
    z.object({
      id: Id,
      promised: Bilingual,
      judgement: Judgement.nullable(),
      /** How much of the way is done, 0–100; null where it cannot be said. */
      percent: z.number().nullable(),
    }),
  ),
});
export type MovedIndicator = z.infer<typeof MovedIndicator>;

/** Chỉ tiêu of a task. */
export const listTaskIndicators = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/indicators',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({
    indicators: z.array(MovedIndicator),
    /** The percentage that its progress has by its indicators; null where there is none. */
    percent: z.number().nullable(),
    mayLink: z.boolean(),
  }),
  summary: 'Indicators that a task moves',
});

const linked = z.object({ indicatorId: Id, taskId: Id });
export const linkTask = endpoint({
  method: 'POST',
  path: '/api/indicators/:id/tasks',
  params: byId,
  body: z.object({ taskId: Id, note: Note }),
  reply: linked,
  act: 'link_task',
  summary: 'Link a task with the indicator that it moves',
});
export const unlinkTask = endpoint({
  method: 'POST',
  path: '/api/indicators/:id/tasks/:taskId/unlink',
  params: byId.extend({ taskId: Id }),
  reply: linked,
  act: 'unlink_task',
  summary: 'End the link of a task with an indicator; its days are kept',
});
