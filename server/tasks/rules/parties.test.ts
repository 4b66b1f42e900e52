import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay, type Day } from '../../calendar/rules/day.ts';
import { PARTY_ROLES, REPLY_STATES, type ReplyState } from '../contract.ts';
import { countReplies, mayArrange, replyState } from './parties.ts';

const TODAY = asDay('2026-03-10');
const role = 'coordinate' as const;

describe('the answer of a coordinating unit', () => {
  it.each<[string | null, string | null, string | null, ReplyState, number]>([
    [null, null, null, 'not_asked', 0],
    ['Góp ý', null, null, 'waiting', 0],
    [null, '2026-03-10', null, 'waiting', 0],
    ['Góp ý', '2026-03-09', null, 'late', 1],
    ['Góp ý', '2026-03-09', '2026-03-09', 'replied', 0],
    ['Góp ý', '2026-03-05', '2026-03-08', 'replied_late', 3],
    [null, null, '2026-03-08', 'replied', 0],
  ])('asked %j by %j, answered %j: %s', (duty, due, on, state, daysLate) => {
    const dueOn = due === null ? null : asDay(due);
    const repliedOn = on === null ? null : asDay(on);
    expect(replyState({ role, duty, dueOn, repliedOn }, TODAY)).toEqual({ state, daysLate });
  });

  it('is late exactly where days of lateness are told, and only a coordinating unit is asked', () => {
    const day = fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(TODAY, days)));
    const duty = fc.option(fc.constant('Góp ý'));
    fc.assert(
      fc.property(
        fc.constantFrom(...PARTY_ROLES),
        duty,
        day,
        day,
        (of, asked, dueOn, repliedOn) => {
          const facts = { role: of, duty: asked, dueOn, repliedOn: repliedOn as Day | null };
          const { state, daysLate } = replyState(facts, TODAY);
          expect(REPLY_STATES).toContain(state);
          expect(daysLate > 0).toBe(state === 'late' || state === 'replied_late');
          if (of !== 'coordinate') expect(state).toBe('not_asked');
        },
      ),
    );
  });

  it('is counted among those that coordinate', () => {
    const parties = [
      { role, state: 'replied' as const },
      { role, state: 'replied_late' as const },
      { role, state: 'late' as const },
      { role, state: 'not_asked' as const },
      { role: 'monitor' as const, state: 'not_asked' as const },
    ];
    expect(countReplies(parties)).toEqual({ of: 4, asked: 3, replied: 2, late: 1 });
  });
});

it('the lead asks for help and names a contact; who watches and directs it, the assigner says', () => {
  const byLead = PARTY_ROLES.filter((each) => mayArrange(each, { isAssigner: false }));
  expect(byLead).toEqual(['coordinate', 'contact']);
  expect(PARTY_ROLES.every((each) => mayArrange(each, { isAssigner: true }))).toBe(true);
});
