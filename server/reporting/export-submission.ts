import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import { csvCell } from '../directives/rules/csv-cell.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { printNumber } from './rules/print-number.ts';
import type { ReportSnapshot } from './rules/report-snapshot.ts';
import { STATE_WORDS } from './rules/submission-words.ts';
import { type SubmissionQuery, submissionListView } from './submission-list-view.ts';

/** A file to send. */
export interface ExportedReport {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer | string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAGE = 200;
/** A name of a sheet may hold so many letters, and none of these signs. */
const SHEET_LETTERS = 28;

type Cell = string | number | null;

/** The list of reports with the filters and order of the screen. */
export async function exportSubmissionList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<SubmissionQuery, 'limit' | 'after'> & { format: 'xlsx' | 'csv' },
): Promise<ExportedReport> {
  const heads = [
    ...['Đơn vị', 'Báo cáo', 'Kỳ', 'Nơi nhận', 'Trạng thái', 'Số, ký hiệu'],
    ...['Ngày ký', 'Hạn gửi', 'Số ngày muộn'],
  ];
  const lines: Cell[][] = [];
  let after: string | undefined;
  do {
    const list = await submissionListView(platform, actor, { ...query, limit: PAGE, after });
    for (const row of list.rows) {
      lines.push([
        ...[row.unit.name, row.title, row.period.vi, row.receiver.name, STATE_WORDS[row.state].vi],
        ...[row.number, sayDay(row.signedOn), sayDay(row.dueOn), row.daysLate],
      ]);
    }
    after = list.next ?? undefined;
  } while (after !== undefined);
  if (format === 'csv') {
    const cells = lines.map((line) => line.map((cell) => csvCell(String(cell ?? ''))));
    const bytes = stringify([heads, ...cells], { bom: true, record_delimiter: 'windows' });
    return { name: 'bao-cao.csv', mediaType: 'text/csv; charset=utf-8', bytes };
  }
  const bytes = await writeXlsxFile([{ ...sheetOf('Báo cáo', heads, lines) }]).toBuffer();
  return { name: 'bao-cao.xlsx', mediaType: XLSX, bytes };
}

/** Figures and lists of a report, a sheet each, as they are printed in it. */
export async function exportReportTables({
  frame,
  facts,
}: ReportSnapshot): Promise<ExportedReport> {
  const titleOf = new Map(frame.outline.map(({ key, title }) => [key, title]));
  const figures = facts.sections.flatMap(({ heading, figures: all }) =>
    all.map((figure): Cell[] => [
      ...[titleOf.get(heading) ?? heading, figure.label.vi, figure.measure.vi],
      ...[figure.target, figure.period, figure.cumulative, figure.lastYear, figure.estimate].map(
        numberCell,
      ),
      figure.fraction && `${printNumber(figure.fraction.of)}/${printNumber(figure.fraction.in)}`,
    ]),
  );
  const heads = [
    ...['Mục', 'Nội dung', 'Đơn vị tính', 'Kế hoạch', 'Kỳ báo cáo', 'Luỹ kế', 'Cùng kỳ', 'Ước'],
    'Tử số/mẫu số',
  ];
  const lists = facts.sections
    .flatMap(({ tables }) => tables)
    .filter(({ rows }) => rows.length > 0);
  const sheets = [
    sheetOf('Số liệu', heads, figures),
    ...lists.map(({ label, columns, rows }, at) =>
      sheetOf(
        `${at + 1} ${label.vi}`,
        columns.map((column) => column.label.vi),
        rows.map(({ cells }) => [...cells]),
      ),
    ),
  ];
  const bytes = await writeXlsxFile(sheets).toBuffer();
  return { name: 'so-lieu-bao-cao.xlsx', mediaType: XLSX, bytes };
}

function sheetOf(name: string, heads: readonly string[], lines: readonly (readonly Cell[])[]) {
  const head = heads.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const body = lines.map((line) =>
    line.map((value) =>
      typeof value === 'number'
        ? { type: Number, value, format: '#,##0.######' }
        : value === null || value === ''
          ? null
          : { type: String, value, wrap: true },
    ),
  );
  return {
    data: [head, ...body],
    columns: heads.map((_, at) => ({ width: widthOf(lines, at) })),
    ...{ orientation: 'landscape' as const, stickyRowsCount: 1 },
    sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, SHEET_LETTERS),
  };
}

function widthOf(lines: readonly (readonly Cell[])[], at: number): number {
  const longest = Math.max(...lines.map((line) => String(line[at] ?? '').length), 8);
  return Math.min(60, longest + 2);
}

/** A number that a sheet can hold exactly; text beyond. */
function numberCell(text: string | null): Cell {
  if (text === null) return null;
  return text.replace(/\D/g, '').length > 15 ? printNumber(text) : Number(text);
}

function sayDay(day: string | null): string {
  return day !== null && isDay(day) ? formatDay(day) : '';
}
