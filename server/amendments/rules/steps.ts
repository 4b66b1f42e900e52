import type { Right } from '../../organisation/rules/may.ts';

/**
 * The way of a proposal (đề nghị điều chỉnh, bổ sung): soạn → đề nghị → thẩm định → quyết định → có văn bản →
 * có hiệu lực. Units propose, the authority that issued decides (Quyết định 1723/QĐ-BTTTT, điều khoản sửa đổi).
 */
export const AMENDMENT_STATES = [
  'draft',
  'proposed',
  'appraised',
  'decided',
  'bound',
  'applied',
  'refused',
  'withdrawn',
] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

interface Step {
  readonly right: Right;
  readonly from: readonly AmendmentState[];
  /** Null where the state stays, or follows from the matter itself. */
  readonly to: AmendmentState | null;
  /** Only the unit that proposes does it. */
  readonly isProposers?: true;
}

/** Each act: from which states it may be done and where it leads. Server and browser read the same table. */
export const AMENDMENT_STEPS = {
  write: { right: 'amendment.propose', from: ['draft'], to: null, isProposers: true },
  propose: { right: 'amendment.propose', from: ['draft'], to: 'proposed', isProposers: true },
  withdraw: {
    right: 'amendment.propose',
    from: ['draft', 'proposed', 'appraised'],
    to: 'withdrawn',
    isProposers: true,
  },
  /** Trả lại để hoàn thiện: the planner gives it back with words. */
  give_back: { right: 'amendment.appraise', from: ['proposed'], to: 'draft' },
  appraise: { right: 'amendment.appraise', from: ['proposed'], to: null },
  /** Gộp đề nghị trùng: a person chooses between two proposals on the same field. */
  merge: { right: 'amendment.appraise', from: ['proposed', 'appraised'], to: null },
  /** Trình quyết định: every change has its opinion. */
  submit: { right: 'amendment.appraise', from: ['proposed'], to: 'appraised' },
  decide: { right: 'amendment.decide', from: ['appraised'], to: null },
  /** Kết thúc quyết định: decided where anything was agreed to, else refused. */
  conclude: { right: 'amendment.decide', from: ['appraised'], to: null },
  bind: { right: 'amendment.bind', from: ['decided'], to: 'bound' },
  /** A change that was held back on its day, because what it rests on had moved. */
  settle: { right: 'amendment.bind', from: ['applied'], to: null },
} as const satisfies Record<string, Step>;
export type AmendmentStep = keyof typeof AMENDMENT_STEPS;

export function stepFits(step: AmendmentStep, state: AmendmentState): boolean {
  const { from }: Step = AMENDMENT_STEPS[step];
  return from.includes(state);
}

/** Still on its way: what it proposes may yet come about, and clashes with others that do. */
export const OPEN_STATES: readonly AmendmentState[] = ['proposed', 'appraised', 'decided', 'bound'];

/** Not decided yet: a person can still merge it with another. */
export function isUndecided(state: AmendmentState): boolean {
  return state === 'proposed' || state === 'appraised';
}
