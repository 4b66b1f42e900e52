import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportedCell, importedCell } from './sheet-cell.ts';

it('lets no cell begin as a formula and gives every cell back unchanged', () => {
  const cell = fc.stringMatching(/^['=+@a-]{0,4}\w{0,5}$/);
  fc.assert(
    fc.property(cell, (value) => {
      expect(exportedCell(value)).not.toMatch(/^[=+\-@\t\r]/);
      expect(importedCell(exportedCell(value))).toBe(value);
    }),
  );
});
