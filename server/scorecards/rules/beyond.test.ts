import { expect, it } from 'vitest';
import { isBeyond } from './beyond.ts';

const seen = (value: number | null, expected: number | null, direction = 'up') => ({
  ...{ class: 'met', value, expected, direction },
});

it.each([
  ['five percent more', seen(105, 100), true],
  ['just less than that', seen(104.9, 100), false],
  ['less, where less is good', seen(38, 40, 'down'), true],
  ['met, where less is good', seen(40, 40, 'down'), false],
  ['a loss that is smaller than feared', seen(-9, -10), true],
  ['nothing seen', seen(null, 100), false],
  ['nothing to compare with', seen(1, null), false],
])('beyond the plan: %s', (_, judged, expected) => {
  expect(isBeyond(judged, 5)).toBe(expected);
});
