import type { Right } from '../../organisation/rules/may.ts';

/**
 * How inspections, recommendations and meetings go on, as tables: from which states an act leads where,
 * and which right it needs. Server and browser read the same tables.
 */
export interface Step<State extends string> {
  readonly right: Right;
  readonly from: readonly State[];
  /** Null where the state stays. */
  readonly to: State | null;
}

/** Đã lên kế hoạch → đang kiểm tra → đã kết luận; what was planned can be dropped. */
export const INSPECTION_STATES = ['planned', 'under_way', 'concluded', 'dropped'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

export const INSPECTION_STEPS = {
  change: { right: 'inspection.plan', from: ['planned', 'under_way'], to: null },
  drop: { right: 'inspection.plan', from: ['planned'], to: 'dropped' },
  restore: { right: 'inspection.plan', from: ['dropped'], to: 'planned' },
  visit: { right: 'inspection.write', from: ['planned', 'under_way'], to: 'under_way' },
  find: { right: 'inspection.write', from: ['under_way'], to: null },
  recommend: { right: 'inspection.write', from: ['under_way'], to: null },
  conclude: { right: 'inspection.conclude', from: ['under_way'], to: 'concluded' },
  /** The recommendations that become tasks are issued with the conclusion as their directive. */
  order: { right: 'plan.issue', from: ['concluded'], to: null },
} as const satisfies Record<string, Step<InspectionState>>;
export type InspectionStep = keyof typeof INSPECTION_STEPS;

/**
 * Kiến nghị: a draft until the conclusion is signed, then open until the unit has answered and whoever
 * recommended it has accepted; or a task of its own (`ordered`), which goes the way of every task.
 */
export const RECOMMENDATION_STATES = [
  'draft',
  'open',
  'answered',
  'accepted',
  'ordered',
  'dropped',
] as const;
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];

export const RECOMMENDATION_STEPS = {
  change: { right: 'inspection.write', from: ['draft'], to: null },
  drop: { right: 'inspection.write', from: ['draft'], to: 'dropped' },
  open: { right: 'inspection.conclude', from: ['draft'], to: 'open' },
  order: { right: 'plan.issue', from: ['open'], to: 'ordered' },
  answer: { right: 'inspection.answer', from: ['open'], to: 'answered' },
  accept: { right: 'inspection.write', from: ['answered'], to: 'accepted' },
  reopen: { right: 'inspection.write', from: ['answered', 'accepted'], to: 'open' },
} as const satisfies Record<string, Step<RecommendationState>>;
export type RecommendationStep = keyof typeof RECOMMENDATION_STEPS;

/** Cuộc họp: agenda, then minutes with the facts as of the meeting, then the conclusion that is issued. */
export const MEETING_STATES = ['planned', 'held', 'concluded'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_STEPS = {
  draw: { right: 'meeting.plan', from: ['planned'], to: null },
  change: { right: 'meeting.plan', from: ['planned', 'held'], to: null },
  open: { right: 'meeting.plan', from: ['planned'], to: 'held' },
  conclude: { right: 'meeting.conclude', from: ['held'], to: 'concluded' },
  /** The leader gives the minutes back, to be written better. */
  give_back: { right: 'meeting.conclude', from: ['concluded'], to: 'held' },
  issue: { right: 'plan.issue', from: ['concluded'], to: null },
} as const satisfies Record<string, Step<MeetingState>>;
export type MeetingStep = keyof typeof MEETING_STEPS;

/** Whether an act is one for a state; rights are another matter. */
export function stepFits<State extends string>(step: Step<State>, state: State): boolean {
  return step.from.includes(state);
}

/** The state after an act. @throws RangeError where the act is none for the state */
export function stateAfter<State extends string>(step: Step<State>, state: State): State {
  if (!stepFits(step, state)) throw new RangeError(`No such step from ${state}`);
  return step.to ?? state;
}

/** Nothing is left to do about it: the rest of its life is only read. */
export function isSettled(state: RecommendationState): boolean {
  return state === 'accepted' || state === 'ordered' || state === 'dropped';
}
