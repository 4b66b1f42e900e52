import type { FastifyReply } from 'fastify';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { unitPath } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import { seenIndicator } from './require-on-indicator.ts';
import { findValueFile } from './store/value-files.ts';

/** Sends the evidence of a value, always to be saved, to whoever may read it. @throws Refusal NOT_FOUND */
export async function downloadValueFile(
  platform: Platform,
  actor: Actor,
  { id, fileId }: { id: string; fileId: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const sight = await openSight(platform, actor);
  const { authority_id: authorityId } = await seenIndicator(sight, id);
  const file = await findValueFile(platform.db, authorityId, id, fileId);
  if (!file) throw new Refusal(platformErrors.NOT_FOUND);
  const { unitId } = file;
  const thing = { authorityId, unitId, unitPath: await unitPath(platform.db, unitId, sight.day) };
  const isThere = await platform.files.has(file.hash);
  if (!isThere || !may(actor, 'indicator.read', thing).allowed) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-length', file.size)
    .type(file.mediaType)
    .send(platform.files.open(file.hash));
}
