/** Steps of a stage of a movement (các bước), in their order. */
export const STEPS = ['launch', 'register', 'self_score', 'appraise', 'council', 'decide'] as const;
export type Step = (typeof STEPS)[number];

/** How a step stands: `open` may go on side by side with others; `skipped` is not asked for here. */
export type StepState = 'done' | 'open' | 'ahead' | 'skipped';

export interface StepFacts {
  readonly isLaunched: boolean;
  readonly takesRegistrations: boolean;
  readonly units: number;
  readonly registered: number;
  readonly selfScored: number;
  readonly appraised: number;
  readonly nominated: number;
  readonly voted: number;
  readonly decisions: number;
}

export interface StepShown {
  readonly step: Step;
  readonly state: StepState;
  /** How many of how many units or nominations; null where nothing is counted. */
  readonly done: number | null;
  readonly of: number | null;
}

/**
 * The steps of a stage as its facts show them: nothing is stored that could disagree with the facts.
 * Registration that is not complete holds up nothing after it.
 */
export function stepsOf(facts: StepFacts): StepShown[] {
  const { units, nominated, voted, decisions } = facts;
  const counted = (step: Step, done: number, of: number): StepShown => ({
    ...{ step, done, of },
    state: of > 0 && done >= of ? 'done' : facts.isLaunched ? 'open' : 'ahead',
  });
  return [
    { step: 'launch', state: facts.isLaunched ? 'done' : 'open', done: null, of: null },
    facts.takesRegistrations
      ? counted('register', facts.registered, units)
      : { step: 'register', state: 'skipped', done: null, of: null },
    counted('self_score', facts.selfScored, units),
    facts.selfScored === 0 && facts.appraised === 0
      ? { step: 'appraise', state: 'ahead', done: 0, of: units }
      : counted('appraise', facts.appraised, units),
    nominated === 0
      ? { step: 'council', state: 'ahead', done: 0, of: 0 }
      : counted('council', voted, nominated),
    {
      step: 'decide',
      state: decisions > 0 ? 'done' : voted > 0 ? 'open' : 'ahead',
      ...{ done: null, of: null },
    },
  ];
}
