import type { z } from 'zod';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnSubmission, type SubmissionRequest } from './act-on-submission.ts';
import { gatherIntoAbove } from './gather-into-above.ts';
import { releasePieces } from './pieces.ts';
import { insertSignedText } from './store/signed-text-store.ts';
import { isNumberTaken } from './store/submission-store.ts';
import type { signSubmission as endpoint } from './submission-contract.ts';
import { submissionErrors } from './submission-errors-contract.ts';
import { wordsOfReport } from './submission-snapshot.ts';
import { tellAbout, tellReceivers } from './tell-of-submission.ts';

type Done = ReturnType<typeof actOnSubmission>;
type Signing = z.output<(typeof endpoint)['body']>;

/**
 * Ký, gửi: signs the report with number and day and sends it above, in the same moment. Its words are kept as
 * they are signed; with its frozen figures they are what will ever be printed. A draft above that it feeds gets
 * them to choose from.
 *
 * @throws Refusal SUBMISSION_NUMBER_TAKEN, SUBMISSION_SIGNED_AHEAD, and those of {@link actOnSubmission}
 */
export function signSubmission(
  platform: Platform,
  actor: Actor,
  { id, key }: Pick<SubmissionRequest, 'id' | 'key'>,
  { version, number, signedOn, position, place }: Signing,
): Done {
  const request = { id, version, key };
  return actOnSubmission(platform, actor, 'sign', request, async (scene) => {
    const { context, submission, today } = scene;
    const { tx, now } = context;
    if (signedOn > today) {
      throw new Refusal(
        submissionErrors.SUBMISSION_SIGNED_AHEAD,
        { day: formatDay(today) },
        { fields: [{ field: 'signedOn' }] },
      );
    }
    const year = signedOn.slice(0, 4);
    if (await isNumberTaken(tx, submission, number, year)) {
      throw new Refusal(
        submissionErrors.SUBMISSION_NUMBER_TAKEN,
        { number, year },
        { fields: [{ field: 'number' }] },
      );
    }
    const words = await wordsOfReport(tx, submission);
    await insertSignedText(tx, submission, submission.round + 1, words);
    await tellAbout(scene, [submission.presentedBy], {
      vi: 'đã ký báo cáo',
      en: 'signed a report',
    });
    const signer = { position, name: actor.personName };
    return {
      set: {
        ...{ number, signedOn, signedAt: now, signedBy: actor.personId, signer, reason: null },
        frame: { ...submission.frame, place },
      },
      after: { number, signedOn: formatDay(asDay(signedOn)) },
      finish: async () => {
        await gatherIntoAbove(scene);
        await tellReceivers(scene, { vi: 'đã gửi báo cáo', en: 'sent a report' });
      },
    };
  });
}

/**
 * Rút lại: takes back a report that was sent and not yet accepted, to write on it. What was signed stays kept.
 *
 * @throws Refusal SUBMISSION_NOT_NOW, naming the report above that holds it
 */
export function withdrawSubmission(
  platform: Platform,
  actor: Actor,
  { reason, ...request }: SubmissionRequest & { readonly reason: string },
): Done {
  return actOnSubmission(platform, actor, 'withdraw', request, async (scene) => {
    const { submission, context } = scene;
    await releasePieces(context, submission.authorityId, submission.id);
    await tellAbout(
      scene,
      [submission.presentedBy],
      { vi: 'rút lại báo cáo', en: 'withdrew a report' },
      reason,
    );
    return { set: { reason }, after: { reason } };
  });
}
