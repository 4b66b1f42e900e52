import type { AwardCode, Paper } from '../data/award-forms.ts';
import type { SuspensionCause } from './suspension.ts';

/** What stands against an award (lý do chưa được khen), with the figures behind it. */
export type Reason =
  | { readonly code: 'SUSPENDED'; readonly cause: SuspensionCause; readonly since: string }
  | { readonly code: 'GATE_FAILED'; readonly gate: string }
  | {
      readonly code: 'TITLE_LACKING';
      readonly award: AwardCode;
      readonly times: number;
      readonly has: number;
    }
  | {
      readonly code: 'TASKS_UNDONE';
      readonly done: number;
      readonly total: number;
      readonly percent: number;
    }
  | {
      readonly code: 'SHARE_TOO_LOW';
      readonly award: AwardCode;
      readonly has: number;
      readonly total: number;
      readonly percent: number;
    }
  | { readonly code: 'NOBODY_HOLDS'; readonly award: AwardCode }
  | { readonly code: 'DISCIPLINED'; readonly count: number }
  | { readonly code: 'FACT_LACKING'; readonly fact: 'tasks' | 'people' }
  | { readonly code: 'NOT_FINAL'; readonly years: number }
  | { readonly code: 'PAPER_LACKING'; readonly paper: Paper }
  | { readonly code: 'PAPER_UNCONFIRMED'; readonly paper: Paper }
  | { readonly code: 'TOO_LATE'; readonly by: string; readonly on: string }
  | { readonly code: 'NOT_VOTED' }
  | {
      readonly code: 'NO_QUORUM';
      readonly present: number;
      readonly members: number;
      readonly quorum: number;
    }
  | {
      readonly code: 'TOO_FEW_VOTES';
      readonly ayes: number;
      readonly members: number;
      readonly percent: number;
      readonly needed: number;
    }
  | { readonly code: 'OVER_QUOTA'; readonly left: number };
