import { expect, it } from 'vitest';
import { daysLeft, sayTaskDeadline, shortDeadline } from './deadline-text.ts';
import { aTask } from './testing/sample-tasks.ts';

const quarter = aTask({});
const day = aTask({
  dueOn: '2026-06-30',
  deadline: {
    raw: 'trước 30/6/2026',
    kind: 'FIXED',
    precision: 'day',
    norm: '2026-06-30',
    startsOn: null,
    dueOn: '2026-06-30',
  },
});

it('a quarter is shown as a quarter, and the sentence adds the day that counts', () => {
  expect(shortDeadline(quarter, 'vi')).toBe('Quý IV/2026');
  expect(sayTaskDeadline(quarter.deadline, 'vi')).toBe('Quý IV/2026, hạn 31/12/2026, thứ Năm');
});

it('an extension to a day is shown as that day', () => {
  expect(shortDeadline({ ...quarter, dueOn: '2027-02-15' }, 'vi')).toBe('15/02/2027');
});

it('a range is shown by its last day', () => {
  const deadline = { ...quarter.deadline, precision: 'range' as const, norm: '2022/2026' };
  expect(shortDeadline({ deadline, dueOn: '2026-12-31' }, 'vi')).toBe('31/12/2026');
});

it('a day is a day, and no deadline is nothing', () => {
  expect(shortDeadline(day, 'en')).toBe('30/06/2026');
  expect(shortDeadline({ ...day, dueOn: null }, 'vi')).toBeNull();
});

it('a recurring deadline keeps its words', () => {
  const deadline = {
    raw: 'trước ngày 25 hằng tháng',
    kind: 'RECURRING' as const,
    precision: 'none' as const,
    norm: 'R/M@25',
    startsOn: null,
    dueOn: null,
  };
  expect(sayTaskDeadline(deadline, 'vi')).toContain('25');
});

it('counts the days that are left', () => {
  expect(daysLeft('2026-11-30', '2026-11-22')).toBe(8);
  expect(daysLeft('2026-11-22', '2026-11-22')).toBe(0);
  expect(daysLeft('2026-11-20', '2026-11-22')).toBe(-2);
  expect(daysLeft(null, '2026-11-22')).toBeNull();
});
