import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aClass, aDraft, aTask, aUnit } from '../testing/drafts.ts';
import { countAssignments, expandAssignments } from './expand-assignments.ts';

const expand = (lead: ReturnType<typeof aUnit>[]) =>
  expandAssignments(aDraft({ tasks: [aTask('t1', { lead })] }))[0];

describe('to whom an ordered piece of work goes', () => {
  it.each([
    ['one lead: one row', [aUnit('7')], ['7'], false],
    ['two leads: a group and two rows', [aUnit('7'), aUnit('8')], ['7', '8'], true],
    ['a class: a group and a row for each body', [aClass(['3', '4', '5'])], ['3', '4', '5'], true],
    ['a class of one body stays a class', [aClass(['3'])], ['3'], true],
    ['a lead that is also in the class: once', [aUnit('3'), aClass(['3', '4'])], ['3', '4'], true],
    ['the same lead twice: one row', [aUnit('7'), aUnit('7')], ['7'], false],
  ])('%s', (_name, lead, unitIds, isGroup) => {
    expect(expand(lead)).toMatchObject({ unitIds, isGroup });
  });

  it('keeps each coordinator once, a class by its members', () => {
    const task = aTask('t1', { coord: [aUnit('4'), aClass(['4', '5'])] });
    const [assignment] = expandAssignments(aDraft({ tasks: [task] }));
    expect(assignment?.coordinators.map(({ unitId }) => unitId)).toEqual(['4', '5']);
  });

  it('gives nobody a rejected task, and nobody the same task twice', () => {
    const unit = fc.integer({ min: 1, max: 9 }).map(String);
    const lead = fc.oneof(
      unit.map((id) => aUnit(id)),
      fc.uniqueArray(unit, { minLength: 1 }).map((ids) => aClass(ids)),
    );
    const state = fc.constantFrom('unseen', 'confirmed', 'rejected' as const);
    const task = fc.record({ lead: fc.array(lead, { minLength: 1, maxLength: 4 }), state });
    fc.assert(
      fc.property(fc.array(task, { maxLength: 6 }), (given) => {
        const tasks = given.map((change, index) => aTask(`t${index}`, change));
        const assignments = expandAssignments(aDraft({ tasks }));
        expect(assignments.map(({ task: { key } }) => key)).toEqual(
          tasks.filter(({ state: seen }) => seen !== 'rejected').map(({ key }) => key),
        );
        for (const { unitIds } of assignments) expect(new Set(unitIds).size).toBe(unitIds.length);
        const { units, assignments: rows } = countAssignments(assignments);
        expect(units).toBeLessThanOrEqual(rows);
      }),
    );
  });
});
