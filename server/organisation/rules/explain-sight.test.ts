import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../session-contract.ts';
import { explainSight } from './explain-sight.ts';
import { GRID, may, RIGHTS, type Right, type Thing } from './may.ts';
import { REACH_WORDS, RIGHT_WORDS, ROLE_WORDS, thingOf } from './right-words.ts';

const unit = fc.constantFrom('top', 'cuc', 'phong', 'vu');
const thing: fc.Arbitrary<Thing> = fc.record(
  {
    authorityId: fc.constantFrom('ministry', 'city'),
    unitId: unit,
    unitPath: fc.uniqueArray(unit, { maxLength: 3 }),
    assignerUnitId: unit,
    partyPaths: fc.array(fc.uniqueArray(unit), { maxLength: 2 }),
  },
  { requiredKeys: ['authorityId'] },
);
const right = fc.constantFrom(...RIGHTS);
const post = fc.record({
  role: fc.constantFrom(...ROLES),
  authorityId: fc.constant('ministry'),
  jurisdictionUnitId: unit,
  only: fc.option(
    fc.uniqueArray(right).map((names) => new Set<Right>(names)),
    { nil: null },
  ),
  title: fc.constant('Cục trưởng'),
  unitName: fc.constant('Cục Viễn thông'),
});
const base = { name: 'Trần Văn An', lentBy: null, onDay: '22/11/2026' };

describe('why somebody does not see', () => {
  it('is answered as the rights decide, and the last step names the rule that decided', () => {
    fc.assert(
      fc.property(post, right, thing, (held, what, it) => {
        const seen = { thing: it, unitNames: ['Bộ', 'Cục'], jurisdictionName: 'Vụ' };
        const steps = explainSight({ ...base, hasAccount: true, post: held }, what, seen);
        const verdict = may(held, what, it);
        expect(steps.every(({ ok }) => ok)).toBe(verdict.allowed);
        if (!verdict.allowed)
          expect(steps.at(-1)).toMatchObject({ ok: false, rule: verdict.because });
        expect(steps.slice(0, -1).every(({ ok }) => ok)).toBe(true);
      }),
    );
  });

  it('begins with the account and the post', () => {
    const nobody = { ...base, post: null };
    expect(explainSight({ ...nobody, hasAccount: false }, 'task.read', null)).toMatchObject([
      { rule: 'account', ok: false },
    ]);
    expect(explainSight({ ...nobody, hasAccount: true }, 'task.read', null).at(-1)).toMatchObject({
      ...{ rule: 'post', ok: false },
    });
  });
});

describe('the words of the grid', () => {
  it('are there for every right, reach and role in both languages, and no two rights read alike', () => {
    for (const name of RIGHTS) {
      const { vi, en } = RIGHT_WORDS[name];
      expect(vi.length, name).toBeGreaterThan(3);
      expect(en.length, name).toBeGreaterThan(3);
      expect(thingOf(name).vi.length, name).toBeGreaterThan(2);
    }
    for (const language of ['vi', 'en'] as const) {
      const said = RIGHTS.map((name) => RIGHT_WORDS[name][language]);
      expect(new Set(said).size).toBe(said.length);
    }
    for (const role of ROLES) {
      expect(ROLE_WORDS[role].vi).not.toBe(ROLE_WORDS[role].en);
      for (const reaches of Object.values(GRID[role])) {
        for (const reach of reaches) expect(REACH_WORDS[reach].vi.length).toBeGreaterThan(3);
      }
    }
  });
});
