import writeXlsxFile from 'write-excel-file/node';
import { parseDay } from '../calendar/rules/day.ts';
import { parseNumber } from '../calendar/rules/numbers.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import type { Paper, PaperBlock, PaperColumn, PaperTable } from './paper.ts';
import { textOf } from './rules/formed-blocks.ts';

const FONT = { fontFamily: 'Times New Roman', fontSize: 12 } as const;
const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const;
const MIDDLE = { align: 'center', alignVertical: 'center', wrap: true } as const;
/** Characters over all columns of a table: about an A4 sheet lying. */
const SHEET_WIDTH = 170;

/**
 * The tables of a paper as a workbook, a sheet each: what it is about, then the table with its heads. Days
 * are days and, in columns of figures, numbers are numbers; no text can act as a formula.
 */
export async function paperWorkbook(paper: Paper): Promise<Buffer> {
  const sheets = tablesOf(paper).map(({ title, table }, at) => ({
    sheet: `Bảng ${at + 1}`,
    orientation: 'landscape' as const,
    columns: table.columns.map(({ width }) => ({
      width: Math.max(6, (width / 100) * SHEET_WIDTH),
    })),
    data: [...headOf(title, table), ...rowsOf(table)],
  }));
  return writeXlsxFile(sheets).toBuffer();
}

interface TitledTable {
  readonly title: string;
  readonly table: PaperTable;
}

function tablesOf({ subject, body, annexes }: Paper): TitledTable[] {
  const within = (title: string, blocks: readonly PaperBlock[]) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? [{ title: block.table.caption ?? title, table: block.table }] : [],
    );
  return [
    ...within(subject, body),
    ...annexes.flatMap(({ title, body: blocks }) => within(title, blocks)),
  ];
}

function headOf(title: string, { columns, note }: PaperTable) {
  const wide = (value: string, look: object) => [
    { value: exportedCell(value), span: columns.length, ...FONT, ...look },
    ...columns.slice(1).map(() => null),
  ];
  const lines = [wide(title, { fontWeight: 'bold' })];
  if (note !== null) lines.push(wide(note, { fontStyle: 'italic', align: 'right' }));
  return [
    ...lines,
    columns.map((column) => ({
      value: exportedCell(headWords(column)),
      ...{ ...FONT, ...BORDER, ...MIDDLE, fontWeight: 'bold' as const },
    })),
  ];
}

/** Of columns under a common head each says both. */
function headWords({ group, head }: PaperColumn): string {
  return group === undefined ? head : `${group}: ${head}`;
}

function rowsOf({ columns, rows }: PaperTable) {
  return rows.map(({ cells, strong = false }) =>
    columns.map(({ align = 'left' }, at) => ({
      ...cellValue(textOf(cells[at] ?? ''), align === 'right'),
      ...{ ...FONT, ...BORDER, alignVertical: 'top' as const, wrap: true },
      ...{ align: align === 'centre' ? ('center' as const) : align },
      ...(strong ? { fontWeight: 'bold' as const } : {}),
    })),
  );
}

function cellValue(text: string, isFigure: boolean) {
  const day = /^\d{2}\/\d{2}\/\d{4}$/.test(text) ? parseDay(text) : null;
  if (day !== null) {
    // A sheet knows no time zone: midnight in UTC is the day itself.
    return { type: Date, value: new Date(`${day}T00:00:00Z`), format: 'dd/mm/yyyy' };
  }
  const number = isFigure ? parseNumber(text) : null;
  if (number?.ok && Number.isSafeInteger(Math.round(number.value))) {
    return { type: Number, value: number.value, format: '#,##0.######' };
  }
  return { type: String, value: text };
}
