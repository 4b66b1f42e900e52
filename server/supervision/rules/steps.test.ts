import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRID } from '../../organisation/rules/may.ts';
import {
  INSPECTION_STATES,
  INSPECTION_STEPS,
  isSettled,
  MEETING_STATES,
  MEETING_STEPS,
  RECOMMENDATION_STATES,
  RECOMMENDATION_STEPS,
  type Step,
  stateAfter,
  stepFits,
} from './steps.ts';

const TABLES = [
  { name: 'inspection', states: INSPECTION_STATES, steps: INSPECTION_STEPS, first: 'planned' },
  {
    name: 'recommendation',
    states: RECOMMENDATION_STATES,
    steps: RECOMMENDATION_STEPS,
    first: 'draft',
  },
  { name: 'meeting', states: MEETING_STATES, steps: MEETING_STEPS, first: 'planned' },
] as const;

describe.each(TABLES)('the steps of an $name', ({ states, steps, first }) => {
  const all: readonly (readonly [string, Step<string>])[] = Object.entries(steps);
  const known: readonly string[] = states;

  test('lead only from and to states that exist, and each is somebody’s right', () => {
    for (const [, { from, to, right }] of all) {
      expect(known).toEqual(expect.arrayContaining([...from]));
      if (to !== null) expect(known).toContain(to);
      expect(Object.values(GRID).some((rights) => right in rights)).toBe(true);
    }
  });

  test('reach every state from the first', () => {
    const seen = new Set<string>([first]);
    for (let before = 0; before < seen.size; ) {
      before = seen.size;
      for (const [, step] of all) {
        if (step.to !== null && step.from.some((state) => seen.has(state))) seen.add(step.to);
      }
    }
    expect([...seen].sort()).toEqual([...known].sort());
  });

  test('any walk stays among the states, and a step that does not fit is refused', () => {
    const walk = fc.array(fc.constantFrom(...all.map(([, step]) => step)), { maxLength: 30 });
    fc.assert(
      fc.property(walk, (taken) => {
        let state: string = first;
        for (const step of taken) {
          if (!stepFits(step, state)) {
            expect(() => stateAfter(step, state)).toThrow(RangeError);
            continue;
          }
          state = stateAfter(step, state);
          expect(known).toContain(state);
        }
      }),
    );
  });
});

test('a settled recommendation can at most be opened again by whoever accepted it', () => {
  for (const state of RECOMMENDATION_STATES.filter(isSettled)) {
    const fits = Object.entries(RECOMMENDATION_STEPS).filter(([, step]) => {
      const from: readonly string[] = step.from;
      return from.includes(state);
    });
    expect(fits.map(([name]) => name)).toEqual(state === 'accepted' ? ['reopen'] : []);
  }
});
