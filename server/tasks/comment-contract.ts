import { z } from 'zod';
import { byId, DayText, endpoint, Id, Instant } from '../platform/contract.ts';
import { AttachedFile } from './party-contract.ts';

/** What news is of: what was done to a task that concerns a person, or that an order to issue is over. */
export const NOTICE_KINDS = [
  'mention',
  'replied',
  'named',
  'delegated',
  'forwarded',
  'suspended',
  'resumed',
  'withdrawn',
  'merged',
  'carried_over',
  'reopened',
  'extension_granted',
  'extension_shortened',
  'extension_refused',
  'explanation_demanded',
  'explained',
  'explanation_accepted',
  'explanation_excused',
  'explanation_not_enough',
  'plan_issued',
  'plan_not_issued',
  /** About a thing of another kind, in words of its own. */
  'news',
] as const;
export const NoticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof NoticeKind>;

const PersonRef = z.object({ id: Id, name: z.string() });

/** What somebody said of a task (Trao đổi). What was edited or withdrawn can still be read. */
export const Comment = z.object({
  id: Id,
  at: Instant,
  person: PersonRef,
  post: z.string(),
  unit: z.string(),
  body: z.string(),
  mentions: z.array(PersonRef),
  files: z.array(AttachedFile),
  version: z.number().int(),
  editedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  isMine: z.boolean(),
  /** What it said before, oldest first. */
  earlier: z.array(z.object({ body: z.string(), until: Instant })),
});
export type Comment = z.infer<typeof Comment>;

export const listComments = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/comments',
  params: byId,
  query: z.object({
    asOf: DayText.optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    rows: z.array(Comment),
    next: z.string().nullable(),
    total: z.number().int(),
    mayComment: z.boolean(),
  }),
  summary: 'What was said about a task, newest first',
});

const said = z.object({
  body: z.string().trim().min(1).max(4_000),
  mentionIds: z.array(Id).max(20).default([]),
});
export const addComment = endpoint({
  method: 'POST',
  path: '/api/tasks/:id/comments',
  params: byId,
  body: said.extend({ fileIds: z.array(Id).max(20).default([]) }),
  reply: Comment,
  act: 'add_comment',
  summary: 'Say something about a task; people mentioned find it in their news',
});
const ofTask = byId.extend({ commentId: Id });
export const editComment = endpoint({
  method: 'POST',
  path: '/api/tasks/:id/comments/:commentId',
  params: ofTask,
  body: said.extend({ version: z.number().int() }),
  reply: Comment,
  act: 'edit_comment',
  summary: 'Correct one’s own comment; the earlier words stay readable',
});
export const withdrawComment = endpoint({
  method: 'POST',
  path: '/api/tasks/:id/comments/:commentId/withdraw',
  params: ofTask,
  body: z.object({ version: z.number().int() }),
  reply: Comment,
  act: 'withdraw_comment',
  summary: 'Take back one’s own comment; its words stay readable as withdrawn',
});

/** People who may see the task, by their names: those whom a comment may mention. */
export const findMentionable = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/people',
  params: byId,
  query: z.object({ q: z.string().trim().max(100).default('') }),
  reply: z.object({
    people: z.array(PersonRef.extend({ post: z.string(), unit: z.string() })),
  }),
  summary: 'Whom a comment on this task may mention',
});

export const Notice = z.object({
  id: Id,
  kind: NoticeKind,
  at: Instant,
  by: z.string(),
  /** The task that it is about; null where it is about a plan or a draft. */
  task: z.object({ id: Id, title: z.string() }).nullable(),
  plan: z.object({ id: Id, title: z.string() }).nullable(),
  reading: z.object({ id: Id, title: z.string() }).nullable(),
  /** A thing of another kind: where it is seen, how it is called, what happened to it. */
  thing: z
    .object({
      kind: z.string(),
      id: Id,
      address: z.string(),
      title: z.string(),
      says: z.object({ vi: z.string(), en: z.string() }),
    })
    .nullable(),
  words: z.string().nullable(),
  isRead: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;
export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  query: z.object({
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  reply: z.object({
    rows: z.array(Notice),
    next: z.string().nullable(),
    total: z.number().int(),
    unread: z.number().int(),
  }),
  summary: 'News for me (Tin), newest first',
});
export const readNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  body: z.object({ upTo: Id }),
  reply: z.object({ unread: z.number().int() }),
  summary: 'I have seen the news up to this one',
});
