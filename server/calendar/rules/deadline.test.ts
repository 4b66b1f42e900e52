import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from './day.ts';
import { deadlineFromNorm } from './deadline.ts';
import { deadlineFromText } from './deadline-text.ts';
import { sayDeadline, sayTypedProblem } from './deadline-words.ts';
import { dueAfter } from './due-after.ts';

describe('a deadline from the reading', () => {
  test.each([
    // norm, words, kind, precision, starts, due (inclusive), due (exclusive)
    ['2024-06-30', 'ngày 30/6/2024', 'FIXED', 'day', null, '2024-06-30', '2024-06-30'],
    ['2013-10-31', 'trước ngày 31/10/2013', 'BEFORE', 'day', null, '2013-10-31', '2013-10-30'],
    ['2018', 'trước năm 2018', 'BEFORE', 'year', null, '2018-12-31', '2017-12-31'],
    ['2024-12', 'trước tháng 12/2024', 'BEFORE', 'month', null, '2024-12-31', '2024-11-30'],
    ['2021-11-08', 'trước 17 giờ ngày 08/11/2021', 'BY', 'day', null, '2021-11-08', '2021-11-08'],
    ['2021-11-15', 'chậm nhất ngày 15/11/2021', 'BY', 'day', null, '2021-11-15', '2021-11-15'],
    ['2025', 'đến năm 2025', 'BY', 'year', null, '2025-12-31', '2025-12-31'],
    [
      '2021-Q4',
      'trong Quý IV năm 2021',
      'IN_PERIOD',
      'quarter',
      '2021-10-01',
      '2021-12-31',
      '2021-12-31',
    ],
    ['2026-H1', '6 tháng đầu năm', 'IN_PERIOD', 'half', '2026-01-01', '2026-06-30', '2026-06-30'],
    [
      '2021/2025',
      'giai đoạn 2021-2025',
      'RANGE',
      'range',
      '2021-01-01',
      '2025-12-31',
      '2025-12-31',
    ],
    [
      '2024-03/2024-11',
      'từ tháng 3 đến tháng 11/2024',
      'RANGE',
      'range',
      '2024-03-01',
      '2024-11-30',
      '2024-11-30',
    ],
    ['2024-07-01', 'từ ngày 01/7/2024', 'OPEN', 'day', '2024-07-01', null, null],
    ['2026', '2026 trở đi', 'OPEN', 'year', '2026-01-01', null, null],
    ['continuous', 'Thường xuyên', 'OPEN', 'none', null, null, null],
    ['2021-Q1', 'ngay từ những ngày đầu, những tháng đầu năm', 'SOFT', 'none', null, null, null],
    ['P5WD', 'trong thời hạn 05 ngày làm việc', 'RELATIVE', 'none', null, null, null],
    ['R/M@25', 'trước ngày 25 hằng tháng', 'RECURRING', 'none', null, null, null],
    [null, 'theo tiến độ được duyệt', 'REFERS', 'none', null, null, null],
    [null, 'sau khi Nghị định được ban hành', 'EVENT', 'none', null, null, null],
    [null, 'khẩn trương', 'SOFT', 'none', null, null, null],
    [null, '', 'NONE', 'none', null, null, null],
    ['2024-99', 'tháng 99', 'NONE', 'none', null, null, null],
  ])('%s “%s” is %s', (norm, raw, kind, precision, startsOn, inclusive, exclusive) => {
    const read = deadlineFromNorm(norm, raw, 'inclusive');
    expect(read).toMatchObject({ raw, kind, precision, startsOn, dueOn: inclusive });
    expect(deadlineFromNorm(norm, raw, 'exclusive').dueOn).toBe(exclusive);
  });

  test('counts days and working days from the event, the day after being the first', () => {
    const monday = asDay('2025-01-20');
    expect(dueAfter(deadlineFromNorm('P7D', 'trong 7 ngày'), monday)).toBe('2025-01-27');
    // 27–31/01/2025 was Tết.
    expect(dueAfter(deadlineFromNorm('P5WD', '05 ngày làm việc'), monday)).toBe('2025-02-03');
    expect(dueAfter(deadlineFromNorm('2025-03', 'tháng 3'), monday)).toBe('2025-03-31');
  });
});

