import type { FastifyReply } from 'fastify';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { openScorecard, seesUnit } from './open-scorecard.ts';
import { findProof } from './store/proof-store.ts';
import { subjectUnits } from './store/subject-units.ts';

/**
 * Sends a file that proves a figure or points to whoever sees the unit that it is about. It is always
 * saved, never shown: a page from outside must not run under our address.
 *
 * @throws Refusal NOT_FOUND
 */
export async function downloadProof(
  platform: Platform,
  actor: Actor,
  { id, fileId }: { readonly id: string; readonly fileId: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { db, files } = platform;
  const sight = await openScorecard(platform, actor, id);
  const file = await findProof(db, sight.card.authorityId, id, fileId);
  if (!file || !(await files.has(file.hash))) throw new Refusal(platformErrors.NOT_FOUND);
  const list = { kind: 'list' as const, unitIds: [file.unitId] };
  const [unit] = await subjectUnits(db, sight.card.authorityId, list, sight.day);
  if (!unit || !seesUnit(sight, unit.path)) throw new Refusal(platformErrors.NOT_FOUND);
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-length', file.size)
    .type(file.mediaType)
    .send(files.open(file.hash));
}
