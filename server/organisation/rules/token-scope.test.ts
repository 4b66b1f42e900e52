import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../session-contract.ts';
import { may, RIGHTS, rightsOf, type Thing } from './may.ts';
import { isOpenToTokens, mayHoldRight, narrowRights, tokenRights } from './token-scope.ts';

const AUTHORITIES = ['ministry', 'city'] as const;
const JURISDICTION = 'division';
const LOWER = 'section';
/** Every place of a small tree, as the path from a unit to its top. */
const PATHS = [
  ['ministry'],
  [JURISDICTION, 'ministry'],
  [LOWER, JURISDICTION, 'ministry'],
  ['desk', LOWER, JURISDICTION, 'ministry'],
  ['other', 'ministry'],
  ['city'],
];
const path = fc.constantFrom(...PATHS);
const unit = path.map(([own = '']) => own);
const things: fc.Arbitrary<Thing> = fc
  .record({
    authorityId: fc.constantFrom(...AUTHORITIES),
    unitPath: path,
    assignerUnitId: unit,
    partyPaths: fc.array(path, { maxLength: 2 }),
    coordinatorIds: fc.array(unit, { maxLength: 2 }),
  })
  .map((thing) => ({ ...thing, unitId: thing.unitPath[0] ?? '' }));

describe('what a key may be given', () => {
  it('is never more than its post may, for whatever thing and however low its unit', () => {
    const asked = fc.record({
      role: fc.constantFrom(...ROLES),
      thing: things,
      right: fc.constantFrom(...RIGHTS),
    });
    let allowed = 0;
    fc.assert(
      fc.property(asked, ({ role, thing, right }) => {
        const post = { role, authorityId: 'ministry', jurisdictionUnitId: JURISDICTION };
        const only = new Set(narrowRights(role, false));
        const key = { ...post, jurisdictionUnitId: LOWER, only };
        if (!may(key, right, thing).allowed) return;
        allowed += 1;
        expect(may(post, right, thing).allowed, `${role} ${right}`).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(allowed).toBeGreaterThan(50);
  });

  it('keeps out what a person answers for by name, and everything that makes rights', () => {
    for (const right of [
      'plan.issue',
      'submission.sign',
      'task.decide_result',
      'campaign.decide',
    ] as const) {
      expect(mayHoldRight(right)).toBe(false);
    }
    for (const role of ROLES) {
      const held = tokenRights(role);
      expect(held.length).toBeGreaterThan(3);
      expect(held.length).toBeLessThan(rightsOf(role).length);
      expect(
        held.filter((right) => /^(account|person|delegation|token|mail)\./.test(right)),
      ).toEqual([]);
      expect(narrowRights(role, true).every((right) => held.includes(right))).toBe(true);
    }
  });

  it('opens addresses by name; whatever is new or written in another way stays closed', () => {
    expect(isOpenToTokens('GET', '/api/tasks/42?x=1')).toBe(true);
    expect(isOpenToTokens('GET', '/api/session')).toBe(true);
    for (const [method, address] of [
      ['DELETE', '/api/session'],
      ['GET', '/api/session/link'],
      ['POST', '/api/tokens'],
      ['GET', '/api/account'],
      ['GET', '/api//tasks'],
      ['GET', '/API/tasks'],
      ['GET', '/api/something-new'],
      ['GET', '/assets/x'],
    ] as const) {
      expect(isOpenToTokens(method, address), address).toBe(false);
    }
  });
});
