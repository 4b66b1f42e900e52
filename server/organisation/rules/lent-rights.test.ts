import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { ROLES } from '../session-contract.ts';
import {
  latestDay,
  lendable,
  lentRights,
  NEVER_LENT,
  readingOf,
  whyNotLend,
} from './lent-rights.ts';
import { RIGHTS, rightsOf } from './may.ts';

const role = fc.constantFrom(...ROLES);
const rights = fc.subarray([...RIGHTS]);
const TODAY = asDay('2026-11-22');

describe('lent powers', () => {
  it('never come to more than the post has, nor to what is never lent', () => {
    fc.assert(
      fc.property(role, rights, (who, chosen) => {
        const lent = lentRights(who, chosen);
        const own = new Set(rightsOf(who));
        expect(lent.filter((right) => !own.has(right) || NEVER_LENT.has(right))).toEqual([]);
        for (const right of chosen)
          if (lendable(who).includes(right)) expect(lent).toContain(right);
        if (chosen.length === 0) expect(lent).toEqual([]);
      }),
    );
  });

  it('come with the right to read what they work on, where the post has it', () => {
    fc.assert(
      fc.property(role, rights, (who, chosen) => {
        const lent = new Set(lentRights(who, chosen));
        for (const right of chosen) {
          const reading = readingOf(right);
          if (reading && lendable(who).includes(reading)) expect(lent.has(reading)).toBe(true);
        }
      }),
    );
  });

  it('are for some days from today on, for somebody else, and only where the post is one’s own', () => {
    const near = fc.integer({ min: -5, max: 420 }).map((count) => addDays(TODAY, count));
    fc.assert(
      fc.property(
        role,
        rights,
        near,
        near,
        fc.constantFrom('an', 'binh'),
        fc.boolean(),
        (...drawn) => {
          const [who, chosen, from, to, toPersonId, isOwnPost] = drawn;
          const giver = { personId: 'an', role: who, isOwnPost };
          const why = whyNotLend({ from, to, rights: chosen, toPersonId }, giver, TODAY);
          const isRight =
            isOwnPost &&
            toPersonId !== 'an' &&
            from >= TODAY &&
            to >= from &&
            to <= latestDay(from) &&
            chosen.length > 0 &&
            chosen.every((right) => lendable(who).includes(right));
          expect(why === null).toBe(isRight);
        },
      ),
    );
  });
});
