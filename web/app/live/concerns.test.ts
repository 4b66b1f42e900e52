import { describe, expect, it } from 'vitest';
import { concernOf, type Reading } from './concerns.ts';

const news = { kinds: ['task'], tasks: ['7'], plans: ['1'] };
const reading = (path: string, more: Partial<Reading> = {}): Reading => ({
  ...{ path, params: {}, query: {}, planId: null },
  ...more,
});

describe('a change concerns', () => {
  it.each([
    ['the board, whose figures stay in their places', reading('/api/board'), 'atOnce'],
    ['the board of its plan', reading('/api/board', { query: { planId: '1' } }), 'atOnce'],
    ['no board of another plan', reading('/api/board', { query: { planId: '2' } }), null],
    ['no past day', reading('/api/board', { query: { asOf: '2026-01-31' } }), null],
    ['the page of its task', reading('/api/tasks/:id', { params: { id: '7' } }), 'atOnce'],
    [
      'the page of a task of the same plan, whose whole it may be',
      reading('/api/tasks/:id', { params: { id: '8' }, planId: '1' }),
      'atOnce',
    ],
    [
      'no page of a task elsewhere',
      reading('/api/tasks/:id', { params: { id: '8' }, planId: '3' }),
      null,
    ],
    ['a list, whose rows would jump', reading('/api/tasks'), 'offer'],
    ['the list of what waits', reading('/api/inbox', { query: { limit: 50 } }), 'offer'],
    ['the badge of what waits', reading('/api/inbox', { query: { limit: 1 } }), 'atOnce'],
    ['the weekly sheet', reading('/api/week/:week'), 'atOnce'],
    ['nothing else', reading('/api/units'), null],
  ] as const)('%s', (_words, each, concern) => {
    expect(concernOf(each, news)).toBe(concern);
  });

  it('everything, where something may have been missed', () => {
    expect(concernOf(reading('/api/board', { query: { planId: '2' } }), null)).toBe('atOnce');
    expect(concernOf(reading('/api/tasks'), null)).toBe('offer');
  });
});
