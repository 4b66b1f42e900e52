import type { FastifyReply } from 'fastify';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { readableDirective } from './directive-view.ts';
import { momentOf } from './moment.ts';

/**
 * Sends the file that a document was read from, to whoever may read the document. It is always saved,
 * never shown: a page from outside must not run under our address.
 */
export async function sendDirectiveFile(
  platform: Platform,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const record = await readableDirective(platform, actor, id, momentOf(platform.clock, undefined));
  if (record.fileHash === null || !(await platform.files.has(record.fileHash))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const name = encodeURIComponent(record.fileName ?? 'van-ban');
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .type('application/octet-stream')
    .send(platform.files.open(record.fileHash));
}
