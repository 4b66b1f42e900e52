import type { Role } from '../../organisation/contract.ts';
import type { Right } from '../../organisation/rules/may.ts';

import type { SubmissionAct, SubmissionState } from '../submission-contract.ts';
import type { ObligationState } from './standing.ts';

interface SubmissionRule {
  /** How the journal names it. */
  readonly name: string;
  readonly right: Right;
  /** Whose act it is: whoever writes for the unit, whoever signs for it, or the unit that receives. */
  readonly side: 'writer' | 'signer' | 'receiver';
  readonly from: readonly SubmissionState[];
  /** Null where the state stays. */
  readonly to: SubmissionState | null;
}

/** Each act on a report: the right it needs, whose it is, from which states it goes and into which. */
export const SUBMISSION_RULES: Readonly<Record<SubmissionAct, SubmissionRule>> = {
  write: {
    ...{ name: 'write_submission', right: 'submission.write', side: 'writer' },
    ...{ from: ['draft'], to: null },
  },
  // Chốt số liệu: from here on the figures are rows and no longer counted.
  freeze: {
    ...{ name: 'freeze_submission', right: 'submission.write', side: 'writer' },
    ...{ from: ['draft'], to: null },
  },
  thaw: {
    ...{ name: 'thaw_submission', right: 'submission.write', side: 'writer' },
    ...{ from: ['draft'], to: null },
  },
  // Trình ký: nothing moves while the head reads.
  present: {
    ...{ name: 'present_submission', right: 'submission.write', side: 'writer' },
    ...{ from: ['draft'], to: 'signing' },
  },
  ask_back: {
    ...{ name: 'ask_submission_back', right: 'submission.write', side: 'writer' },
    ...{ from: ['signing'], to: null },
  },
  give_back: {
    ...{ name: 'give_submission_back', right: 'submission.sign', side: 'signer' },
    ...{ from: ['signing'], to: 'draft' },
  },
  sign: {
    ...{ name: 'sign_submission', right: 'submission.sign', side: 'signer' },
    ...{ from: ['signing'], to: 'submitted' },
  },
  withdraw: {
    ...{ name: 'withdraw_submission', right: 'submission.sign', side: 'signer' },
    ...{ from: ['submitted'], to: 'draft' },
  },
  accept: {
    ...{ name: 'accept_submission', right: 'submission.decide', side: 'receiver' },
    ...{ from: ['submitted'], to: 'accepted' },
  },
  return: {
    ...{ name: 'return_submission', right: 'submission.decide', side: 'receiver' },
    // What was accepted is undone from the top down: by its receiver, while nothing above rests on it.
    ...{ from: ['submitted', 'accepted'], to: 'returned' },
  },
  revise: {
    ...{ name: 'revise_submission', right: 'submission.write', side: 'writer' },
    ...{ from: ['returned'], to: 'draft' },
  },
};

/** The acts that take a report from those above: each is refused while one of them stands on it. */
export const TAKES_BACK: readonly SubmissionAct[] = ['withdraw', 'return'];

/** The acts that a closed period does not allow; a draft may be written on meanwhile. */
export const NEEDS_OPEN_PERIOD: readonly SubmissionAct[] = ['present', 'sign'];

/** States in which others than the unit itself may read it: a draft is nobody else's business. */
export const SENT: readonly SubmissionState[] = ['submitted', 'accepted', 'returned'];

/** Whether a post that may read reports may read this one: its own, one that was sent, and inspectors all. */
export function isInSight(
  { state, unitId }: { readonly state: SubmissionState; readonly unitId: string },
  post: { readonly role: Role; readonly jurisdictionUnitId: string },
): boolean {
  return SENT.includes(state) || unitId === post.jurisdictionUnitId || post.role === 'inspector';
}

/** The report made for an obligation, where the post may read it: of a draft nobody else is told that there is one. */
export function submissionInSight(
  obligation: {
    readonly state: ObligationState;
    readonly unitId: string;
    readonly submissionId: string | null;
  },
  post: { readonly role: Role; readonly jurisdictionUnitId: string },
): string | null {
  const { state, unitId, submissionId } = obligation;
  const sent = SENT.find((each) => each === state);
  return isInSight({ state: sent ?? 'draft', unitId }, post) ? submissionId : null;
}
