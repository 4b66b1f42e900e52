import type { Facts } from '../facts-contract.ts';
import type { SubmissionFrame, SubmissionSigner } from '../submission-contract.ts';

/** What stands under one heading: the unit's own words, then those taken from lower units. */
export interface HeadingWords {
  readonly heading: string;
  readonly own: string;
  readonly pieces: readonly { readonly unitName: string; readonly words: string }[];
}

/** All that a report says, and nothing that is computed: the same snapshot always makes the same paper. */
export interface ReportSnapshot {
  readonly frame: SubmissionFrame;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly signer: SubmissionSigner | null;
  readonly words: readonly HeadingWords[];
  readonly facts: Facts;
}
