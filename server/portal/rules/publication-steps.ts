import type { Right } from '../../organisation/rules/rights.ts';

/** What the public sees: nothing yet, the latest edition, or that the page was withdrawn. */
export const PUBLICATION_STATES = ['unpublished', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** What is being prepared to follow it. */
export const PUBLICATION_STAGES = ['none', 'preparing', 'proposed'] as const;
export type PublicationStage = (typeof PUBLICATION_STAGES)[number];

interface Step {
  readonly right: Right;
  readonly stages: readonly PublicationStage[];
  /** Only where the public sees this; anywhere when left out. */
  readonly states?: readonly PublicationState[];
  readonly to: PublicationStage | null;
}

/**
 * The way of a publication (công bố): chuẩn bị → trình → duyệt, and again for each update and correction.
 * Withdrawing is one act of whoever may approve: what must not be read goes down at once.
 */
export const PUBLICATION_STEPS = {
  write: { right: 'publication.prepare', stages: ['none', 'preparing'], to: 'preparing' },
  propose: { right: 'publication.prepare', stages: ['preparing'], to: 'proposed' },
  /** Rút lại đề nghị, before it is decided. */
  take_back: { right: 'publication.prepare', stages: ['proposed'], to: 'preparing' },
  /** Bỏ bản đang chuẩn bị: what is public stays as it is. */
  drop: { right: 'publication.prepare', stages: ['preparing'], to: 'none' },
  return: { right: 'publication.approve', stages: ['proposed'], to: 'preparing' },
  approve: { right: 'publication.approve', stages: ['proposed'], to: 'none' },
  withdraw: {
    right: 'publication.approve',
    stages: ['none', 'preparing', 'proposed'],
    states: ['published'],
    to: null,
  },
} as const satisfies Record<string, Step>;
export type PublicationStep = keyof typeof PUBLICATION_STEPS;
export const PUBLICATION_ACTS = Object.keys(PUBLICATION_STEPS) as [
  PublicationStep,
  ...PublicationStep[],
];

export function publicationStepFits(
  step: PublicationStep,
  at: { readonly state: PublicationState; readonly stage: PublicationStage },
): boolean {
  const { stages, states }: Step = PUBLICATION_STEPS[step];
  return stages.includes(at.stage) && (states === undefined || states.includes(at.state));
}

/** How often figures are to follow (nhịp cập nhật): a reminder for the planner, never a publication by itself. */
export const RHYTHMS = ['none', 'month', 'quarter'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
