import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AWARD_FORMS } from '../data/award-forms.ts';
import { BASE_SALARIES } from '../data/base-salary.ts';
import { awardRulesOn, baseSalaryOn, bonusOf, sayCoefficient } from './award-rules.ts';
import { allowedOf } from './quota.ts';
import { lacksMidTerm, midTermOverdue, wholeYears } from './review-due.ts';
import { stepsOf } from './steps.ts';
import { quorumOf, reaches, votesNeeded } from './vote.ts';

test.each([
  ['fighter_national', '2026-07-01', 11_385_000n],
  ['fighter_national', '2026-06-30', 10_530_000n],
  ['flag_ministry', '2025-12-20', 18_720_000n],
  ['advanced_worker', '2025-12-20', 702_000n],
  ['excellent_collective', '2026-11-22', 3_795_000n],
] as const)('the bonus of %s on %s is %s đồng', (award, day, dong) => {
  const { coefficient } = awardRulesOn(award, day);
  expect(bonusOf(coefficient ?? 0, baseSalaryOn(day).dong)).toBe(dong);
});

test('every bonus of every form and salary is whole đồng; dated data are in order', () => {
  for (const { rules } of AWARD_FORMS) {
    expect(rules.map(({ from }) => from)).toEqual(rules.map(({ from }) => from).toSorted());
    for (const { coefficient } of rules) {
      for (const { dong } of BASE_SALARIES)
        expect(bonusOf(coefficient ?? 0, dong) >= 0n).toBe(true);
    }
  }
  expect(BASE_SALARIES.map(({ from }) => from)).toEqual(
    BASE_SALARIES.map(({ from }) => from).toSorted(),
  );
});

test.each([
  [450, '4,5'],
  [30, '0,3'],
  [1200, '12,0'],
  [125, '1,25'],
])('%i hundredths are written %s', (hundredths, text) => {
  expect(sayCoefficient(hundredths)).toBe(text);
});

test('votes needed are the fewest that reach a share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 100 }),
      (members, percent) => {
        const needed = votesNeeded(members, percent);
        expect(reaches(needed, members, percent)).toBe(true);
        if (needed > 0) expect(reaches(needed - 1, members, percent)).toBe(false);
      },
    ),
  );
  expect(quorumOf(9, { parts: 2, of: 3 })).toBe(6);
  expect(quorumOf(10, { parts: 2, of: 3 })).toBe(7);
});

describe('a quota', () => {
  it.each([
    ['down', 13, 1],
    ['nearest', 13, 1],
    ['nearest', 15, 2],
    ['up', 13, 2],
    ['up', 20, 2],
  ] as const)('of 10 %%, rounded %s, of %i is %i', (rounding, base, allowed) => {
    expect(allowedOf({ percent: 10, rounding }, base)).toBe(allowed);
  });

  it('never exceeds the share by a whole one, and rounded down never exceeds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(20_000), (percent, base) => {
        expect(allowedOf({ percent, rounding: 'down' }, base) * 100).toBeLessThanOrEqual(
          percent * base,
        );
        expect((allowedOf({ percent, rounding: 'up' }, base) - 1) * 100).toBeLessThan(
          percent * base || 1,
        );
      }),
    );
  });
});

describe('a movement of three years or more', () => {
  it('needs a mid-term review', () => {
    const final = { from: '2022-01-01', to: '2030-12-31', review: 'final' } as const;
    const mid = { from: '2022-01-01', to: '2025-12-31', review: 'mid' } as const;
    expect(wholeYears('2022-01-01', '2030-12-31')).toBe(9);
    expect(wholeYears('2022-01-01', '2024-12-30')).toBe(2);
    expect(lacksMidTerm([final], '2022-01-01', '2030-12-31', 3)).toBe(true);
    expect(lacksMidTerm([mid, final], '2022-01-01', '2030-12-31', 3)).toBe(false);
    expect(lacksMidTerm([final], '2022-01-01', '2023-12-31', 3)).toBe(false);
  });

  it('is flagged from the day on which three years have gone by without one', () => {
    expect(midTermOverdue('2022-04-04', '2025-04-03', 3, false)).toBe(false);
    expect(midTermOverdue('2022-04-04', '2025-04-04', 3, false)).toBe(true);
    expect(midTermOverdue('2022-04-04', '2025-04-04', 3, true)).toBe(false);
  });
});

describe('steps', () => {
  const FACTS = {
    ...{ isLaunched: true, takesRegistrations: true, units: 4, registered: 0, selfScored: 0 },
    ...{ appraised: 0, nominated: 0, voted: 0, decisions: 0 },
  };
  const states = (more: Partial<typeof FACTS>) =>
    stepsOf({ ...FACTS, ...more }).map(({ state }) => state);

  it('follow the facts', () => {
    expect(states({ isLaunched: false })).toEqual([
      'open',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(states({ registered: 4, selfScored: 2, appraised: 1 })).toEqual([
      ...['done', 'done', 'open', 'open', 'ahead', 'ahead'],
    ]);
  });

  it('go on to the decision though nobody registered', () => {
    const rest = { selfScored: 4, appraised: 4, nominated: 3, voted: 3, decisions: 1 };
    expect(states(rest)).toEqual(['done', 'open', 'done', 'done', 'done', 'done']);
    expect(states({ ...rest, takesRegistrations: false })[1]).toBe('skipped');
  });
});
