import { expect, test } from 'vitest';
import { decodeRawTyping } from './raw-telex.ts';

test.each([
  ['ddoon ddoocs', 'đôn đốc'],
  ['nhieemj vuj', 'nhiệm vụ'],
  ['kees hoachj', 'kế hoạch'],
  ['chir ddaoj', 'chỉ đạo'],
  ['nuwowcs', 'nước'],
  ['quyeets ddinhj', 'quyết định'],
  ['trung uwowng', 'trung ương'],
  ['d9o6n d9o6c1', 'đôn đốc'],
  ['nhie6m5 vu5', 'nhiệm vụ'],
])('%s is %s', (typed, meant) => {
  expect(decodeRawTyping(typed)).toBe(meant);
});

test.each(['đôn đốc', '601/QĐ-BTTTT', 'ngan', '2021'])('%s is left alone', (typed) => {
  expect(decodeRawTyping(typed)).toBeNull();
});
