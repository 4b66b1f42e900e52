import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { extractTextApart, IntakeError } from '../../reader/inputs/index.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { type previewFile as endpoint, taskErrors } from './contract.ts';
import { fileInSight } from './download-file.ts';
import type { AttachmentRecord } from './store/attachments.ts';

/** So much of a document's words is shown beside it. */
const MOST_TEXT = 20_000;
/** A preview is a courtesy: it may cost little. */
const LIMITS = { time: 10_000, memory: 512 };

/**
 * Nothing in the file may run, load or send anything, and only our own pages may frame it: what came from
 * outside is looked at under our address.
 */
const LOOK_ONLY =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/**
 * Sends a picture or a PDF to be shown in the page, to whoever may read what it proves.
 *
 * @throws Refusal NOT_FOUND, NO_PREVIEW for any other kind
 */
export async function showFile(
  platform: Platform,
  actor: Actor,
  fileId: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = await fileInSight(platform, actor, fileId);
  if (kindOf(file) === 'text') throw new Refusal(taskErrors.NO_PREVIEW);
  return reply
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', LOOK_ONLY)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('x-content-type-options', 'nosniff')
    .header('content-length', file.size)
    .type(file.media_type)
    .send(platform.files.open(file.file_hash));
}

/**
 * What is in a file, for the page: the words of a text, a document or a sheet; of a picture or PDF only that
 * it can be shown.
 *
 * @throws Refusal NOT_FOUND, NO_PREVIEW where its words cannot be read
 */
export async function previewFile(
  platform: Platform,
  actor: Actor,
  fileId: string,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const file = await fileInSight(platform, actor, fileId);
  const kind = kindOf(file);
  if (kind !== 'text') return { kind, text: '', isCut: false };
  const bytes: Uint8Array[] = [];
  for await (const chunk of platform.files.open(file.file_hash)) bytes.push(Buffer.from(chunk));
  try {
    const { text } = await extractTextApart(Buffer.concat(bytes), file.name, LIMITS);
    return { kind, text: text.slice(0, MOST_TEXT), isCut: text.length > MOST_TEXT };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    throw new Refusal(taskErrors.NO_PREVIEW);
  }
}

function kindOf({ media_type }: AttachmentRecord): 'image' | 'pdf' | 'text' {
  if (media_type.startsWith('image/')) return 'image';
  return media_type === 'application/pdf' ? 'pdf' : 'text';
}
