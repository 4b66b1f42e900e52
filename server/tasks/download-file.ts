import type { FastifyReply } from 'fastify';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type AttachmentRecord, findAttachment } from './store/attachments.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { openSight, type TaskSight } from './task-sight.ts';

/**
 * Sends a file to whoever may read the task that it proves; one that still waits for its act, to its
 * sender only. It is always saved, never shown: a page from outside must not run under our address.
 *
 * @throws Refusal NOT_FOUND
 */
export async function downloadFile(
  platform: Platform,
  actor: Actor,
  fileId: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = await fileInSight(platform, actor, fileId);
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-length', file.size)
    .type(file.media_type)
    .send(platform.files.open(file.file_hash));
}

/** A file that the post may read. @throws Refusal NOT_FOUND */
export async function fileInSight(
  platform: Platform,
  actor: Actor,
  fileId: string,
): Promise<AttachmentRecord> {
  const sight = await openSight(platform, actor);
  const file = await findAttachment(sight.db, sight.authorities, fileId);
  const isThere = file && (await platform.files.has(file.file_hash));
  if (!file || !isThere || !(await mayRead(sight, file))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  return file;
}

async function mayRead(sight: TaskSight, file: AttachmentRecord): Promise<boolean> {
  const { authority_id, task_id, added_by } = file;
  if (task_id === null) return added_by === sight.actor.personId;
  return (await tasksById(sight, [{ authority_id, id: task_id }])).length > 0;
}
