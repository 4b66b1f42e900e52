import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, type Day, dayFromNumber } from './day.ts';
import { parseRecurrence, type Recurrence } from './recurrence.ts';
import { nextTurn, sayTurn, turnsDue, turnsToMake } from './recurrence-periods.ts';

function read(code: string, exclusive = false): Recurrence {
  const recurrence = parseRecurrence(code, exclusive);
  if (!recurrence) throw new Error(`${code} was not read`);
  return recurrence;
}

const CODES = ['R/W', 'R/W@Thu', 'R/2W@Mon', 'R/M', 'R/M@25', 'R/M@01', 'R/M@31', 'R/Q'].concat([
  'R/Q@15',
  'R/H',
  'R/H@06-15',
  'R/Y',
  'R/Y@12-15',
  'R/Y@06-01,11-15',
  'R/W@Tue,Fri',
]);
const code = fc.constantFrom(...CODES);
const day = fc.integer({ min: 18_628, max: 21_500 }).map(dayFromNumber);

describe('the turns of a recurring duty', () => {
  test.each([
    ['R/M@25', '2026-11-22', '2026-11-01', '2026-11-25', 'tháng 11/2026'],
    ['R/M@25', '2026-11-26', '2026-12-01', '2026-12-25', 'tháng 12/2026'],
    ['R/Q', '2026-11-22', '2026-10-01', '2026-12-31', 'quý IV/2026'],
    ['R/H@15', '2026-11-22', '2026-07-01', '2026-12-15', '6 tháng cuối năm 2026'],
    ['R/Y@12-15', '2026-11-22', '2026-01-01', '2026-12-15', 'năm 2026'],
    ['R/Y@06-01,11-15', '2026-11-10', '2026-06-02', '2026-11-15', 'năm 2026, đợt 2'],
    ['R/W@Thu', '2026-11-22', '2026-11-23', '2026-11-26', 'tuần 48/2026'],
    ['R/W@Tue,Fri', '2026-11-25', '2026-11-25', '2026-11-27', 'tuần 48/2026, đợt 2'],
  ])('%s, the first due from %s on: period %s, due %s, “%s”', (norm, from, period, due, name) => {
    const turn = nextTurn(read(norm), asDay(from), { startsOn: asDay(from), endsOn: null });
    expect(turn).toMatchObject({ period, dueOn: due });
    expect(sayTurn(read(norm), asDay(period), 'vi')).toBe(name);
  });

  test('“before the 1st of every month” belongs to the month in which it falls due', () => {
    const duty = { startsOn: asDay('2026-11-02'), endsOn: null };
    const turn = nextTurn(read('R/M@01', true), duty.startsOn, duty);
    expect(turn).toMatchObject({ period: '2026-11-01', dueOn: '2026-11-30' });
  });

  test('stands in the list with its period, and at the latest five days before it is due', () => {
    const duty = { startsOn: asDay('2026-11-22'), endsOn: null };
    expect(nextTurn(read('R/M@25'), asDay('2026-11-26'), duty)?.makeOn).toBe('2026-12-01');
    expect(nextTurn(read('R/M@01'), asDay('2026-11-22'), duty)?.makeOn).toBe('2026-11-26');
    expect(nextTurn(read('R/W@Mon'), asDay('2026-11-24'), duty)?.makeOn).toBe('2026-11-30');
  });

  test('a daily duty and one without a period make none', () => {
    for (const norm of ['R/D', 'R/?']) {
      expect(
        turnsDue(read(norm), asDay('2026-01-01'), asDay('2026-12-31'), asDay('2026-01-01')),
      ).toEqual([]);
    }
  });

  test('ends with its plan', () => {
    const duty = { startsOn: asDay('2026-11-22'), endsOn: asDay('2026-12-31') };
    const all = turnsToMake(read('R/M@25'), duty, {
      after: null,
      by: asDay('2030-01-01'),
      atLeastOne: true,
    });
    expect(all.turns.map(({ dueOn }) => dueOn)).toEqual(['2026-11-25', '2026-12-25']);
    expect(all.next).toBeNull();
  });

  test('right after the issue the unit has its first turn, even where its period has not begun', () => {
    const duty = { startsOn: asDay('2026-11-26'), endsOn: null };
    const made = turnsToMake(read('R/M@25'), duty, {
      after: null,
      by: duty.startsOn,
      atLeastOne: true,
    });
    expect(made.turns.map(({ dueOn }) => dueOn)).toEqual(['2026-12-25']);
    expect(made.next).toMatchObject({ dueOn: '2027-01-25', makeOn: '2027-01-01' });
  });

  test('no two turns share a period; each is due in its period or after its making', () => {
    fc.assert(
      fc.property(code, fc.boolean(), day, (norm, exclusive, startsOn) => {
        const turns = turnsDue(read(norm, exclusive), startsOn, addDays(startsOn, 900), startsOn);
        expect(new Set(turns.map(({ period }) => period)).size).toBe(turns.length);
        for (const { period, dueOn, makeOn } of turns) {
          expect(dueOn >= period).toBe(true);
          expect(makeOn <= dueOn).toBe(true);
          expect(makeOn <= period).toBe(true);
        }
      }),
    );
  });

  test('made little by little, on whatever days the program runs, they are the same as made at once', () => {
    const runs = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(code, day, runs, (norm, startsOn, steps) => {
        const duty = { startsOn, endsOn: addDays(startsOn, 700) };
        const recurrence = read(norm);
        const last = steps.reduce((sum, step) => addDays(sum, step), startsOn);
        const made: Day[] = [];
        let today = startsOn;
        for (const step of [0, ...steps]) {
          today = addDays(today, step);
          const after = made.at(-1) ?? null;
          const { turns } = turnsToMake(recurrence, duty, {
            after,
            by: today,
            atLeastOne: after === null,
          });
          made.push(...turns.map(({ dueOn }) => dueOn));
        }
        const atOnce = turnsToMake(recurrence, duty, { after: null, by: last, atLeastOne: true });
        expect(made).toEqual(atOnce.turns.map(({ dueOn }) => dueOn));
      }),
    );
  });
});
