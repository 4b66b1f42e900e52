import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { attachEvidence } from './attach-evidence.ts';
import { shapeComment } from './comments-view.ts';
import {
  type addComment as addEndpoint,
  type Comment,
  type editComment as editEndpoint,
  taskErrors,
  type withdrawComment as withdrawEndpoint,
} from './contract.ts';
import { mentionsOf } from './mentions.ts';
import { notify } from './notify.ts';
import { requireSight } from './require-on-task.ts';
import {
  type CommentRecord,
  commentSql,
  commentsOf,
  lockComment,
  saveComment,
} from './store/comment-store.ts';
import { findTask } from './store/load-task.ts';
import type { TaskRecord } from './store/task-record.ts';

type AddBody = z.output<(typeof addEndpoint)['body']>;
type EditBody = z.output<(typeof editEndpoint)['body']>;
type WithdrawBody = z.output<(typeof withdrawEndpoint)['body']>;

/**
 * Says something about a task. It changes nothing of the task and makes nobody's version old; people whom it
 * mentions find it in their news, and only those who may see the task can be mentioned.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, MENTION_CANNOT_SEE, FILE_MISSING
 */
export async function addComment(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { body, mentionIds, fileIds }: AddBody,
  key: string | null,
): Promise<Comment> {
  return onComments(platform, actor, 'add_comment', taskId, key, async (context, task) => {
    const mentions = await mentionsOf(context, task, mentionIds);
    const comment: CommentRecord = {
      ...{ authority_id: task.authority_id, id: context.ids.next(), task_id: task.id },
      ...{ at: context.now, person_id: actor.personId, post_id: actor.postId },
      ...{ unit_id: actor.unitId, body, mentions, version: 1, edited_at: null, withdrawn_at: null },
    };
    await context.defer(commentSql(comment), 1);
    const files = await attachEvidence({ context, actor, task }, comment.id, fileIds, 'comment');
    const told = mentions.map(({ id }) => id);
    await notify({ context, task, at: context.now }, told, 'mention', body);
    await journal(context, comment, null, { files });
    return {
      ...comment,
      ...{ person: actor.personName, post: actor.postTitle, unit: actor.unitName, earlier: [] },
      files,
    };
  });
}

/**
 * Corrects one's own comment; the words before stay readable. Whoever is mentioned for the first time is told.
 *
 * @throws Refusal COMMENT_GONE, NOT_FOUND, NOT_ALLOWED, MENTION_CANNOT_SEE
 */
export async function editComment(
  platform: Platform,
  actor: Actor,
  { id: taskId, commentId }: { id: string; commentId: string },
  { body, mentionIds, version }: EditBody,
  key: string | null,
): Promise<Comment> {
  return onComments(platform, actor, 'edit_comment', taskId, key, async (context, task) => {
    const before = await ownComment(context, actor, task, commentId, version);
    const mentions = await mentionsOf(context, task, mentionIds);
    const known = new Set(before.mentions.map(({ id }) => id));
    const told = mentions.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    await notify({ context, task, at: context.now }, told, 'mention', body);
    const edited = { body, mentions, version: version + 1, edited_at: context.now };
    return changed(context, task, before, { ...before, ...edited });
  });
}

/**
 * Takes back one's own comment. It stays in its place as withdrawn, its words readable in its history.
 *
 * @throws Refusal COMMENT_GONE, NOT_FOUND, NOT_ALLOWED
 */
export async function withdrawComment(
  platform: Platform,
  actor: Actor,
  { id: taskId, commentId }: { id: string; commentId: string },
  { version }: WithdrawBody,
  key: string | null,
): Promise<Comment> {
  return onComments(platform, actor, 'withdraw_comment', taskId, key, async (context, task) => {
    const before = await ownComment(context, actor, task, commentId, version);
    const gone = { body: '', mentions: [], version: version + 1, withdrawn_at: context.now };
    return changed(context, task, before, { ...before, ...gone });
  });
}

type Shown = Parameters<typeof shapeComment>[0];

async function onComments(
  platform: Platform,
  actor: Actor,
  name: string,
  taskId: string,
  key: string | null,
  work: (context: ActContext, task: TaskRecord) => Promise<Shown>,
): Promise<Comment> {
  requireRight(actor, 'task.comment');
  const authorities = await reachOf(platform.db, actor);
  const task = await findTask(platform.db, authorities, taskId);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const { authority_id: authorityId } = task;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    await requireSight(context.tx, actor, task, dayInVietnam(context.now));
    return shapeComment(await work(context, task), actor);
  });
}

async function ownComment(
  { tx }: ActContext,
  actor: Actor,
  task: TaskRecord,
  id: string,
  version: number,
): Promise<CommentRecord> {
  const comment = await lockComment(tx, task, id);
  if (!comment) throw new Refusal(platformErrors.NOT_FOUND);
  if (comment.person_id !== actor.personId) throw new Refusal(platformErrors.NOT_ALLOWED);
  if (comment.version !== version || comment.withdrawn_at !== null) {
    throw new Refusal(taskErrors.COMMENT_GONE);
  }
  return comment;
}

async function changed(
  context: ActContext,
  task: TaskRecord,
  before: CommentRecord,
  after: CommentRecord,
): Promise<Shown> {
  await saveComment(context.tx, before, after, context.now);
  await journal(context, after, before);
  const until = new Date(context.now.getTime() + 1);
  const page = { until, before: null, limit: 1, only: after.id };
  const [row] = await commentsOf(context.tx, task, page);
  if (!row) throw new Error(`Comment ${after.id} was not found after its change`);
  return row;
}

function journal(
  context: ActContext,
  after: CommentRecord,
  before: CommentRecord | null,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const brief = ({ task_id, body, mentions, version }: CommentRecord) => ({
    ...{ taskId: task_id, body, mentions, version },
  });
  return context.journal({
    subjectKind: 'comment',
    subjectId: after.id,
    before: before && brief(before),
    after: { ...brief(after), withdrawn: after.withdrawn_at !== null, ...more },
  });
}
