import { expect, it } from 'vitest';
import { sparkline } from './sparkline.ts';

it('runs from the foot to the head of its box', () => {
  expect(sparkline([0, 5, 10], 40, 16)).toEqual({ path: 'M0 16L20 8L40 0', end: [40, 0] });
});

it('runs along the foot where nothing was overdue', () => {
  expect(sparkline([0, 0], 40, 16)).toEqual({ path: 'M0 16L40 16', end: [40, 16] });
});

it('is a point for one count, and nothing breaks for none', () => {
  expect(sparkline([3], 40, 16).path).toBe('M0 0');
  expect(sparkline([], 40, 16)).toEqual({ path: '', end: [0, 16] });
});
