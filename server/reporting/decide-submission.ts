import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import {
  actOnSubmission,
  type SubmissionRequest,
  type SubmissionScene,
} from './act-on-submission.ts';
import { gatherIntoAbove } from './gather-into-above.ts';
import { releasePieces } from './pieces.ts';
import { tellAbout } from './tell-of-submission.ts';

type Done = ReturnType<typeof actOnSubmission>;
type WithReason = SubmissionRequest & { readonly reason: string };

/**
 * Duyệt: the receiver accepts a report. What it says goes to the draft above, where there is one, to be taken,
 * edited or dropped there.
 *
 * @throws Refusal as {@link actOnSubmission}
 */
export async function acceptSubmission(
  platform: Platform,
  actor: Actor,
  request: SubmissionRequest,
): Done {
  return actOnSubmission(platform, actor, 'accept', request, async (scene) => {
    await tellAuthors(scene, { vi: 'đã duyệt báo cáo', en: 'accepted a report' });
    return { set: { reason: null }, finish: () => gatherIntoAbove(scene) };
  });
}

/**
 * Trả lại: the receiver returns a report with a reason; one that it had accepted too, from the top down, while
 * no report above rests on it.
 *
 * @throws Refusal SUBMISSION_NOT_NOW, naming the report above that holds it
 */
export function returnSubmission(
  platform: Platform,
  actor: Actor,
  { reason, ...request }: WithReason,
): Done {
  return actOnSubmission(platform, actor, 'return', request, async (scene) => {
    await releasePieces(scene.context, scene.submission.authorityId, request.id);
    await tellAuthors(scene, { vi: 'đã trả lại báo cáo', en: 'returned a report' }, reason);
    return { set: { reason }, after: { reason } };
  });
}

/** Sửa lại: goes on writing a report that was returned. Its figures stay frozen until they are thawed. */
export function reviseSubmission(
  platform: Platform,
  actor: Actor,
  request: SubmissionRequest,
): Done {
  return actOnSubmission(platform, actor, 'revise', request, async () => ({}));
}

function tellAuthors(
  scene: SubmissionScene,
  says: { readonly vi: string; readonly en: string },
  reason: string | null = null,
): Promise<void> {
  const { presentedBy, signedBy } = scene.submission;
  return tellAbout(scene, [presentedBy, signedBy], says, reason);
}
