import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay, type Day, daysBetween } from '../../calendar/rules/day.ts';
import { isWorkingDay, NATIONAL_CALENDAR } from '../../calendar/rules/working-days.ts';
import { stagesOn, stepOn } from './ladder.ts';
import { DEFAULT_REMINDERS, type ReminderRules } from './reminder-rules.ts';

const usual = DEFAULT_REMINDERS;
const on = (due: string, day: string, rules: ReminderRules = usual) =>
  stepOn(asDay(due), asDay(day), rules, NATIONAL_CALENDAR);

describe('the ladder', () => {
  it.each([
    ['long before', '2026-12-31', '2026-11-20', null],
    ['thirty days before', '2026-12-31', '2026-12-01', -30],
    ['between two steps', '2026-12-31', '2026-12-20', -30],
    // 28/12/2026 is a Monday; three days before 27/12, a Sunday, would be the Thursday.
    ['three days before', '2026-12-31', '2026-12-28', -3],
    ['one day before a Monday: told on the Friday', '2026-12-07', '2026-12-04', -1],
    ['on the day', '2026-12-07', '2026-12-07', -1],
    ['one day after a Friday: told on the Monday', '2026-12-04', '2026-12-05', -1],
    ['on that Monday', '2026-12-04', '2026-12-07', 1],
    ['a week after', '2026-12-07', '2026-12-14', 7],
    ['years after', '2021-12-31', '2026-12-14', 30],
  ] as const)('%s', (_when, due, day, step) => {
    expect(on(due, day)).toBe(step);
  });

  it('comes again every so many days where the body says so', () => {
    const again = { ...usual, repeatEvery: 30, workingDaysOnly: false };
    expect(on('2026-01-01', '2026-01-31', again)).toBe(30);
    expect(on('2026-01-01', '2026-03-01', again)).toBe(30);
    expect(on('2026-01-01', '2026-03-02', again)).toBe(60);
  });

  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(asDay('2025-01-01'), n));
  const rules = fc
    .record({
      steps: fc.uniqueArray(fc.integer({ min: -60, max: 90 }), { minLength: 1, maxLength: 8 }),
      repeatEvery: fc.option(fc.integer({ min: 5, max: 60 })),
      workingDaysOnly: fc.boolean(),
    })
    .map(
      ({ steps, ...rest }): ReminderRules => ({
        ...{ ...usual, ...rest },
        steps: steps.sort((a, b) => a - b).map((days) => ({ days, to: ['head'] })),
      }),
    );

  it('never goes back, and changes only on a day on which people work', () => {
    fc.assert(
      fc.property(day, day, rules, (due, today, ladder) => {
        const before = stepOn(due, addDays(today, -1), ladder, NATIONAL_CALENDAR);
        const now = stepOn(due, today, ladder, NATIONAL_CALENDAR);
        if (before !== null) expect(now).toBeGreaterThanOrEqual(before);
        if (now !== before && ladder.workingDaysOnly) {
          expect(isWorkingDay(today)).toBe(true);
        }
        // What is before the deadline is never told after it for the first time.
        if (now !== before && now !== null && now <= 0) expect(today <= due).toBe(true);
      }),
    );
  });

  it('gives the store stretches that say the same of every deadline', () => {
    fc.assert(
      fc.property(
        day,
        rules,
        fc.array(day, { minLength: 1, maxLength: 20 }),
        (today, ladder, dues) => {
          const earliest = [...dues].sort()[0] ?? today;
          const stages = stagesOn(today, earliest, ladder, NATIONAL_CALENDAR);
          const staged = (due: Day) =>
            stages.filter(({ from, to }) => (from === null || from <= due) && due <= to);
          for (const due of dues) {
            const found = staged(due);
            expect(found.length).toBeLessThanOrEqual(1);
            expect(found[0]?.step ?? null).toBe(stepOn(due, today, ladder, NATIONAL_CALENDAR));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells of a deadline so far ahead as it says, and no further', () => {
    const stages = stagesOn(asDay('2026-12-01'), asDay('2026-01-01'), usual, NATIONAL_CALENDAR);
    const last = stages.at(-1);
    expect(last?.step).toBe(-30);
    expect(daysBetween(asDay('2026-12-01'), last?.to ?? asDay('2000-01-01'))).toBeLessThan(50);
    expect(stages[0]).toMatchObject({ from: null, step: 30 });
  });
});
