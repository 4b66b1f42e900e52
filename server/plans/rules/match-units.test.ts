import { describe, expect, it } from 'vitest';
import type { Unit, UnitMatch } from '../../organisation/contract.ts';
import type { DraftUnit } from '../contract.ts';
import { aDraft, aTask, aUnit } from '../testing/drafts.ts';
import { checkDraft } from './check-draft.ts';
import {
  largeClasses,
  MOST_LISTED,
  matchUnits,
  unmatchedNames,
  withAllMembers,
} from './match-units.ts';

const open = (written: string): DraftUnit => ({
  ...aUnit('0', written),
  unitId: null,
  unitName: null,
});
const draftFor = (...lead: DraftUnit[]) => aDraft({ tasks: [aTask('t1', { lead })] });

function aRegisterUnit(id: string, name: string, path: string[] = []): Unit {
  return {
    ...{ id, name, shortName: null, authorityId: '1', kind: 'division', code: null, aliases: [] },
    ...{ parentId: null, path, validFrom: '2008-01-01', validTo: null, childCount: 0, version: 1 },
  };
}

function aMatch(written: string, change: Partial<UnitMatch>): UnitMatch {
  return { written, unit: null, near: [], ambiguous: false, group: null, ...change };
}

const communes = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: String(n + 1),
    name: `Xã ${n + 1}`,
    shortName: null,
  }));

describe('the units behind the names of a draft', () => {
  it('are asked for once each, and only where nothing stands behind a name yet', () => {
    const draft = draftFor(open('Vụ A'), open('Vụ A'), aUnit('7', 'Cục B'), open(''));
    expect(unmatchedNames(draft)).toEqual(['Vụ A']);
  });

  it('are one unit, a class with its members, or a choice that stays open', () => {
    const twins = [
      aRegisterUnit('5', 'Phòng X', ['Sở A']),
      aRegisterUnit('6', 'Phòng X', ['Sở B']),
    ];
    const near = [...twins, aRegisterUnit('8', 'Phòng Xy')];
    const draft = matchUnits(draftFor(open('Vụ A'), open('các xã'), open('Phòng X'), open('Lạ')), [
      aMatch('Vụ A', { unit: aRegisterUnit('3', 'Vụ A') }),
      aMatch('các xã', { group: { kind: 'communes', members: communes(2) } }),
      aMatch('Phòng X', { near, ambiguous: true }),
    ]);
    expect(draft.tasks[0]?.lead).toMatchObject([
      { unitId: '3', unitName: 'Vụ A' },
      { group: true, memberIds: ['1', '2'], memberCount: 2 },
      {
        unitId: null,
        twins: [
          { id: '5', path: ['Sở A'] },
          { id: '6', path: ['Sở B'] },
        ],
      },
      { written: 'Lạ', unitId: null },
    ]);
  });

  it('leaves alone what a person chose', () => {
    const chosen = draftFor(aUnit('7', 'Vụ A'));
    expect(matchUnits(chosen, [aMatch('Vụ A', { unit: aRegisterUnit('3', 'Vụ A') })])).toEqual(
      chosen,
    );
  });

  it('counts a very large class in the draft and lists it when it is issued', () => {
    const match = aMatch('các xã', {
      group: { kind: 'communes', members: communes(MOST_LISTED + 1) },
    });
    const draft = matchUnits(draftFor(open('các xã')), [match]);
    expect(draft.tasks[0]?.lead).toMatchObject([{ memberIds: [], memberCount: MOST_LISTED + 1 }]);
    expect(checkDraft(draft).filter(({ blocks }) => blocks)).toEqual([]);
    expect(largeClasses(draft)).toEqual(['các xã']);
    const whole = withAllMembers(draft, [match]);
    expect(whole.tasks[0]?.lead[0]?.memberIds).toHaveLength(MOST_LISTED + 1);
    // The register does not know the class any more: nothing may be issued to nobody.
    expect(checkDraft(withAllMembers(draft, [])).map(({ code }) => code)).toContain('CLASS_EMPTY');
  });
});
