import { Refusal } from '../platform/refusal.ts';
import { taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { claimUploads } from './store/attachments.ts';

/** A file as a journal entry names it. */
export interface EvidenceFile {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
}

/**
 * Makes the sender's uploads the evidence of a report.
 *
 * @throws Refusal FILE_MISSING where one is not an upload of this person that still waits
 */
export async function attachEvidence(
  { context, actor, task }: Scene,
  reportId: string,
  fileIds: readonly string[],
): Promise<EvidenceFile[]> {
  const ids = [...new Set(fileIds)];
  const files = await claimUploads(
    context.tx,
    { authorityId: actor.authorityId, personId: actor.personId, ids },
    { authorityId: task.authority_id, reportId, taskId: task.id },
  );
  if (files.length < ids.length) throw new Refusal(taskErrors.FILE_MISSING);
  return files.map(({ id, name, file_hash }) => ({ id, name, hash: file_hash }));
}
