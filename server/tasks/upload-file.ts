import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Right } from '../organisation/rules/may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { checkFile } from '../platform/files/check-file.ts';
import { Refusal } from '../platform/refusal.ts';
import { type uploadFile as endpoint, taskErrors } from './contract.ts';
import { insertUpload } from './store/attachments.ts';

type Reply = z.input<(typeof endpoint)['reply']>;

/** A file as it came in. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The one file of a multipart request. @throws Refusal FILE_MISSING where there is none */
export async function incomingFile(request: FastifyRequest): Promise<IncomingFile> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new Refusal(taskErrors.FILE_MISSING);
  return { name: part.filename, bytes: await part.toBuffer() };
}

/**
 * Takes in a file to attach: its kind is decided by its content, its bytes are kept once, and it waits
 * under the sender's name until an act makes it evidence.
 *
 * @param right what the file is going to serve: a report on a task where nothing else is said
 * @throws Refusal of {@link checkFile}
 */
export async function uploadFile(
  platform: Platform,
  actor: Actor,
  file: IncomingFile,
  key: string | null,
  right: Right = 'task.report',
): Promise<Reply> {
  requireRight(actor, right);
  const name = plainName(file.name);
  const mediaType = await checkFile(name, file.bytes);
  const hash = await platform.files.put(file.bytes);
  const { authorityId } = actor;
  return perform(
    platform,
    { name: 'upload_file', authorityId, author: actor, key },
    async ({ tx, ids, now, journal }) => {
      const id = ids.next();
      const size = file.bytes.length;
      await insertUpload(tx, {
        authority_id: authorityId,
        id,
        subject_kind: 'upload',
        subject_id: id,
        task_id: null,
        file_hash: hash,
        name,
        media_type: mediaType,
        size: String(size),
        added_by: actor.personId,
        added_at: now,
      });
      const after = { name, hash, size, mediaType };
      await journal({ subjectKind: 'file', subjectId: id, before: null, after });
      return { id, name, size, mediaType };
    },
  );
}

/** The last part of a path, without what a header or a disk could take amiss, at most 200 characters. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim();
  return plain.length > 200 ? plain.slice(-200) : plain;
}
