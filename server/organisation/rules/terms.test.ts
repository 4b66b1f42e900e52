import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay, type Day } from '../../calendar/rules/day.ts';
import { keepsAdministrator, type Term, whyNotAppoint, whyNotEnd } from './terms.ts';

const START = asDay('2026-01-01');
const day = fc.integer({ min: 0, max: 60 }).map((count): Day => addDays(START, count));
const term: fc.Arbitrary<Term> = fc.record({
  id: fc.uuid(),
  personId: fc.constantFrom('an', 'binh', 'chi'),
  kind: fc.constantFrom('regular' as const, 'acting' as const),
  from: day,
  to: fc.option(day, { nil: null }),
});
const always = { from: asDay('2000-01-01'), to: null };
const holds = ({ from, to }: Pick<Term, 'from' | 'to'>, on: Day) =>
  from <= on && (to === null || on <= to);

describe('holding a post', () => {
  it('whatever is asked in whatever order, a post has one regular and one acting holder a day', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 12 }), day, (asked, on) => {
        const held: Term[] = [];
        for (const each of asked) if (!whyNotAppoint(each, always, held)) held.push(each);
        const there = held.filter((each) => holds(each, on));
        expect(there.filter(({ kind }) => kind === 'regular').length).toBeLessThanOrEqual(1);
        expect(there.filter(({ kind }) => kind === 'acting').length).toBeLessThanOrEqual(1);
        expect(new Set(there.map(({ personId }) => personId)).size).toBe(there.length);
        for (const each of there) if (each.kind === 'acting') expect(each.to).not.toBeNull();
      }),
    );
  });

  it('stays within the days of the post', () => {
    fc.assert(
      fc.property(term, day, fc.option(day, { nil: null }), day, (asked, from, to, on) => {
        fc.pre(to === null || from <= to);
        if (whyNotAppoint(asked, { from, to }, []) || !holds(asked, on)) return;
        expect(holds({ from, to }, on)).toBe(true);
      }),
    );
  });

  it('ends earlier than it would have, never before its first day nor before the last act in it', () => {
    fc.assert(
      fc.property(term, day, fc.option(day, { nil: null }), (held, lastDay, lastAct) => {
        if (whyNotEnd(held, lastDay, lastAct)) return;
        expect(lastDay >= addDays(held.from, -1)).toBe(true);
        if (held.to !== null) expect(lastDay < held.to).toBe(true);
        if (lastAct !== null) expect(lastAct <= lastDay).toBe(true);
      }),
    );
  });

  it('an authority is looked after on every day to come, or the change is refused', () => {
    const admins = fc.array(fc.tuple(term, fc.boolean()), { maxLength: 5 });
    fc.assert(
      fc.property(admins, day, fc.nat(2_000), (made, from, later) => {
        const terms = made.map(([each, hasAccount]) => ({ ...each, hasAccount }));
        const on = addDays(from, later);
        const isThere = terms.some((each) => each.hasAccount && holds(each, on));
        if (keepsAdministrator(terms, from)) expect(isThere).toBe(true);
        else
          expect(
            terms.some((each) => each.hasAccount && each.to === null && each.from <= from),
          ).toBe(false);
      }),
    );
  });
});
