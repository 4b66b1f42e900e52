import { z } from 'zod';
import type { Platform } from '../../platform/act.ts';
import { MAX_FILE_BYTES } from '../../platform/files/file-store.ts';
import { provenBy } from './receive-message.ts';
import { digestOf } from './signing.ts';
import { addPart, closeFile, heldOfFile, holdFile, partsOf } from './store/file-part-store.ts';

/** Bytes of one part at most. */
export const PART_BYTES = 512 * 1024;

/** How far a file has come: the next byte that is missing, or that it is whole. */
export const FileState = z.object({ next: z.number().int(), whole: z.boolean() });
export type FileState = z.infer<typeof FileState>;

/**
 * Takes one part of a file that a partner is about to send a message with. Parts come in order; one that came
 * before is passed over, and whoever sends is told where to go on, so a line that breaks costs one part.
 *
 * @returns null where the signature is nobody's whom we know, or the part makes no sense
 */
export async function receiveFilePart(
  platform: Platform,
  signed: string,
): Promise<FileState | null> {
  const proven = await provenBy(platform, signed, 'chidao-file');
  const file = proven?.head.file;
  if (!proven || !file || proven.partner.state !== 'active') return null;
  const { partner, payload } = proven;
  const { hash: digest, start, size } = file;
  if (size > MAX_FILE_BYTES || payload.length > PART_BYTES || start + payload.length > size) {
    return null;
  }
  return platform.db.transaction().execute(async (tx) => {
    await holdFile(tx, partner, { digest, size, at: platform.clock() });
    const held = await heldOfFile(tx, partner, digest);
    if (held === 'whole') return { next: size, whole: true };
    if (start !== held) return { next: held, whole: false };
    if (payload.length > 0) await addPart(tx, partner, { digest, start, bytes: payload });
    const next = held + payload.length;
    if (next < size) return { next, whole: false };
    const bytes = Buffer.concat(await partsOf(tx, partner, digest));
    const isWhole = digestOf(bytes) === digest;
    await closeFile(tx, partner, digest, isWhole ? await platform.files.put(bytes) : null);
    // Something is wrong with the bytes: from the beginning once more.
    return isWhole ? { next: size, whole: true } : { next: 0, whole: false };
  });
}
