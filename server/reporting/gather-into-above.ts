import type { SubmissionScene } from './act-on-submission.ts';
import { gatherPieces } from './pieces.ts';
import { draftAbove } from './store/draft-above.ts';

/** Brings what a report says to the draft above that it feeds, to be taken, edited or dropped there. */
export async function gatherIntoAbove({ context, submission }: SubmissionScene): Promise<void> {
  const above = await draftAbove(context.tx, submission);
  if (above === null) return;
  await gatherPieces(context, submission.authorityId, above.submissionId, above.obligationId);
}
