import { describe, expect, test } from 'vitest';
import { anchorOf, dueFrom, eventWords, termOf } from './anchor.ts';
import { asDay } from './day.ts';
import { markedCalendar } from './day-marks.ts';
import { deadlineFromNorm } from './deadline.ts';
import { sayDeadline } from './deadline-words.ts';
import { DEFAULT_TIME_RULES } from './time-rules.ts';

describe('what a term counts from', () => {
  test.each([
    ['trong thời hạn 30 ngày kể từ ngày ban hành', 'issue'],
    ['30 ngày kể từ ngày ký ban hành', 'issue'],
    ['30 ngày, kể từ ngày Kế hoạch này được ban hành', 'issue'],
    ['chậm nhất 15 ngày kể từ ngày ban hành Kế hoạch này', 'issue'],
    ['trong 60 ngày kể từ ngày Quyết định này có hiệu lực', 'effect'],
    ['15 ngày sau khi nhận được đủ hồ sơ', 'event'],
    ['30 ngày kể từ ngày Nghị định được ban hành', 'event'],
    ['trong vòng 7 ngày', 'event'],
  ])('“%s” counts from: %s', (raw, kind) => {
    expect(anchorOf(deadlineFromNorm('P30D', raw))?.kind).toBe(kind);
  });

  test('the event is taken from the sentence where the reader took only the term', () => {
    const quote =
      'Cấp phép trong vòng 15 ngày làm việc sau khi nhận được đủ hồ sơ, báo cáo Bộ trưởng.';
    const anchor = anchorOf(deadlineFromNorm('P15WD', 'trong vòng 15 ngày làm việc'), quote);
    expect(anchor).toEqual({ kind: 'event', words: 'nhận được đủ hồ sơ' });
  });

  test('a day, a period and a recurring duty hang on nothing', () => {
    for (const norm of ['2026-12-25', '2026-Q4', 'R/M@25', null]) {
      expect(anchorOf(deadlineFromNorm(norm, 'trước ngày 25 hằng tháng'))).toBeNull();
    }
  });

  test('an event without a term is found in the sentence and said as waited for', () => {
    const quote = 'Xây dựng thông tư hướng dẫn, hoàn thành sau khi Nghị định được ban hành.';
    const words = eventWords(quote);
    expect(words?.text).toBe('hoàn thành sau khi Nghị định được ban hành');
    const deadline = deadlineFromNorm(null, words?.text ?? '');
    expect(deadline.kind).toBe('EVENT');
    expect(sayDeadline(deadline, 'vi')).toBe('Chờ mốc: Nghị định được ban hành');
    expect(termOf(deadline.norm)).toBeNull();
  });
});

describe('the day on which a term ends', () => {
  const rules = DEFAULT_TIME_RULES;
  test.each([
    [5, 'working-day', '2026-11-20', '2026-11-30', 'Culture Day, 24/11, is off'],
    [5, 'day', '2026-11-20', '2026-11-25', 'a Wednesday'],
    [2, 'day', '2026-11-20', '2026-11-23', 'a Sunday goes on to Monday'],
    [10, 'working-day', '2027-02-01', '2027-02-22', 'over Tết'],
  ] as const)('%i %s after %s: %s (%s)', (days, unit, from, due, _why) => {
    expect(dueFrom({ days, unit }, asDay(from), rules)).toBe(due);
  });

  test('follows the days that a body has marked', () => {
    const off = { day: asDay('2026-11-26'), kind: 'off', scope: 'own', name: 'Kỷ niệm' } as const;
    const calendar = markedCalendar([off]);
    const term = { days: 5, unit: 'working-day' } as const;
    expect(dueFrom(term, asDay('2026-11-20'), { ...rules, calendar })).toBe('2026-12-01');
  });

  test('stays on a day off where the body says so', () => {
    const term = { days: 2, unit: 'day' } as const;
    expect(dueFrom(term, asDay('2026-11-20'), { ...rules, dayOff: 'stays' })).toBe('2026-11-22');
  });
});
