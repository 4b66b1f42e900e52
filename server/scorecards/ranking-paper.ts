import { dayInVietnam, formatDay, isDay } from '../calendar/rules/day.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import { parsePeriod, sayPeriod } from '../calendar/rules/period.ts';
import type { IssuingBody } from '../papers/issuing-body.ts';
import type { Paper, PaperBlock, PaperColumn, PaperRow } from '../papers/paper.ts';
import type { Ranking, RankingRow } from './contract.ts';

export interface RankingPaperFacts {
  readonly body: IssuingBody;
  readonly scorecard: string;
  readonly ranking: Ranking;
}

/** More branches of criteria than this stand in a table that lies. */
const UPRIGHT_BRANCHES = 3;

/**
 * A ranking as a paper (thông báo kết quả xếp hạng), as it was published or, before that, as computed for a
 * day, which it says: units by rank, block by block, with the points of every branch.
 */
export function rankingPaper({ body, scorecard, ranking }: RankingPaperFacts): Paper {
  const { edition, rows, branches } = ranking;
  const period = periodWords(ranking.period);
  const upTo = written(ranking.asOf);
  const state = edition
    ? `Kết quả được chốt ngày ${written(dayInVietnam(new Date(edition.publishedAt)))}, số liệu tính đến hết ngày ${upTo}${edition.basis ? `, theo ${edition.basis}` : ''}.`
    : `Kết quả tạm tính theo số liệu đến hết ngày ${upTo}, chưa công bố.`;
  const landscape = branches.length > UPRIGHT_BRANCHES;
  const table = rankingTable(ranking, landscape);
  const isApart = landscape && rows.length > 0;
  const where = isApart ? ' Bảng xếp hạng tại Phụ lục kèm theo.' : '';
  return {
    ...body,
    ...{ type: 'TB', number: null, day: null, year: Number(ranking.asOf.slice(0, 4)) },
    subject: `Kết quả xếp hạng ${scorecard}, ${period}${edition ? '' : ' (tạm tính)'}`,
    ...{ to: [], bases: [], decider: null },
    body: [
      { kind: 'paragraph', words: state },
      ...(landscape || rows.length === 0 ? [] : [table]),
      { kind: 'paragraph', words: `${resultWords(ranking)}${where}` },
    ],
    recipients: ['Các đơn vị được xếp hạng', 'Lưu: VT'],
    annexes: isApart
      ? [{ title: `Bảng xếp hạng ${scorecard}, ${period}`, landscape, body: [table] }]
      : [],
  };
}

function resultWords({ rows, units, isWhole, most }: Ranking): string {
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const first = rows.filter(({ rank }) => rank === 1).map(({ unit }) => unit.name);
  const whole = isWhole ? '' : ` (trích ${rows.length} đơn vị trong tổng số ${units})`;
  const best = first.length === 0 ? '' : ` Xếp thứ nhất: ${first.join('; ')}.`;
  return `Xếp hạng ${ranked}/${rows.length} đơn vị${whole}, tổng điểm tối đa ${points(most, 2)}.${best}`;
}

function rankingTable(
  { rows, branches, decimals, most, against }: Ranking,
  landscape: boolean,
): PaperBlock {
  const branchWidth = landscape ? Math.min(10, 40 / branches.length) : 11;
  const columns: PaperColumn[] = [
    { head: 'Hạng', width: landscape ? 6 : 8, align: 'centre' },
    { head: 'Đơn vị', width: 0 },
    ...branches.map(({ name, most: max }) => ({
      head: max === null ? name : `${name} (tối đa ${points(max, 2)})`,
      ...{ width: branchWidth, align: 'right' as const },
    })),
    { head: `Tổng điểm (${points(most, 2)})`, width: landscape ? 8 : 10, align: 'right' },
    { head: 'So kỳ trước', width: landscape ? 8 : 10, align: 'centre' },
    { head: 'Ghi chú', width: 14 },
  ];
  const taken = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map((column) =>
    column.width === 0 ? { ...column, width: 100 - taken } : column,
  );
  const line = (row: RankingRow): PaperRow => ({
    cells: [
      row.rank === null ? '' : String(row.rank),
      row.unit.name,
      ...branches.map(({ key }) => points(row.branches[key] ?? null, decimals)),
      points(row.total, decimals),
      against === null ? '' : movedWords(row),
      remark(row),
    ],
  });
  return {
    kind: 'table',
    table: {
      caption: null,
      note: null,
      columns: widths,
      rows: byBlock(rows, line, columns.length),
    },
  };
}

/** Rows as ranked, under the heads of their blocks where there are several. */
function byBlock(
  rows: readonly RankingRow[],
  line: (row: RankingRow) => PaperRow,
  width: number,
): PaperRow[] {
  const blocks = [...new Set(rows.map(({ block }) => block))];
  if (blocks.length < 2) return rows.map(line);
  return blocks.flatMap((block) => [
    {
      cells: ['', block ?? 'Các đơn vị khác', ...Array.from({ length: width - 2 }, () => '')],
      ...{ strong: true, spread: true },
    },
    ...rows.filter((row) => row.block === block).map(line),
  ]);
}

function movedWords({ moved }: RankingRow): string {
  if (moved === null) return 'mới';
  if (moved === 0) return 'giữ';
  return moved > 0 ? `tăng ${moved}` : `giảm ${-moved}`;
}

function remark(row: RankingRow): string {
  if (row.failedGate) return `Không xếp: ${row.failedGate.name}`;
  if (row.isEmpty) return 'Không xếp: không đủ số liệu';
  if (row.isLevel) return 'Đồng hạng';
  if (row.decidedBy === 'vote') return 'Theo biểu quyết của hội đồng';
  return row.missing > 0 ? `Thiếu số liệu ${row.missing} tiêu chí` : '';
}

function periodWords(code: string): string {
  const [from = '', to] = code.split('..');
  if (to !== undefined) return `giai đoạn từ ${written(from)} đến ${written(to)}`;
  const period = parsePeriod(code);
  return period ? lowerFirst(sayPeriod(period, 'vi')) : code;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}

function points(value: number | null, decimals: number): string {
  return value === null ? '' : formatNumber(value, { decimals });
}

function written(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}
