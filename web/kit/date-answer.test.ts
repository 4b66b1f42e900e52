import { expect, it } from 'vitest';
import { asDay } from '../../server/calendar/rules/day.ts';
import { markedCalendar } from '../../server/calendar/rules/day-marks.ts';
import { deadlineFromText } from '../../server/calendar/rules/deadline-text.ts';
import { DEFAULT_TIME_RULES } from '../../server/calendar/rules/time-rules.ts';
import { answerOf } from './date-answer.ts';

const today = asDay('2026-11-20');
const rules = DEFAULT_TIME_RULES;

function answer(text: string, with_ = rules): string {
  const read = deadlineFromText(text, { policy: with_.before });
  if (!read.ok) throw new Error(`${text}: ${read.problem}`);
  return answerOf(read.deadline, today, with_, 'vi');
}

it.each([
  ['q4 2021', 'Quý IV/2021, hạn 31/12/2021, thứ Sáu'],
  [
    '5 ngày làm việc sau khi nhận đủ hồ sơ',
    '5 ngày làm việc sau mốc: nhận đủ hồ sơ; nếu mốc là hôm nay thì hạn 30/11/2026, thứ Hai',
  ],
  ['trước 25 hằng tháng', 'Hằng tháng, ngày 25; kỳ tới: tháng 11/2026, hạn 25/11/2026, thứ Tư'],
  ['hằng tuần thứ Năm', 'Hằng tuần, thứ Năm; kỳ tới: tuần 48/2026, hạn 26/11/2026, thứ Năm'],
  ['6 tháng một lần', '6 tháng một lần; kỳ tới: 6 tháng cuối năm 2026, hạn 31/12/2026, thứ Năm'],
  ['2/9/2026', '02/09/2026, thứ Tư; là ngày nghỉ (Quốc khánh)'],
  ['22/11/2026', '22/11/2026, Chủ nhật; là ngày nghỉ (cuối tuần)'],
])('“%s” is answered “%s”', (text, said) => {
  expect(answer(text)).toBe(said);
});

it('a marked day changes the answer', () => {
  const off = { day: asDay('2026-11-26'), kind: 'off', scope: 'own', name: 'Kỷ niệm' } as const;
  const marked = { ...rules, calendar: markedCalendar([off]) };
  expect(answer('5 ngày làm việc', marked)).toContain('hạn 01/12/2026, thứ Ba');
});

it('a body that reads “trước ngày” without the day says so', () => {
  const exclusive = { ...rules, before: 'exclusive' as const };
  expect(answer('trước 25/12/2026', exclusive)).toBe(
    'Trước 25/12/2026, hạn 24/12/2026, thứ Năm (không kể ngày 25/12/2026)',
  );
});

it('a body whose deadlines leave days off says where they go', () => {
  expect(answer('2/9/2026', { ...rules, dayOff: 'all' })).toContain('hạn lùi đến 03/09/2026');
});
