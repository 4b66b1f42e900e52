import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../../server/calendar/rules/day.ts';
import { aTask } from '../testing/sample-tasks.ts';
import { nextAfter } from './decisions.ts';
import { itemName, laterDays } from './later.ts';

const today = asDay('2026-11-18'); // a Wednesday

describe('Để sau', () => {
  it('offers tomorrow, next Monday and the deadline, in order', () => {
    expect(laterDays(today, asDay('2026-12-01'))).toEqual([
      '2026-11-19',
      '2026-11-23',
      '2026-12-01',
    ]);
  });

  it('offers only days up to the deadline', () => {
    expect(laterDays(today, asDay('2026-11-20'))).toEqual(['2026-11-19', '2026-11-20']);
    expect(laterDays(today, today)).toEqual([]);
    expect(laterDays(today, asDay('2026-11-01'))).toEqual([]);
  });

  it('never offers today, a past day, or a day after the deadline', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 13 }),
        (left, on) => {
          const day = addDays(today, on);
          const due = addDays(day, left);
          for (const offered of laterDays(day, due)) {
            expect(offered > day && offered <= due).toBe(true);
          }
        },
      ),
    );
  });
});

it('a new question about the same task is another item', () => {
  const task = aTask({ id: '1' });
  expect(itemName({ kind: 'accept', task })).not.toBe(itemName({ kind: 'report', task }));
});

it('after an item left, the next one is looked at, or the one before when it was the last', () => {
  expect(nextAfter(['a', 'b', 'c'], 'b')).toBe('c');
  expect(nextAfter(['a', 'b', 'c'], 'c')).toBe('b');
  expect(nextAfter(['a'], 'a')).toBeNull();
});
