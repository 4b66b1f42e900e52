import type { Right } from '../../../organisation/rules/rights.ts';

/**
 * How an article stands: being written, laid before whoever approves, public, taken back, or dropped before it was
 * ever public. One that is being corrected is a draft again while the public reads its latest edition.
 */
export const ARTICLE_STATES = ['draft', 'proposed', 'published', 'withdrawn', 'dropped'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

interface Step {
  readonly right: Right;
  readonly from: readonly ArticleState[];
  readonly to: ArticleState | null;
  /** Only of what the public has already been given. */
  readonly isOfPublic?: true;
}

/** The way of an article (tin bài): soạn → trình → duyệt đăng; corrections and withdrawals are seen by the public. */
export const ARTICLE_STEPS = {
  write: { right: 'publication.prepare', from: ['draft'], to: null },
  propose: { right: 'publication.prepare', from: ['draft'], to: 'proposed' },
  /** Rút lại đề nghị, before it is decided. */
  take_back: { right: 'publication.prepare', from: ['proposed'], to: 'draft' },
  /** Trả lại, with words. */
  give_back: { right: 'publication.approve', from: ['proposed'], to: 'draft' },
  /** Duyệt đăng: not by the one who proposed. */
  approve: { right: 'publication.approve', from: ['proposed'], to: 'published' },
  /** Đính chính: write the next edition. */
  correct: { right: 'publication.prepare', from: ['published'], to: 'draft', isOfPublic: true },
  /** Gỡ bài: what must not be read goes down at once. */
  withdraw: {
    right: 'publication.approve',
    from: ['draft', 'proposed', 'published'],
    to: 'withdrawn',
    isOfPublic: true,
  },
  /** Bỏ bản đang soạn: what is public stays as it is. */
  drop: { right: 'publication.prepare', from: ['draft'], to: 'dropped' },
} as const satisfies Record<string, Step>;
export type ArticleStep = keyof typeof ARTICLE_STEPS;

/** Steps that are one click with a few words at most; writing has a form of its own. */
export const ARTICLE_MOVES = [
  ...(['propose', 'take_back', 'give_back', 'approve', 'correct', 'withdraw', 'drop'] as const),
] as const satisfies readonly ArticleStep[];
export type ArticleMove = (typeof ARTICLE_MOVES)[number];

export function articleStepFits(
  step: ArticleStep,
  at: { readonly state: ArticleState; readonly editions: number },
): boolean {
  const { from, isOfPublic }: Step = ARTICLE_STEPS[step];
  return from.includes(at.state) && (!isOfPublic || at.editions > 0);
}

/** The state that a step leads to: what was public stays public when its correction is dropped. */
export function stateAfter(
  step: ArticleStep,
  at: { readonly state: ArticleState; readonly editions: number },
): ArticleState {
  if (step === 'drop' && at.editions > 0) return 'published';
  return ARTICLE_STEPS[step].to ?? at.state;
}