describe('a typed deadline', () => {
  test.each([
    ['q4 2021', 'Quý IV/2021, hạn 31/12/2021, thứ Sáu'],
    ['quy iv nam 2021', 'Quý IV/2021, hạn 31/12/2021, thứ Sáu'],
    ['12/2021', 'Tháng 12/2021, hạn 31/12/2021, thứ Sáu'],
    ['T6 2022', 'Tháng 6/2022, hạn 30/06/2022, thứ Năm'],
    ['31/12', '31/12/2022, thứ Bảy'],
    ['ngày 5 tháng 9 năm 2017', '05/09/2017, thứ Ba'],
    ['6 tháng đầu năm', '6 tháng đầu năm 2022, hạn 30/06/2022, thứ Năm'],
    ['năm 2025', 'Năm 2025, hạn 31/12/2025, thứ Tư'],
    ['đến hết 30/6/2026', 'Chậm nhất 30/06/2026, thứ Ba'],
    ['trước 17 giờ ngày 08/11/2021', 'Chậm nhất 08/11/2021, thứ Hai'],
    ['tháng 3 - 4/2018', 'Từ tháng 3/2018 đến tháng 4/2018, hạn 30/04/2018, thứ Hai'],
    ['Quý IV/2025- Quý II/2026', 'Từ quý IV/2025 đến quý II/2026, hạn 30/06/2026, thứ Ba'],
    ['2022 - 2025', 'Từ năm 2022 đến năm 2025, hạn 31/12/2025, thứ Tư'],
    ['từ 15/4 đến 30/5/2014', 'Từ 15/04/2014 đến 30/05/2014, hạn 30/05/2014, thứ Sáu'],
    ['2026 trở đi', 'Từ năm 2026, không nêu ngày kết thúc'],
    ['trước 25 hằng tháng', 'Hằng tháng, ngày 25'],
    ['thứ Ba và thứ Năm hằng tuần', 'Hằng tuần, thứ Ba và thứ Năm'],
    ['trước 01/6 và 15/11 hằng năm', 'Hằng năm, ngày 01/06 và 15/11'],
    ['3 tháng một lần', 'Hằng quý'],
    ['định kỳ', 'Định kỳ, chưa nêu kỳ'],
    ['30 ngày sau', 'Trong 30 ngày, chưa có mốc tính'],
    ['trong 5 ngày làm việc', 'Trong 5 ngày làm việc, chưa có mốc tính'],
    ['thường xuyên', 'Thường xuyên, không có hạn'],
    ['theo lộ trình', '“theo lộ trình”, chưa có ngày'],
    ['', 'Chưa nêu hạn'],
  ])('%j answers %j', (typed, said) => {
    const read = deadlineFromText(typed, { year: 2022 });
    expect(read.ok && sayDeadline(read.deadline, 'vi')).toBe(said);
  });

  test.each([
    ['Q5/2022', 'NO_SUCH_QUARTER'],
    ['31/2/2022', 'NO_SUCH_DAY'],
    ['tháng 13/2022', 'NO_SUCH_MONTH'],
    ['32 hằng tháng', 'NO_SUCH_DAY'],
    ['31/12', 'NEEDS_YEAR'],
    ['q4', 'NEEDS_YEAR'],
    ['2030 - 2025', 'ENDS_BEFORE_START'],
    ['tháng 11 đến tháng 3/2024', 'ENDS_BEFORE_START'],
    ['mai', 'NOT_READ'],
    ['2023 2024', 'NOT_READ'],
    ['12/2021 hoặc sớm hơn', 'NOT_READ'],
  ])('%j is asked back: %s', (typed, problem) => {
    expect(deadlineFromText(typed)).toEqual({ ok: false, problem });
  });

  test('reads “trước” as the authority does', () => {
    const read = deadlineFromText('trước 25 hằng tháng', { policy: 'exclusive' });
    expect(read.ok && sayDeadline(read.deadline, 'vi')).toBe('Hằng tháng, trước ngày 25');
    const fixed = deadlineFromText('trước ngày 31/12/2021', { policy: 'exclusive' });
    expect(fixed.ok && sayDeadline(fixed.deadline, 'en')).toBe(
      'Before 31/12/2021, due 30/12/2021, Thursday (31/12/2021 not included)',
    );
  });

  test('says what is accepted', () => {
    expect(sayTypedProblem('NO_SUCH_QUARTER', 'Q5/2022', 'vi')).toBe(
      "'Q5/2022' không phải quý; nhận Q1-Q4.",
    );
  });

  test('never raises the precision of a period', () => {
    const quarter = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1990, max: 2099 }));
    fc.assert(
      fc.property(quarter, ([number, year]) => {
        const read = deadlineFromText(`q${number}/${year}`);
        expect(read).toMatchObject({
          ok: true,
          deadline: { precision: 'quarter', norm: `${year}-Q${number}` },
        });
      }),
    );
  });

  test('any words are either read or asked back, and a stray number is never swallowed', () => {
    const word = fc.constantFrom(
      'trước',
      'quý',
      'tháng',
      'năm',
      '12',
      '2021',
      '/',
      '-',
      'đến',
      'từ',
      'ngày',
      'hằng',
      'IV',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const text = words.join(' ');
        const read = deadlineFromText(text, { year: 2024 });
        if (read.ok && /\d/.test(text)) expect(read.deadline.norm).not.toBeNull();
        if (read.ok) expect(sayDeadline(read.deadline, 'vi')).not.toBe('');
      }),
    );
  });
});
