import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { sendFile } from '../directives/directive-file.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import { refuseSecret } from '../plans/attach-signed.ts';
import { insertFile } from '../plans/store/file-store.ts';
import { type Platform, perform } from '../platform/act.ts';
import { checkFile } from '../platform/files/check-file.ts';
import { Refusal } from '../platform/refusal.ts';
import type { IncomingFile } from '../tasks/upload-file.ts';
import type { PublicationFile } from './contract.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { requireOnPublication, seenPublication } from './publication-sight.ts';
import { directiveFiles } from './store/plan-facts-store.ts';
import { filesOfPublication, insertPublicationFile } from './store/publication-files.ts';

type Shown = z.input<typeof PublicationFile>;

interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
}

/**
 * Adds a file that may go along with an edition; its kind is decided by its content. It stays inside until an
 * edition that names it is published.
 *
 * @throws Refusal SECRET_REFUSED for a text that bears a secrecy mark, and those of the check of files
 */
export async function addPublicationFile(
  platform: Platform,
  actor: Actor,
  publicationId: string,
  { name, bytes }: IncomingFile,
  key: string | null,
): Promise<Shown> {
  await requirePreparing(platform, actor, publicationId);
  const mediaType = await checkFile(name, bytes);
  await refuseSecret(name, bytes);
  const hash = await platform.files.put(bytes);
  const plain = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim();
  const file = { name: plain.slice(-200), mediaType, size: bytes.length, hash };
  return keep(platform, actor, 'add_publication_file', publicationId, file, key);
}

/** Takes the file of the plan's document along, as it was read or signed. @throws Refusal NO_DIRECTIVE_FILE */
export async function takeDirectiveFile(
  platform: Platform,
  actor: Actor,
  publicationId: string,
  which: 'source' | 'signed',
  key: string | null,
): Promise<Shown> {
  const { record } = await requirePreparing(platform, actor, publicationId);
  const found = await directiveFiles(platform.db, record.authority_id, record.plan_id);
  const file = found.find((each) => each.which === which);
  if (!file) throw new Refusal(publicationErrors.NO_DIRECTIVE_FILE);
  return keep(platform, actor, 'take_directive_file', publicationId, file, key);
}

/** Sends a file of a publication to whoever may read it inside. @throws Refusal NOT_FOUND */
export async function sendPublicationFile(
  platform: Platform,
  actor: Actor,
  publicationId: string,
  fileId: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { record } = await seenPublication(platform.db, actor, publicationId);
  const key = { authorityId: record.authority_id, publicationId };
  const file = (await filesOfPublication(platform.db, key)).find(({ id }) => id === fileId);
  return sendFile(platform, reply, file?.hash ?? null, file?.name ?? '');
}

async function requirePreparing(platform: Platform, actor: Actor, publicationId: string) {
  requireRight(actor, 'publication.prepare');
  const seen = await seenPublication(platform.db, actor, publicationId);
  requireOnPublication(actor, 'publication.prepare', seen.thing);
  return seen;
}

async function keep(
  platform: Platform,
  actor: Actor,
  name: 'add_publication_file' | 'take_directive_file',
  publicationId: string,
  file: NewFile,
  key: string | null,
): Promise<Shown> {
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, ids, now } = context;
    const at = { authorityId, publicationId };
    const known = (await filesOfPublication(tx, at)).find(({ hash }) => hash === file.hash);
    const id = known?.id ?? ids.next();
    if (!known) {
      await insertFile(tx, file, now);
      await insertPublicationFile(tx, at, { ...file, id }, { by: actor.personId, at: now });
    }
    await context.journal({
      ...{ subjectKind: 'publication', subjectId: publicationId, before: null },
      after: { file: { name: file.name, hash: file.hash, size: file.size } },
    });
    const names = await personNames(tx, [actor.personId]);
    const { mediaType, size } = file;
    const addedBy = known?.addedBy ?? names.get(actor.personId) ?? '';
    return { id, name: known?.name ?? file.name, mediaType, size, addedBy };
  });
}
