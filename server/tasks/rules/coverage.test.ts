import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import {
  CLASS_FROM,
  type CoverageFacts,
  type CoveredUnit,
  coverage,
  type GivenLine,
} from './coverage.ts';

const unit = (id: string, kind: CoveredUnit['kind'] = 'division'): CoveredUnit => ({
  ...{ id, name: `Đơn vị ${id}`, shortName: null, kind },
});
const line = (clauseId: string | null, unitId: string, given: number, taken = 0, parts = 0) => ({
  ...{ clauseId, unitId, given, taken, parts },
});
const facts = (more: Partial<CoverageFacts>): CoverageFacts => ({
  ...{ lines: [], units: [], plans: [], signedOn: asDay('2013-01-31'), day: asDay('2013-03-13') },
  opened: new Set(),
  ...more,
});
const plan = (id: string, issuedOn: string, ownerPath: string[]) => ({
  ...{ id, planId: id, number: `${id}/KH`, title: 'Kế hoạch', issuedOn: asDay(issuedOn) },
  ...{ effectiveOn: asDay(issuedOn), ownerPath, ownerName: 'Đơn vị' },
});

describe('độ phủ', () => {
  it('a cell counts what was given and what was taken up, and says who has taken up nothing', () => {
    const { cells } = coverage(
      facts({
        units: [unit('a'), unit('b')],
        lines: [line('c1', 'a', 2, 2), line('c1', 'b', 1), line('c2', 'b', 3, 0, 4)],
      }),
    );
    expect(cells).toEqual([
      { clauseId: 'c1', column: 'a', given: 2, taken: 2, parts: 0, idle: 0 },
      { clauseId: 'c1', column: 'b', given: 1, taken: 0, parts: 0, idle: 1 },
      { clauseId: 'c2', column: 'b', given: 3, taken: 0, parts: 4, idle: 0 },
    ]);
  });

  it('an own plan is timed from the superior signature; who has none waits', () => {
    const { columns } = coverage(
      facts({
        units: [unit('a'), unit('b')],
        plans: [plan('p', '2013-02-22', ['room', 'a', 'top']), plan('q', '2013-02-22', ['other'])],
      }),
    );
    expect(columns.map(({ key, withPlan, waiting }) => [key, withPlan, waiting])).toEqual([
      ['a', 1, null],
      ['b', 0, 41],
    ]);
    expect(columns[0]?.plans.map(({ days }) => days)).toEqual([22]);
  });

  it('a plan belongs to the lowest covered unit above its owner', () => {
    const { columns } = coverage(
      facts({ units: [unit('top'), unit('a')], plans: [plan('p', '2013-02-22', ['a', 'top'])] }),
    );
    expect(columns.map(({ key, withPlan }) => [key, withPlan])).toEqual([
      ['top', 0],
      ['a', 1],
    ]);
  });

  it('without a day of signature no days are counted', () => {
    const { columns } = coverage(
      facts({ signedOn: null, units: [unit('a')], plans: [plan('p', '2013-02-22', ['a'])] }),
    );
    expect(columns).toMatchObject([{ waiting: null, plans: [{ days: null }] }]);
  });

  it('many of a kind stand as one class until it is opened', () => {
    const provinces = Array.from({ length: 63 }, (_, at) => unit(`p${at}`, 'province'));
    const given = facts({
      units: [unit('a'), ...provinces],
      lines: provinces.map(({ id }) => line('c', id, 2, 1)),
      plans: [plan('q', '2013-02-10', ['p7'])],
    });
    expect(coverage(given).columns).toMatchObject([
      { key: 'a', units: 1 },
      { key: 'province', unit: null, units: 63, given: 126, withPlan: 1, waiting: 41 },
    ]);
    expect(coverage({ ...given, opened: new Set(['province']) }).columns).toHaveLength(64);
  });

  it('nothing given is lost, whatever is collapsed', () => {
    const kinds = fc.constantFrom<CoveredUnit['kind']>('division', 'province', 'commune');
    const world = fc.array(kinds, { minLength: 1, maxLength: 3 * CLASS_FROM }).chain((all) =>
      fc.record({
        units: fc.constant(all.map((kind, at) => unit(`${at}`, kind))),
        lines: fc.array(
          fc.record({
            clauseId: fc.constantFrom(null, 'c1', 'c2'),
            unitId: fc.nat(all.length - 1).map(String),
            given: fc.integer({ min: 1, max: 9 }),
            ...{ taken: fc.nat(9), parts: fc.nat(9) },
          }),
        ),
        opened: fc.subarray<CoveredUnit['kind']>(['division', 'province', 'commune']),
      }),
    );
    const sum = (all: readonly Pick<GivenLine, 'given' | 'taken' | 'parts'>[]) =>
      all.reduce(
        (total, { given, taken, parts }) => total + given + 100 * taken + 10_000 * parts,
        0,
      );
    fc.assert(
      fc.property(world, ({ units, lines, opened }) => {
        const { columns, cells } = coverage(facts({ units, lines, opened: new Set(opened) }));
        expect(sum(cells)).toBe(sum(lines));
        expect(sum(columns)).toBe(sum(lines));
        expect(columns.reduce((total, column) => total + column.units, 0)).toBe(units.length);
        const keys = new Set(columns.map(({ key }) => key));
        expect(cells.every(({ column }) => keys.has(column))).toBe(true);
      }),
    );
  });
});
