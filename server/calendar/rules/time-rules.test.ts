import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, type Day, dayFromNumber } from './day.ts';
import { DAY_MARKS, type DayMark, isSure, markedCalendar } from './day-marks.ts';
import { deadlineFromNorm } from './deadline.ts';
import { deadlineFromText } from './deadline-text.ts';
import { sayDeadline } from './deadline-words.ts';
import { choiceOn, DEFAULT_TIME_RULES, settledDue } from './time-rules.ts';
import { weekdayOf } from './week.ts';
import {
  addWorkingDays,
  isWorkingDay,
  nameOfDayOff,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts';

const day = fc.integer({ min: 18_628, max: 21_500 }).map(dayFromNumber);
const marks = fc.array(
  fc.record({
    day: fc.integer({ min: 18_628, max: 21_600 }).map(dayFromNumber),
    kind: fc.constantFrom(...DAY_MARKS),
    scope: fc.constantFrom('all' as const, 'own' as const),
    name: fc.constant('Ngày riêng'),
  }),
  { maxLength: 60 },
);

describe('how a body reads its deadlines', () => {
  const choice = <T>(value: T, from: string) => ({ value, from: asDay(from), source: 'QĐ 1' });

  test('the choice of a day is the latest that has begun', () => {
    const choices = [choice('exclusive', '2026-06-01'), choice('inclusive', '2024-01-01')];
    expect(choiceOn(choices, asDay('2023-12-31'))).toBeNull();
    expect(choiceOn(choices, asDay('2026-05-31'))?.value).toBe('inclusive');
    expect(choiceOn(choices, asDay('2026-06-01'))?.value).toBe('exclusive');
    expect(
      choiceOn([...choices, choice('inclusive', '2026-06-01')], asDay('2027-01-01'))?.value,
    ).toBe('inclusive');
  });

  test('“trước ngày” says how it was read, and keeps saying so', () => {
    const raw = 'trước ngày 25/12/2026';
    const made = deadlineFromNorm('2026-12-25', raw, 'exclusive');
    expect(sayDeadline(made, 'vi')).toBe(
      'Trước 25/12/2026, hạn 24/12/2026, thứ Năm (không kể ngày 25/12/2026)',
    );
    const today = deadlineFromNorm('2026-12-25', raw, 'inclusive');
    expect(sayDeadline({ ...today, dueOn: made.dueOn }, 'vi')).toContain('không kể ngày');
    expect(sayDeadline(today, 'en')).toContain('25/12/2026 included');
  });

  test.each([
    ['stays', 'counted', '2026-11-22'],
    ['terms', 'counted', '2026-11-23'],
    ['terms', 'named', '2026-11-22'],
    ['all', 'named', '2026-11-23'],
  ] as const)('a deadline on a Sunday, rule %s, day %s: %s', (dayOff, how, due) => {
    const rules = { ...DEFAULT_TIME_RULES, dayOff };
    expect(settledDue(asDay('2026-11-22'), how, rules)).toBe(due);
  });
});

describe('a calendar with days marked in the product', () => {
  const mark = (text: string, kind: DayMark['kind'], scope: DayMark['scope']): DayMark => ({
    ...{ day: asDay(text), kind, scope, name: 'Ngày hội' },
  });

  test('its own marks stand above those for all, and both above the table', () => {
    const all = mark('2026-11-24', 'ordinary', 'all');
    const own = mark('2026-11-24', 'off', 'own');
    expect(isWorkingDay(asDay('2026-11-24'))).toBe(false);
    expect(isWorkingDay(asDay('2026-11-24'), markedCalendar([all]))).toBe(true);
    const both = markedCalendar([own, all]);
    expect(isWorkingDay(asDay('2026-11-24'), both)).toBe(false);
    expect(nameOfDayOff(asDay('2026-11-24'), 'vi', both)).toBe('Ngày hội');
  });

  test('a make-up Saturday is worked, and an ordinary Saturday is not', () => {
    const saturday = asDay('2026-11-28');
    expect(isWorkingDay(saturday, markedCalendar([mark(saturday, 'worked', 'own')]))).toBe(true);
    expect(isWorkingDay(saturday, markedCalendar([mark(saturday, 'ordinary', 'own')]))).toBe(false);
  });

  test('a day of an unconfirmed year is sure once somebody marked it', () => {
    expect(isSure(asDay('2026-11-24'), [])).toBe(false);
    expect(isSure(asDay('2026-02-17'), [])).toBe(false);
    expect(isSure(asDay('2026-04-30'), [])).toBe(true);
    expect(isSure(asDay('2026-09-02'), [])).toBe(true);
    expect(isSure(asDay('2026-09-01'), [])).toBe(false);
    expect(isSure(asDay('2026-11-24'), [mark('2026-11-24', 'off', 'own')])).toBe(true);
    expect(isSure(asDay('2024-02-09'), [])).toBe(true);
  });

  test('working days are counted one by one whatever is marked: no day skipped, inverse, monotone', () => {
    const count = fc.integer({ min: 0, max: 80 });
    fc.assert(
      fc.property(marks, day, count, (marked, from, days) => {
        const calendar = markedCalendar(marked);
        const to = addWorkingDays(from, days, calendar);
        let worked = 0;
        for (let each: Day = addDays(from, 1); each <= to; each = addDays(each, 1)) {
          if (isWorkingDay(each, calendar)) worked += 1;
        }
        expect(worked).toBe(days);
        expect(workingDaysBetween(from, to, calendar)).toBe(days);
        if (isWorkingDay(from, calendar)) {
          expect(addWorkingDays(to, -days, calendar)).toBe(from);
        }
        expect(addWorkingDays(from, days + 1, calendar) > to).toBe(true);
        expect(addWorkingDays(addDays(from, 1), days, calendar) >= to).toBe(true);
        const next = workingDayFrom(from, calendar);
        expect(isWorkingDay(next, calendar) && next >= from).toBe(true);
      }),
    );
  });

  test('a day that nobody marked is what the table says', () => {
    fc.assert(
      fc.property(marks, day, (marked, any) => {
        fc.pre(marked.every((each) => each.day !== any));
        expect(isWorkingDay(any, markedCalendar(marked))).toBe(isWorkingDay(any));
      }),
    );
    expect(weekdayOf(asDay('2026-11-28'))).toBe(6);
  });
});

describe('what an officer types', () => {
  test.each([
    ['hằng tuần thứ Năm', 'R/W@Thu'],
    ['hằng tuần, vào thứ Năm', 'R/W@Thu'],
    ['hằng tháng trước ngày 25', 'R/M@25'],
    ['trước 25 hằng tháng', 'R/M@25'],
    ['6 tháng một lần', 'R/H'],
    ['hằng quý', 'R/Q'],
    ['5 ngày làm việc sau khi nhận đủ hồ sơ', 'P5WD'],
    ['30 ngày sau', 'P30D'],
    ['30 ngày kể từ ngày ban hành', 'P30D'],
    ['q4 2021', '2021-Q4'],
    ['12/2021', '2021-12'],
  ])('“%s” is %s', (text, norm) => {
    const read = deadlineFromText(text);
    expect(read.ok && read.deadline.norm).toBe(norm);
  });
});
