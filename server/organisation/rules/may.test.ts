import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../contract.ts';
import { type Asker, GRID, may, RIGHTS, reachesOf, rightsOf, type Thing } from './may.ts';

const unit = fc.constantFrom('top', 'cuc', 'phong', 'vu', 'so', 'xa');
const authority = fc.constantFrom('ministry', 'city');
const asker: fc.Arbitrary<Asker> = fc.record({
  role: fc.constantFrom(...ROLES),
  authorityId: authority,
  jurisdictionUnitId: unit,
});
const path = fc.uniqueArray(unit, { maxLength: 4 });
const thing: fc.Arbitrary<Thing> = fc.record(
  {
    authorityId: authority,
    unitId: unit,
    unitPath: path,
    assignerUnitId: unit,
    partyPaths: fc.array(path, { maxLength: 3 }),
    coordinatorIds: path,
  },
  { requiredKeys: ['authorityId'] },
);
const right = fc.constantFrom(...RIGHTS);

describe('the grid of rights', () => {
  const cuc: Thing = {
    authorityId: 'ministry',
    unitId: 'cuc',
    unitPath: ['cuc', 'top'],
    assignerUnitId: 'top',
  };
  const as = (
    role: Asker['role'],
    jurisdictionUnitId: string,
    authorityId = 'ministry',
  ): Asker => ({
    role,
    authorityId,
    jurisdictionUnitId,
  });

  it.each([
    ['the head accepts a task of the own unit', as('head', 'cuc'), 'task.accept', true],
    ['the head above reads it', as('head', 'top'), 'task.read', true],
    ['the head above does not accept it for them', as('head', 'top'), 'task.accept', false],
    ['the head of another unit does not read it', as('head', 'vu'), 'task.read', false],
    ['the officer reports on it', as('officer', 'cuc'), 'task.report', true],
    ['the officer does not accept it', as('officer', 'cuc'), 'task.accept', false],
    [
      'the planner of the giver decides on the result',
      as('planner', 'top'),
      'task.decide_result',
      true,
    ],
    ['the administrator sees no tasks', as('admin', 'top'), 'task.read', false],
    ['the inspector reads the journal', as('inspector', 'top'), 'journal.read', true],
    [
      'the inspector of another authority does not',
      as('inspector', 'top', 'city'),
      'journal.read',
      false,
    ],
  ] as const)('%s', (_sentence, who, what, allowed) => {
    expect(may(who, what, cuc).allowed).toBe(allowed);
  });

  it('lets nobody reach a thing that has nothing to do with the post', () => {
    fc.assert(
      fc.property(asker, right, thing, (who, what, it) => {
        const reachable = new Set([
          ...(it.unitPath ?? []),
          ...(it.unitId === undefined ? [] : [it.unitId]),
          ...(it.assignerUnitId === undefined ? [] : [it.assignerUnitId]),
          ...(it.partyPaths ?? []).flat(),
          ...(it.coordinatorIds ?? []),
        ]);
        fc.pre(it.authorityId !== who.authorityId && !reachable.has(who.jurisdictionUnitId));
        expect(may(who, what, it).allowed).toBe(false);
      }),
    );
  });

  it('gives no role a right that its line of the grid does not name', () => {
    fc.assert(
      fc.property(asker, right, thing, (who, what, it) => {
        const verdict = may(who, what, it);
        if (GRID[who.role][what] === undefined) {
          expect(verdict).toEqual({ allowed: false, because: 'role' });
        } else if (verdict.allowed) {
          expect(GRID[who.role][what]).toContain(verdict.by);
        }
      }),
    );
  });

  it('leaves a delegation or a token exactly what it names, out of what the role has', () => {
    fc.assert(
      fc.property(asker, fc.uniqueArray(right), right, thing, (who, named, what, it) => {
        const only = new Set(named);
        const verdict = may({ ...who, only }, what, it);
        const inFull = may(who, what, it);
        if (only.has(what) || GRID[who.role][what] === undefined) expect(verdict).toEqual(inFull);
        else expect(verdict).toEqual({ allowed: false, because: 'limited' });
        const held = reachesOf({ role: who.role, only });
        expect(held[what]).toEqual(only.has(what) ? GRID[who.role][what] : undefined);
        expect(new Set(rightsOf(who.role, only))).toEqual(new Set(Object.keys(held)));
      }),
    );
  });

  it('never lets a change through by a reach that only reads: below, or by taking part', () => {
    // Whoever reads a task may speak of it: that changes nothing of the task.
    // Figures and money of a unit are entered, confirmed and asked about by those above it too.
    // Whoever stands above urges: a letter changes nothing of the task either.
    const alsoFromAbove =
      /^(?:indicator\.(?:report|confirm|ask)|budget\.(?:edit|report)|task\.urge)$/;
    const changes = RIGHTS.filter(
      (name) => !name.endsWith('.read') && name !== 'task.comment' && !alsoFromAbove.test(name),
    );
    fc.assert(
      fc.property(asker, fc.constantFrom(...changes), thing, (who, what, it) => {
        const verdict = may(who, what, it);
        if (verdict.allowed)
          expect(['own', 'assigner', 'authority', 'coordinator']).toContain(verdict.by);
      }),
    );
  });
});
