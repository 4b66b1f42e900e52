import { describe, expect, it } from 'vitest';
import type { FactSection, Figure } from '../facts-contract.ts';
import { type CheckedSection, checkSubmission } from './check-submission.ts';
import { figureMismatches } from './figures-in-words.ts';
import { plainNumber, printNumber } from './print-number.ts';

function figure(key: string, vi: string, period: string, more: Partial<Figure> = {}): Figure {
  return {
    ...{ key, label: { vi, en: key }, measure: { vi: 'nhiệm vụ', en: 'tasks' }, nature: 'flow' },
    ...{ target: null, period, cumulative: null, lastYear: null, estimate: null },
    ...{ fraction: null, opens: null, opensCumulative: null, ...more },
  };
}

const TASKS = [
  figure('tasks.assigned', 'Nhiệm vụ phải thực hiện', '193', { cumulative: '1250' }),
  figure('tasks.done_on_time', 'Hoàn thành đúng hạn', '110'),
  figure('tasks.done_late', 'Hoàn thành quá hạn', '7'),
  figure('tasks.open_overdue', 'Quá hạn chưa hoàn thành', '13'),
];

describe('figures that a text names', () => {
  it.each([
    ['Còn 14 nhiệm vụ quá hạn.', '14', '13'],
    ['Trong kỳ có 112 việc hoàn thành đúng hạn, đạt 58,0 %.', '112', '110'],
    ['Số nhiệm vụ phải thực hiện là 190; đã giao đủ.', '190', '193'],
    ['Hoàn thành quá hạn: 9', '9', '7'],
    ['Tổng hợp 1.251 nhiệm vụ được giao từ đầu năm', '1.251', '193'],
  ])('%s', (words, said, counted) => {
    const found = figureMismatches(words.replace(':', ' '), TASKS);
    expect(found.map((each) => [each.said, each.counted])).toEqual([[said, counted]]);
  });

  it.each([
    'Còn 13 nhiệm vụ quá hạn; 110 nhiệm vụ hoàn thành đúng hạn.',
    'Luỹ kế 1.250 nhiệm vụ được giao.',
    'Quyết định 1723 giao các đơn vị khắc phục tình trạng quá hạn.',
    'Đã họp 3 lần.',
    'Tỷ lệ đúng hạn tăng so với kỳ trước',
    '',
  ])('finds nothing wrong with: %s', (words) => {
    expect(figureMismatches(words, TASKS)).toEqual([]);
  });

  it('are printed and read back to the same number', () => {
    expect(printNumber('1234567.50')).toBe('1.234.567,5');
    expect(printNumber('-0.25')).toBe('-0,25');
    expect(printNumber(null)).toBe('');
    expect(plainNumber('1.234.567,5')).toBe('1234567.5');
    expect(plainNumber('1.23')).toBeNull();
  });
});

describe('a report before it is signed', () => {
  const facts = (heading: string, figures: Figure[]): FactSection => ({
    ...{ heading, figures, tables: [], words: [] },
  });
  const section = (heading: string, own: string, more: Partial<CheckedSection> = {}) => ({
    ...{ title: heading, words: { heading, own, pieces: [] }, facts: undefined, waiting: 0 },
    ...more,
  });

  it('shows what differs, what is empty and what waits, and lets it be signed all the same', () => {
    const found = checkSubmission(
      [
        section('directing', ''),
        section('results', 'Còn 14 nhiệm vụ quá hạn.', { facts: facts('results', TASKS) }),
        section('proposals', '', { waiting: 2 }),
      ],
      { isFrozen: true, lowerMissing: 6 },
    );
    expect(found.map(({ kind, blocks }) => [kind, blocks])).toEqual([
      ['empty', false],
      ['mismatch', false],
      ['waiting', false],
      ['lower_missing', false],
    ]);
    expect(found[1]?.say.vi).toBe('Mục 2 ghi 14, số liệu 13 (Quá hạn chưa hoàn thành).');
    expect(found[1]?.difference?.words).toBe('Còn 14 nhiệm vụ quá hạn');
  });

  it('cannot be presented while figures move or no word stands in it', () => {
    const found = checkSubmission([section('results', '', { facts: facts('results', TASKS) })], {
      ...{ isFrozen: false, lowerMissing: 0 },
    });
    expect(found.filter(({ blocks }) => blocks).map(({ kind }) => kind)).toEqual([
      'not_frozen',
      'no_words',
    ]);
  });
});
