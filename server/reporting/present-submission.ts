import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import {
  actOnSubmission,
  type SubmissionRequest,
  type SubmissionScene,
} from './act-on-submission.ts';
import { checkReport } from './check-report.ts';
import type { Sentence } from './rules/submission-acts.ts';
import { tellAbout, tellSigners } from './tell-of-submission.ts';

type Done = ReturnType<typeof actOnSubmission>;

/**
 * Trình ký: gives the report to whoever signs for the unit. Until it is signed or given back nobody changes a
 * word or a figure of it.
 *
 * @throws Refusal SUBMISSION_NOT_NOW with what must be mended first
 */
export function presentSubmission(
  platform: Platform,
  actor: Actor,
  request: SubmissionRequest,
): Done {
  const present = async (scene: SubmissionScene) => {
    await tellSigners(scene, {
      vi: 'trình ký báo cáo',
      en: 'presented a report for signature',
    });
    return { set: { reason: null } };
  };
  return actOnSubmission(platform, actor, 'present', request, present, blocksOf);
}

async function blocksOf({ context, submission }: SubmissionScene): Promise<Sentence[]> {
  const findings = await checkReport(context.tx, submission);
  return findings.filter(({ blocks }) => blocks).map(({ say }) => say);
}

/** Xin rút lại: asks whoever is reading the report to give it back. */
export function askSubmissionBack(
  platform: Platform,
  actor: Actor,
  request: SubmissionRequest,
): Done {
  return actOnSubmission(platform, actor, 'ask_back', request, async (scene) => {
    await tellSigners(scene, { vi: 'xin rút lại báo cáo', en: 'asked for a report back' });
    return {};
  });
}

/** Trả lại bản trình: whoever reads it gives it back to be written on. */
export function giveSubmissionBack(
  platform: Platform,
  actor: Actor,
  { reason, ...request }: SubmissionRequest & { readonly reason: string },
): Done {
  return actOnSubmission(platform, actor, 'give_back', request, async (scene) => {
    const says = { vi: 'trả lại bản trình', en: 'gave a report back' };
    await tellAbout(scene, [scene.submission.presentedBy], says, reason);
    return { set: { reason: reason === '' ? null : reason }, after: { reason } };
  });
}
