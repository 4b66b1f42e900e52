import { expect, test } from 'vitest';
import type { MatrixCell } from '../../../server/reporting/matrix-contract.ts';
import { missingOf } from './missing-of.ts';

type Standing = MatrixCell['standing'];

function row(key: string, unitId: string, cells: Record<string, [Standing['kind'], number]>) {
  return {
    ...{ key, unit: { id: unitId, name: unitId, shortName: null } },
    cells: Object.entries(cells).map(([obligationId, [kind, lateDays]]) => ({
      ...{ obligationId, periodKey: obligationId, submissionId: null, dueOn: '2026-11-20' },
      ...{ standing: { kind, lateDays, onTime: null }, unlockedUntil: null },
    })),
  };
}

const rows = [
  row('1', 'cục', { a: ['locked', 30], b: ['overdue', 2], c: ['ahead', 0] }),
  // The same unit at another level is one unit to urge.
  row('2', 'cục', { d: ['returned', 1], e: ['returned', 0] }),
  row('3', 'vụ', { f: ['accepted', 3], g: ['submitted', 0], h: ['waiting', 0] }),
  row('4', 'sở', { i: ['overdue', 1] }),
];

test('what is late and not in is urged, each unit counted once', () => {
  expect(missingOf(rows, ['1', '2', '3'])).toEqual({ obligationIds: ['a', 'b', 'd'], units: 1 });
  expect(missingOf(rows, ['1', '4']).units).toBe(2);
});

test('where everything is in or in time there is nothing to urge', () => {
  expect(missingOf(rows, ['3'])).toEqual({ obligationIds: [], units: 0 });
});
