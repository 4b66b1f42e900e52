import { expect, it } from 'vitest';
import { aTask } from '../testing/sample-tasks.ts';
import { asSheetRows } from './sheet-rows.ts';

it('a task is one line of seven cells, whatever its title holds', () => {
  const lines = asSheetRows([aTask({ title: 'Rà soát\n\tdanh mục' }), aTask({})]).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]?.split('\t')).toHaveLength(7);
  expect(lines[0]).toContain('Rà soát danh mục');
  expect(lines[0]).toContain('31/12/2026');
});

it('a title never becomes a formula', () => {
  expect(asSheetRows([aTask({ title: '=HYPERLINK("x")' })])).toContain("'=HYPERLINK");
});
