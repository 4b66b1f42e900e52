import { expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { bodyLetters, letterSymbol } from './letter-symbol.ts';
import { median, recipientState, tooSoon } from './urging-state.ts';

it.each([
  ['Bộ Thông tin và Truyền thông', 'BTTTT', 'BTTTT'],
  ['Cục Viễn thông', null, 'CVT'],
  ['Sở Thông tin và Truyền thông', 'Sở TTTT', 'STTTT'],
])('%s is written %s in a symbol', (name, short, letters) => {
  expect(bodyLetters(name, short)).toBe(letters);
});

it('a number has two digits at least', () => {
  expect(letterSymbol(5, 'BTTTT', 'VP')).toBe('05/BTTTT-VP');
  expect(letterSymbol(1204, 'BTTTT', 'VP')).toBe('1204/BTTTT-VP');
});

it('an answer is missing from the day after, and never once it came', () => {
  const facts = { seen: true, received: false, answered: false, answerBy: asDay('2026-06-11') };
  expect(recipientState(facts, asDay('2026-06-11'))).toBe('seen');
  expect(recipientState(facts, asDay('2026-06-12'))).toBe('unanswered');
  expect(recipientState({ ...facts, answered: true }, asDay('2026-06-12'))).toBe('answered');
});

it('urging again waits for its hour, which is said', () => {
  const last = new Date('2026-06-08T14:10:00+07:00');
  const now = new Date('2026-06-08T16:10:00+07:00');
  expect(tooSoon(last, now, 4)?.vi).toBe('Đã đôn đốc 2 giờ trước; lần sau từ 18:10.');
  expect(tooSoon(last, now, 24)?.vi).toBe('Đã đôn đốc 2 giờ trước; lần sau từ 14:10 09/06.');
  expect(tooSoon(last, now, 2)).toBeNull();
  expect(tooSoon(null, now, 2)).toBeNull();
});

it('the middle of an even number is the lower one', () => {
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(median([])).toBeNull();
});
