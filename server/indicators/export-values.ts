import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { exportValues as endpoint } from './grid-contract.ts';
import { seenIndicator } from './require-on-indicator.ts';
import { periodOfCode } from './rules/periods.ts';
import { cellText, writeValueGrid, writeValueLines } from './rules/write-value-grid.ts';
import { observationsOf } from './store/observation-store.ts';
import { mayReadUnits } from './units-in-sight.ts';

type Query = z.output<(typeof endpoint)['query']>;
type Cells = readonly (readonly (string | number)[])[];

/**
 * The actual values of an indicator as they stood on a day, of the units in sight of the post, as a workbook
 * or CSV that imports back unchanged.
 *
 * @throws Refusal NOT_FOUND
 */
export async function exportValues(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  { format, shape, asOf }: Query,
): Promise<ExportedList> {
  const sight = await openSight(platform, actor, asOf);
  const indicator = await seenIndicator(sight, indicatorId);
  const found = await observationsOf(sight, indicator.authority_id, [indicatorId]);
  const seen = await mayReadUnits(
    sight,
    indicator,
    found.map(({ unit_id }) => unit_id),
  );
  const names = await unitRefs(sight.db, [...seen]);
  const values = found.flatMap(({ unit_id, period, member, kind, value, note }) =>
    kind !== 'actual' || member !== '' || value === null || !seen.has(unit_id)
      ? []
      : [{ unitName: names.get(unit_id)?.name ?? '', period: periodOfCode(period), value, note }],
  );
  const cells = shape === 'grid' ? writeValueGrid(values) : writeValueLines(values);
  const name = `${indicator.code}-${sight.day}.${format}`;
  return format === 'csv'
    ? { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(asCsv(cells)) }
    : {
        name,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await asBook(cells),
      };
}

/** Numbers as they are typed here; a value that is not positive is no formula and stays as it is. */
function asCsv(cells: Cells): string {
  const lines = cells.map((line) =>
    line.map((cell) => (typeof cell === 'number' ? cellText(cell) : exportedCell(cell))),
  );
  return stringify(lines, { bom: true, record_delimiter: 'windows' });
}

async function asBook(cells: Cells): Promise<Buffer> {
  const sheet = cells.map((line, at) =>
    line.map((cell) => {
      if (typeof cell === 'number') return { type: Number, value: cell };
      if (cell === '') return null;
      return { type: String, value: cell, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) };
    }),
  );
  return writeXlsxFile(sheet, { stickyRowsCount: 1, sheet: 'Số liệu' }).toBuffer();
}
