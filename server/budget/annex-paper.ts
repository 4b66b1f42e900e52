import type { IssuingBody } from '../papers/issuing-body.ts';
import type { Paper, PaperColumn, PaperRow } from '../papers/paper.ts';
import { type Annex, printedSum } from './rules/annex.ts';

/**
 * The annex of a capital plan (danh mục, mức vốn dự kiến bố trí) as a paper: what it comes to in words, then
 * the table, its years under one head.
 */
export function annexPaper(annex: Annex, body: IssuingBody): Paper {
  const { title, unit, years, total, rows } = annex;
  const lowered = title.charAt(0).toLocaleLowerCase('vi') + title.slice(1);
  return {
    ...body,
    ...{ type: 'KH', number: null, day: null, year: Number(annex.madeIn) },
    subject: `Vốn thực hiện nhiệm vụ, dự án ${years.length > 1 ? 'giai đoạn' : 'năm'} ${annex.period}`,
    ...{ to: [], bases: [], decider: null },
    body: [
      {
        kind: 'paragraph',
        words: `Tổng mức vốn dự kiến bố trí là ${printedSum(total[0] ?? null, unit) || '0'} ${unitWords(unit)} cho ${rows.filter(({ isHead }) => !isHead).length} nhiệm vụ, dự án; ${lowered} tại Phụ lục kèm theo.`,
      },
    ],
    recipients: ['Các đơn vị được bố trí vốn', 'Lưu: VT'],
    annexes: [
      {
        title,
        landscape: true,
        body: [
          {
            kind: 'table',
            table: {
              caption: null,
              note: `Đơn vị tính: ${unitWords(unit)}`,
              columns: columnsOf(annex),
              rows: rowsOf(annex),
            },
          },
        ],
      },
    ],
  };
}

function unitWords(unit: Annex['unit']): string {
  return unit === 'đồng' ? 'đồng' : `${unit} đồng`;
}

/** A plan of several years has their sum before each; one year is a column by itself. */
function columnsOf({ years, period }: Annex): PaperColumn[] {
  const group = 'Mức vốn dự kiến bố trí';
  const sums: PaperColumn[] =
    years.length > 1
      ? [`Tổng số ${period}`, ...years.map((year) => `Năm ${year}`)].map((head) => ({
          ...{ head, group, align: 'right' as const },
          width: years.length > 3 ? 8 : 9,
        }))
      : [{ head: `${group} năm ${period}`, width: 12, align: 'right' }];
  const fixed: PaperColumn[] = [
    { head: 'TT', width: 5, align: 'centre' },
    { head: 'Danh mục nhiệm vụ, dự án', width: 0 },
    { head: 'Đơn vị thực hiện', width: 11 },
    { head: 'Nguồn vốn', width: 12 },
  ];
  const note: PaperColumn = { head: 'Ghi chú', width: 10 };
  const all = [...fixed, ...sums, note];
  const taken = all.reduce((sum, { width }) => sum + width, 0);
  return all.map((column) => (column.width === 0 ? { ...column, width: 100 - taken } : column));
}

function rowsOf({ rows, total, years, unit }: Annex): PaperRow[] {
  const shown = (sums: readonly (bigint | null)[]) =>
    (years.length > 1 ? sums : sums.slice(0, 1)).map((sum) => printedSum(sum, unit));
  return [
    { cells: ['', 'TỔNG CỘNG', '', '', ...shown(total), ''], strong: true },
    ...rows.map(({ number, title, unit: holder, sources, sums, note, isHead }) => ({
      cells: [number, title, holder, sources, ...shown(sums), note],
      strong: isHead,
    })),
  ];
}
