import { z } from 'zod';
import { DeadlineShape } from '../plans/contract.ts';
import { byId, DayText, endpoint, Id } from '../platform/contract.ts';
import { ExplanationDraft, ExplanationVerdict } from './explanation-draft-contract.ts';
import { TaskRow } from './row-contract.ts';

export const version = z.object({ version: z.number().int() });
export const reason = z.string().trim().min(5).max(4_000);
export const fileIds = z.array(Id).max(20).default([]);
/** Every act answers with the task as it stands after it. */
export const act = <B extends z.ZodType>(name: string, path: string, body: B, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/tasks/:id/${path}`,
    params: byId,
    body,
    reply: TaskRow,
    act: name,
    summary,
  });

export const acceptTask = act(
  'accept_task',
  'accept',
  version.extend({ officerId: Id.nullable().default(null) }),
  'Tiếp nhận: the unit takes the task on',
);
export const handBackTask = act(
  'hand_back_task',
  'hand-back',
  version.extend({ reason }),
  'Trả lại: the unit hands the task back with a reason',
);
export const insistOnTask = act(
  'insist_on_task',
  'insist',
  version.extend({ reason }),
  'The assigner keeps the task with the unit',
);
export const takeBackTask = act(
  'take_back_task',
  'take-back',
  version.extend({ reason, toUnitId: Id.nullable() }),
  'The assigner accepts the hand-back: withdraws the task or gives it to another unit',
);
export const breakDownTask = act(
  'break_down_task',
  'break-down',
  version.extend({
    parts: z
      .array(
        z.object({
          unitId: Id,
          title: z.string().trim().min(5).max(2_000),
          deadline: DeadlineShape.nullable(),
          product: z.string().trim().max(1_000).nullable(),
        }),
      )
      .min(1)
      .max(200),
    earlyReason: z.string().nullable().default(null),
  }),
  'Phân rã: parts of the task for subordinate units',
);
export const reportProgress = act(
  'report_progress',
  'progress',
  version.extend({
    percent: z.number().int().min(0).max(100).nullable(),
    /** How many of the counted product stand by now (luỹ kế), where the task counts one. */
    quantity: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
    body: z.string().trim().max(4_000),
    difficulty: z.string().trim().max(4_000).nullable().default(null),
    fallReason: z.string().trim().max(1_000).nullable().default(null),
    fileIds,
  }),
  'Cập nhật: progress of the week',
);
export const reportDone = act(
  'report_done',
  'done',
  version.extend({
    body: z.string().trim().min(20).max(4_000),
    product: z.string().trim().min(2).max(1_000),
    onDay: DayText.nullable().default(null),
    fileIds,
    withoutEvidence: z.string().trim().max(1_000).nullable().default(null),
    /** Asked of an overdue task that was not explained yet; of no meaning for any other. */
    explanation: ExplanationDraft.nullish(),
  }),
  'Báo hoàn thành: the product and its evidence',
);
export const acceptResult = act(
  'accept_result',
  'accept-result',
  version.extend({
    note: z.string().trim().max(2_000).nullable().default(null),
    /** What becomes of the explanation that came with a late result; it waits on where nothing is said. */
    explanation: ExplanationVerdict.nullish(),
  }),
  'Đạt: the assigner accepts the result',
);
export const returnResult = act(
  'return_result',
  'return-result',
  version.extend({ reason }),
  'Chưa đạt: the assigner returns the result with a reason',
);

/** Multipart, field `file`: stored by content; the reply's id is then named in an act. */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  reply: z.object({ id: Id, name: z.string(), size: z.number().int(), mediaType: z.string() }),
  act: 'upload_file',
  summary: 'Upload a file to attach',
});

/** The file itself, to whoever may read its task; a waiting upload only to its sender. */
export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/files/:id',
  params: byId,
  reply: z.string(),
  summary: 'Download a file',
});
