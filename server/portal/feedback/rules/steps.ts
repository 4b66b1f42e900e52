import type { Right } from '../../../organisation/rules/rights.ts';

/**
 * Mới → đang xử lý → đã trả lời, or không thuộc thẩm quyền; nghi rác and rác beside; rút by the writer.
 */
export const FEEDBACK_STATES = [
  'new',
  'working',
  'answered',
  'not_ours',
  'suspect',
  'rubbish',
  'withdrawn',
] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** It waits for the unit that answers. */
export const OPEN_STATES: readonly FeedbackState[] = ['new', 'working'];
/** The writer can still add a word or take it back. */
export const WRITERS_STATES: readonly FeedbackState[] = ['new', 'working', 'suspect'];

interface Step {
  readonly right: Right;
  readonly from: readonly FeedbackState[];
  /** Null where the state stays, or follows from the matter itself. */
  readonly to: FeedbackState | null;
  /** Whether an answer must be waiting to be approved (true), must not be (false), or either. */
  readonly waits?: boolean;
}

/** Each act of the staff: from which states and where to. Server and browser read the same table. */
export const FEEDBACK_STEPS = {
  /** Giao, chuyển đơn vị trả lời. */
  assign: { right: 'feedback.answer', from: OPEN_STATES, to: 'working', waits: false },
  /** Soạn trả lời, or words on where to turn. */
  write: { right: 'feedback.answer', from: OPEN_STATES, to: 'working', waits: false },
  /** Trình duyệt. */
  submit: { right: 'feedback.answer', from: ['working'], to: null, waits: false },
  /** Duyệt và gửi: the answer stands on the page of the code, and goes by letter where an address was given. */
  approve: { right: 'feedback.approve', from: ['working'], to: null, waits: true },
  /** Trả lại người soạn. */
  give_back: { right: 'feedback.approve', from: ['working'], to: null, waits: true },
  /** Là rác; and the way back. */
  reject: { right: 'feedback.answer', from: ['suspect', 'new', 'working'], to: 'rubbish' },
  restore: { right: 'feedback.answer', from: ['suspect', 'rubbish'], to: 'new' },
  /** Đăng câu hỏi và trả lời, edited, and the way back. */
  publish: { right: 'feedback.approve', from: ['answered'], to: null },
  unpublish: { right: 'feedback.approve', from: ['answered'], to: null },
} as const satisfies Record<string, Step>;
export type FeedbackStep = keyof typeof FEEDBACK_STEPS;
export const FEEDBACK_ACTS = [
  ...(['approve', 'submit', 'write', 'assign', 'restore'] as const),
  ...(['publish', 'unpublish', 'give_back', 'reject'] as const),
] as const satisfies readonly FeedbackStep[];

/** What an act is judged by. */
export interface Standing {
  readonly state: FeedbackState;
  /** Of the answer on its way; null where none was begun. */
  readonly draft: { readonly submitted: boolean } | null;
}

export function stepFits(step: FeedbackStep, { state, draft }: Standing): boolean {
  const rule: Step = FEEDBACK_STEPS[step];
  if (!rule.from.includes(state)) return false;
  const waits = draft?.submitted ?? false;
  if (step === 'submit' && draft === null) return false;
  return rule.waits === undefined || rule.waits === waits;
}
