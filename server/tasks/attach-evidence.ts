import { Refusal } from '../platform/refusal.ts';
import { taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { claimUploads, type EvidenceKind } from './store/attachments.ts';

/** A file as a journal entry names it. */
export interface EvidenceFile {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * Makes the sender's uploads the evidence of a report, or what stands beside an answer or a comment.
 *
 * @throws Refusal FILE_MISSING where one is not an upload of this person that still waits
 */
export async function attachEvidence(
  { context, actor, task }: Pick<Scene, 'context' | 'actor' | 'task'>,
  reportId: string,
  fileIds: readonly string[],
  kind: EvidenceKind = 'report',
): Promise<EvidenceFile[]> {
  const ids = [...new Set(fileIds)];
  const files = await claimUploads(
    context.tx,
    { authorityId: actor.authorityId, personId: actor.personId, ids },
    { authorityId: task.authority_id, kind, subjectId: reportId, taskId: task.id },
  );
  if (files.length < ids.length) throw new Refusal(taskErrors.FILE_MISSING);
  return files.map(({ id, name, file_hash, size }) => ({
    id,
    name,
    hash: file_hash,
    size: Number(size),
  }));
}
