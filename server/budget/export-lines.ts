import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { importedCell } from '../organisation/rules/sheet-cell.ts';
import type { Platform } from '../platform/act.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import type { BudgetLine, exportLines } from './contract.ts';
import { allLines } from './line-list.ts';
import { amountsOf } from './line-rows.ts';
import { AMOUNT_UNITS } from './rules/amount.ts';
import { type SheetLine, writeMoneySheet } from './rules/money-sheet.ts';
import { MONEY_COLUMNS, SUM_COLUMNS } from './rules/sheet-columns.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The lines as they are filtered and sorted on the page, as a sheet that imports back unchanged. */
export async function linesExport(
  platform: Platform,
  actor: Actor,
  { format, unit, ...query }: z.output<(typeof exportLines)['query']>,
): Promise<ExportedList> {
  const lines = (await allLines(platform, actor, query)).map(sheetLineOf);
  const rows = writeMoneySheet(lines, unit);
  const name = `kinh-phi.${format}`;
  if (format === 'csv') {
    const bytes = Buffer.from(stringify(rows, { bom: true, record_delimiter: 'windows' }));
    return { name, mediaType: 'text/csv; charset=utf-8', bytes };
  }
  const [head = [], ...rest] = rows;
  const power = AMOUNT_UNITS[unit];
  const sums = rest.map((cells, at) => cells.map((cell, column) => cellOf(cell, column, at)));
  function cellOf(cell: string, column: number, at: number) {
    const key = MONEY_COLUMNS[column]?.key;
    const measure = SUM_COLUMNS.find((each) => each === key);
    const dong = measure === undefined ? null : lines[at]?.sums[measure];
    if (cell === '') return null;
    // Beyond what a number of a sheet holds exactly, a sum stays a text.
    if (dong == null || dong >= 10n ** 15n) {
      return { type: String, value: importedCell(cell), wrap: true };
    }
    const format = power === 0 ? '#,##0' : '#,##0.######';
    return { type: Number, value: Number(dong) / 10 ** power, format };
  }
  const bytes = await writeXlsxFile(
    [head.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true })), ...sums],
    {
      columns: MONEY_COLUMNS.map(({ key }) => ({ width: WIDTHS[key] ?? 14 })),
      ...{ orientation: 'landscape', stickyRowsCount: 1, sheet: 'Kinh phí' },
    },
  ).toBuffer();
  return { name, mediaType: XLSX, bytes };
}

const WIDTHS: Readonly<Record<string, number>> = { task: 50, project: 40, unit: 28, source: 32 };

function sheetLineOf(line: BudgetLine): SheetLine {
  const isProject = line.node.kind === 'project';
  return {
    line: 0,
    node: `${line.node.kind}:${line.node.id}`,
    ...{ plan: line.planNumber ?? '', label: '', unit: line.unit.name },
    task: isProject ? '' : line.node.title,
    projectCode: isProject ? (line.node.code ?? '') : '',
    project: isProject ? line.node.title : '',
    ...{ source: line.source.name, years: { from: line.fromYear, to: line.toYear } },
    ...{ carriedFrom: line.carriedFrom, sums: amountsOf(line), onDay: null, basis: '' },
    decision: line.decision ?? '',
  };
}
