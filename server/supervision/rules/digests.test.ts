import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { gatherDigests, type Pile } from './gather-digests.ts';
import { type Away, openStaff, type Serving } from './recipients.ts';
import { DEFAULT_REMINDERS } from './reminder-rules.ts';

/** A body: a top over two departments, one of them over an office; everybody is called as their post is. */
const PATHS = new Map([
  ['top', ['top']],
  ['cuc', ['cuc', 'top']],
  ['phong', ['phong', 'cuc', 'top']],
  ['vu', ['vu', 'top']],
]);
const post = (personId: string, role: string, unit: string, title = role): Serving => ({
  ...{ personId, name: personId, postId: personId, title, role, authorityId: 'bo' },
  ...{ jurisdictionUnitId: unit, whole: unit === 'top' },
});
const SERVING = [
  post('bo-truong', 'leader', 'top'),
  post('thu-truong', 'leader', 'top', 'Thứ trưởng'),
  post('cuc-truong', 'head', 'cuc'),
  post('pho-cuc', 'head', 'cuc', 'Phó Cục trưởng'),
  post('chuyen-vien', 'officer', 'cuc'),
  post('truong-phong', 'head', 'phong'),
  post('vu-vien', 'officer', 'vu'),
  post('quan-tri', 'admin', 'top'),
];
const staffWith = (...away: Away[]) => openStaff({ serving: SERVING, away, paths: PATHS });
const gone = (personId: string, standInId: string | null = null): Away => ({
  ...{ personId, standInId, until: '2026-12-05' },
});
const work = (unitId: string, officerId: string | null = null, leaderId: string | null = null) => ({
  ...{ authorityId: 'bo', unitId, officerId, leaderId },
});

describe('who is reminded', () => {
  it.each([
    ['the officer', staffWith(), work('cuc', 'chuyen-vien'), ['officer'], 'chuyen-vien', null],
    [
      'the head where there is no officer',
      staffWith(),
      work('cuc'),
      ['officer'],
      'cuc-truong',
      'vacant',
    ],
    ['the head, never the deputy head', staffWith(), work('cuc'), ['head'], 'cuc-truong', null],
    [
      'who stands in',
      staffWith(gone('cuc-truong', 'pho-cuc')),
      work('cuc'),
      ['head'],
      'pho-cuc',
      'away',
    ],
    [
      'the next in line where nobody stands in',
      staffWith(gone('truong-phong')),
      work('phong'),
      ['head'],
      'cuc-truong',
      'away',
    ],
    [
      'the head above where the post is vacant',
      staffWith(),
      work('vu'),
      ['head'],
      'bo-truong',
      'vacant',
    ],
    [
      'the leader who directs',
      staffWith(),
      work('cuc', null, 'thu-truong'),
      ['deputy'],
      'thu-truong',
      null,
    ],
    [
      'the head of the body where nobody directs',
      staffWith(),
      work('cuc'),
      ['deputy'],
      'bo-truong',
      'vacant',
    ],
    [
      'down the line where nobody is above',
      staffWith(gone('bo-truong')),
      work('cuc', null, 'thu-truong'),
      ['body'],
      'thu-truong',
      'away',
    ],
    [
      'not who stands in and is away too',
      staffWith(gone('truong-phong', 'pho-cuc'), gone('pho-cuc')),
      work('phong'),
      ['head'],
      'cuc-truong',
      'away',
    ],
    [
      'not who stands in from elsewhere',
      staffWith(gone('truong-phong', 'vu-vien')),
      work('phong'),
      ['head'],
      'cuc-truong',
      'away',
    ],
    [
      'not an officer who has moved elsewhere',
      staffWith(),
      work('cuc', 'vu-vien'),
      ['officer'],
      'cuc-truong',
      'vacant',
    ],
  ] as const)('%s', (_who, staff, audience, rungs, personId, why) => {
    const [found, ...more] = staff.recipientsOf(audience, rungs);
    expect(found?.personId).toBe(personId);
    expect(found?.standsFor[0]?.why ?? null).toBe(why);
    expect(more).toEqual([]);
  });
});

const someone = fc.constantFrom(...SERVING.map(({ personId }) => personId), 'nobody-here');
const piles: fc.Arbitrary<Pile[]> = fc.array(
  fc.record({
    authorityId: fc.constant('bo'),
    kind: fc.constantFrom('task' as const, 'obligation' as const),
    groupId: fc.constantFrom('p1', 'p2', 'p3'),
    unitId: fc.constantFrom(...PATHS.keys()),
    officerId: fc.option(someone),
    leaderId: fc.option(someone),
    step: fc.constantFrom(...DEFAULT_REMINDERS.steps.map(({ days }) => days)),
    isOverdue: fc.boolean(),
    count: fc.integer({ min: 1, max: 500 }),
    oldestDue: fc.constantFrom(asDay('2026-01-01'), asDay('2026-11-30')),
  }),
  { maxLength: 40 },
);
const away = fc.uniqueArray(
  fc.record({ personId: someone, standInId: fc.option(someone), until: fc.constant('2026-12-05') }),
  { maxLength: 6, selector: ({ personId }) => personId },
);

describe('the digests of a day', () => {
  const rulesOf = () => DEFAULT_REMINDERS;

  it('are one a person, hold what the person may see, and lose nothing', () => {
    fc.assert(
      fc.property(piles, away, (given, gone) => {
        const staff = openStaff({ serving: SERVING, away: gone, paths: PATHS });
        const { digests, audiences, unreached } = gatherDigests(given, rulesOf, staff, 'bo');
        const people = digests.map(({ personId }) => personId);
        expect(new Set(people).size).toBe(people.length);
        const isAway = new Set(gone.map(({ personId }) => personId));
        for (const personId of people) expect(isAway.has(personId)).toBe(false);
        let left = 0;
        given.forEach((pile, at) => {
          const told = audiences[at] ?? [];
          expect(new Set(told).size).toBe(told.length);
          for (const personId of told) expect(staff.sees(personId, pile)).toBe(true);
          if (told.length === 0) left += pile.count;
        });
        expect(unreached).toBe(left);
        for (const digest of digests) {
          const own = given.filter((_, at) => audiences[at]?.includes(digest.personId));
          const sum = own.reduce((total, { count }) => total + count, 0);
          expect(digest.soon + digest.overdue + digest.reports).toBe(sum);
          expect(digest.groups.reduce((t, g) => t + g.soon + g.overdue, 0)).toBe(sum);
        }
      }),
    );
  });

  it('reach somebody as long as somebody who may see the work is there', () => {
    fc.assert(
      fc.property(piles, away, (given, gone) => {
        const staff = openStaff({ serving: SERVING, away: gone, paths: PATHS });
        const isThere = (id: string) => gone.every(({ personId }) => personId !== id);
        if (!isThere('bo-truong')) return;
        expect(gatherDigests(given, rulesOf, staff, 'bo').unreached).toBe(0);
      }),
    );
  });

  it('go to people of the body itself only', () => {
    const pile = { ...work('cuc'), kind: 'task', groupId: 'p1', step: 1, isOverdue: true } as const;
    const given: Pile[] = [{ ...pile, count: 3, oldestDue: asDay('2026-11-30') }];
    expect(gatherDigests(given, rulesOf, staffWith(), 'so')).toEqual({
      ...{ digests: [], audiences: [[]], unreached: 0 },
    });
  });
});
