import { describe, expect, it } from 'vitest';
import { asDay } from '../../../server/calendar/rules/day.ts';
import { asKind, byWeek, periodIn, stepFrom } from './programme-period.ts';

const seen = asDay('2026-11-22');

describe('the period of a programme', () => {
  it.each([
    [{}, '2026-11', '2026-11-01', '2026-11-30'],
    [{ month: '2026-02' }, '2026-02', '2026-02-01', '2026-02-28'],
    [{ month: '2026-Q1' }, '2026-11', '2026-11-01', '2026-11-30'],
    [{ week: '2026-W47' }, '2026-W47', '2026-11-16', '2026-11-22'],
    [{ week: '2026-W99', month: '2026-01' }, '2026-01', '2026-01-01', '2026-01-31'],
  ])('%j is %s', (asked, code, from, to) => {
    expect(periodIn(asked, seen)).toMatchObject({ code, from, to });
  });

  it('steps back and forth over the year', () => {
    const january = periodIn({ month: '2027-01' }, seen);
    expect(stepFrom(january, -1).code).toBe('2026-12');
    expect(stepFrom(periodIn({ week: '2026-W53' }, seen), 1).code).toBe('2027-W01');
  });

  it('a month opens its running week, a week its month', () => {
    const november = periodIn({}, seen);
    expect(asKind(november, 'week', seen).code).toBe('2026-W47');
    expect(asKind(periodIn({ month: '2026-03' }, seen), 'week', seen).code).toBe('2026-W09');
    expect(asKind(periodIn({ week: '2026-W47' }, seen), 'month', seen).code).toBe('2026-11');
  });

  it('rows stand under the week in which they are due', () => {
    const rows = [{ dueOn: '2026-11-02' }, { dueOn: '2026-11-08' }, { dueOn: '2026-11-09' }];
    expect(byWeek(rows).map((each) => [each.week, each.rows.length])).toEqual([
      ['2026-W45', 2],
      ['2026-W46', 1],
    ]);
  });
});
