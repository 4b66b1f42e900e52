import type { FastifyReply } from 'fastify';
import { extractTextApart, IntakeError } from '../../reader/inputs/index.ts';
import { directiveErrors } from '../directives/contract.ts';
import { sendFile } from '../directives/directive-file.ts';
import type { Actor } from '../organisation/actor.ts';
import { type Platform, perform } from '../platform/act.ts';
import { checkFile } from '../platform/files/check-file.ts';
import { Refusal } from '../platform/refusal.ts';
import { planErrors, type SignedCopy } from './contract.ts';
import { heldReading, readingOf, requireDrafting } from './open-reading.ts';
import { readApart } from './read-apart.ts';
import { insertFile } from './store/file-store.ts';
import { setSigned } from './store/reading-store.ts';

interface SignedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts the signed copy (bản ký) beside a draft whose text came from somewhere else: a web page, a paste, a
 * draft in Word. Until the plan is issued another copy may take its place; then it goes along with the
 * document. A copy whose text bears a secrecy mark is refused like any other text.
 *
 * @throws Refusal SIGNED_KIND, SECRET_REFUSED, DRAFT_NOT_OPEN, and those of {@link checkFile}
 */
export async function attachSigned(
  platform: Platform,
  actor: Actor,
  id: string,
  { name, bytes }: SignedFile,
  key: string | null,
): Promise<{ signed: SignedCopy | null }> {
  requireDrafting(actor);
  const mediaType = await checkFile(name, bytes);
  if (!/^(?:application\/pdf|image\/)/.test(mediaType)) {
    throw new Refusal(planErrors.SIGNED_KIND, { name });
  }
  if (mediaType === 'application/pdf') await refuseSecret(name, bytes);
  const hash = await platform.files.put(bytes);
  const file = { hash, size: bytes.length, mediaType };
  return change(platform, actor, 'attach_signed', id, { ...file, name }, key);
}

/** Takes the signed copy away again. @throws Refusal DRAFT_NOT_OPEN */
export async function removeSigned(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<{ signed: SignedCopy | null }> {
  requireDrafting(actor);
  return change(platform, actor, 'remove_signed', id, null, key);
}

interface NewCopy {
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
}

async function change(
  platform: Platform,
  actor: Actor,
  name: 'attach_signed' | 'remove_signed',
  id: string,
  copy: NewCopy | null,
  key: string | null,
): Promise<{ signed: SignedCopy | null }> {
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const before = await heldReading(tx, actor, id);
    if (before.state !== 'draft') throw new Refusal(planErrors.DRAFT_NOT_OPEN);
    if (copy) await insertFile(tx, copy, now);
    await setSigned(tx, authorityId, id, copy);
    await context.journal({
      subjectKind: 'reading',
      subjectId: id,
      before: { signed: before.signed },
      after: { signed: copy && { name: copy.name, hash: copy.hash, size: copy.size } },
    });
    return { signed: signedCopy(id, copy) };
  });
}

/** How the signed copy of a draft is named and fetched. */
export function signedCopy(
  readingId: string,
  signed: { readonly name: string } | null,
): SignedCopy | null {
  return signed && { name: signed.name, href: `/api/readings/${readingId}/signed` };
}

/** Sends the signed copy of a draft of one's own authority. @throws Refusal NOT_FOUND */
export async function sendSigned(
  platform: Platform,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  requireDrafting(actor);
  const { signed } = await readingOf(platform.db, actor, id);
  return sendFile(platform, reply, signed?.hash ?? null, signed?.name ?? '');
}

/**
 * A scan says nothing that can be read; a copy that has text must not bear a secrecy mark.
 *
 * @throws Refusal SECRET_REFUSED
 */
export async function refuseSecret(name: string, bytes: Uint8Array): Promise<void> {
  const source = await extractTextApart(bytes, name).catch((error: unknown) => {
    if (error instanceof IntakeError) return null;
    throw error;
  });
  if (!source) return;
  const { secrecy } = await readApart(source.text);
  if (secrecy) throw new Refusal(directiveErrors.SECRET_REFUSED, { mark: secrecy.mark });
}
