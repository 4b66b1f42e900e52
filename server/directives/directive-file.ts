import type { FastifyReply } from 'fastify';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { readableDirective } from './directive-view.ts';
import { momentOf } from './moment.ts';

/**
 * Sends the file that a document was read from, or its signed copy, to whoever may read the document.
 */
export async function sendDirectiveFile(
  platform: Platform,
  actor: Actor,
  id: string,
  reply: FastifyReply,
  which: 'source' | 'signed',
): Promise<FastifyReply> {
  const record = await readableDirective(platform, actor, id, momentOf(platform.clock, undefined));
  const { fileHash, fileName, signedHash, signedName } = record;
  return which === 'source'
    ? sendFile(platform, reply, fileHash, fileName ?? 'van-ban')
    : sendFile(platform, reply, signedHash, signedName ?? 'ban-ky');
}

/**
 * Sends a file of the content store. It is always saved, never shown: a page from outside must not run
 * under our address.
 *
 * @throws Refusal NOT_FOUND
 */
export async function sendFile(
  { files }: Pick<Platform, 'files'>,
  reply: FastifyReply,
  hash: string | null,
  name: string,
): Promise<FastifyReply> {
  if (hash === null || !(await files.has(hash))) throw new Refusal(platformErrors.NOT_FOUND);
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .type('application/octet-stream')
    .send(files.open(hash));
}
