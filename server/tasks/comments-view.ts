import { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { Id, platformErrors } from '../platform/contract.ts';
import { firstRow } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Comment, findMentionable, listComments } from './contract.ts';
import { mentionable } from './mentions.ts';
import { endOfSight } from './store/as-of.ts';
import { type CommentRow, commentsOf, countComments } from './store/comment-store.ts';
import type { TaskRecord } from './store/task-record.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { openSight, type TaskSight } from './task-sight.ts';

type Query = z.output<(typeof listComments)['query']>;
type Reply = z.input<(typeof listComments)['reply']>;

/** Trao đổi: what was said of a task until the day looked at, newest first. @throws Refusal NOT_FOUND */
export async function commentsView(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { asOf, after, limit }: Query,
): Promise<Reply> {
  const sight = await openSight(platform, actor, asOf);
  const task = await taskInSight(sight, actor, taskId);
  const until = endOfSight(sight);
  const before = fromPageKey(after, z.tuple([Id]))?.[0] ?? null;
  const [found, counted] = await Promise.all([
    commentsOf(sight.db, task, { until, before, limit: limit + 1 }),
    firstRow(sight.db, countComments(task, until)),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => shapeComment(row, actor)),
    next: found.length > limit && last ? toPageKey([last.id]) : null,
    total: counted?.count ?? 0,
    mayComment: !sight.isPast && reachesOf(actor)['task.comment'] !== undefined,
  };
}

/** Whom a comment on a task may mention. @throws Refusal NOT_FOUND */
export async function mentionableView(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { q }: z.output<(typeof findMentionable)['query']>,
): Promise<z.input<(typeof findMentionable)['reply']>> {
  const sight = await openSight(platform, actor);
  const task = await taskInSight(sight, actor, taskId);
  const people = await mentionable(sight.db, task, q, sight.day);
  return {
    people: people.map(({ personId, name, post, unit }) => ({ id: personId, name, post, unit })),
  };
}

async function taskInSight(sight: TaskSight, actor: Actor, taskId: string): Promise<TaskRecord> {
  requireRight(actor, 'task.read');
  const [task] = await tasksById(
    sight,
    sight.authorities.map((authority_id) => ({ authority_id, id: taskId })),
  );
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  return task;
}

export function shapeComment(row: CommentRow, actor: Pick<Actor, 'personId'>): Comment {
  return {
    id: row.id,
    at: row.at.toISOString(),
    person: { id: row.person_id, name: row.person },
    post: row.post,
    unit: row.unit,
    body: row.body,
    mentions: [...row.mentions],
    files: row.files.map(({ id, name, size }) => ({ id, name, size, href: `/api/files/${id}` })),
    version: row.version,
    editedAt: row.edited_at?.toISOString() ?? null,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    isMine: row.person_id === actor.personId,
    earlier: row.earlier.map(({ body, until }) => ({ body, until: new Date(until).toISOString() })),
  };
}
