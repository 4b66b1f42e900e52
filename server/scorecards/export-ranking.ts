import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { z } from 'zod';
import { dayInVietnam, formatDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import type { Platform } from '../platform/act.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import type { CriterionScore, exportRanking as endpoint } from './contract.ts';
import { openRanking, type RankingEntry, type RankingSight } from './ranking-view.ts';
import { criteriaTree } from './rules/criteria-tree.ts';

type Query = z.output<(typeof endpoint)['query']>;
type Cell = string | number | null;

/**
 * The ranking as a workbook or CSV: a row a unit, every criterion a column with its points, and beside
 * shares the fraction. Points are numbers; no text can act as a formula.
 */
export async function exportRanking(
  platform: Platform,
  actor: Actor,
  id: string,
  { format, ...query }: Query,
): Promise<ExportedList> {
  const found = await openRanking(platform, actor, id, query);
  const columns = columnsOf(found);
  const heads = columns.map(({ head }) => head);
  const rows = found.entries.map((entry) => columns.map(({ of }) => of(entry)));
  const name = `xep-hang-${found.period.code}-${found.asOf}.${format}`;
  const notes = [found.sight.card.name, standing(found)];
  if (format === 'csv') {
    const text = stringify(
      [heads, ...rows].map((row) => row.map(asText)),
      { bom: true },
    );
    return { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(text) };
  }
  const sheet: SheetData = [
    ...notes.map((note) => [{ value: exportedCell(note), fontWeight: 'bold' as const }]),
    [],
    heads.map((head) => ({ value: exportedCell(head), fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'number'
          ? { value: cell, type: Number }
          : { value: cell === null ? '' : exportedCell(cell), type: String },
      ),
    ),
  ];
  const bytes = await writeXlsxFile(sheet, {
    columns: columns.map(({ width }) => ({ width })),
  }).toBuffer();
  return {
    name,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  };
}

interface Column {
  readonly head: string;
  readonly width: number;
  of(entry: RankingEntry): Cell;
}

function columnsOf({ definition }: RankingSight): Column[] {
  const leaves = criteriaTree(definition).leaves.map(({ key }) => key);
  const criteria = definition.criteria.flatMap(({ key, name, role, source }): Column[] => {
    const score = ({ criteria: all }: RankingEntry) => all.find((each) => each.key === key);
    const points: Column = {
      head: name,
      width: 16,
      of: (entry) => (role === 'gate' ? gateWords(score(entry)) : (score(entry)?.points ?? null)),
    };
    if (!leaves.includes(key) || source === null) return [points];
    return [points, { head: `${name}: số liệu`, width: 14, of: (entry) => fraction(score(entry)) }];
  });
  return [
    { head: 'Hạng', width: 8, of: ({ row }) => row.rank },
    { head: 'Khối', width: 18, of: ({ row }) => row.block },
    { head: 'Đơn vị', width: 40, of: ({ row }) => row.unit.name },
    { head: 'Tổng điểm', width: 12, of: ({ row }) => row.total },
    ...criteria,
    { head: 'Ghi chú', width: 40, of: remark },
  ];
}

function remark({ row }: RankingEntry): string | null {
  if (row.failedGate)
    return `Không xếp: điều kiện ${row.failedGate.number} (${row.failedGate.name})`;
  if (row.isEmpty) return 'Không xếp: không đủ số';
  if (row.isLevel) return 'Đồng hạng';
  if (row.decidedBy === 'vote') return 'Xếp theo biểu quyết của hội đồng';
  return row.decidedBy === null ? null : `Bằng điểm, xếp theo: ${row.decidedBy}`;
}

function gateWords(score: CriterionScore | undefined): string {
  return score?.points === 1 ? 'Đạt' : 'Không đạt';
}

function fraction(score: CriterionScore | undefined): Cell {
  if (!score || score.state === 'missing') return 'chưa có số liệu';
  if (score.state === 'too_few') return `không đủ số (${score.of ?? 0})`;
  return score.of === null ? score.value : `${score.value}/${score.of}`;
}

function standing({ edition, asOf, period }: RankingSight): string {
  const day = isDay(asOf) ? formatDay(asOf) : asOf;
  return edition
    ? `Kỳ ${period.code}. Bản chốt ${formatDay(dayInVietnam(edition.publishedAt))}, số liệu đến hết ${day}`
    : `Kỳ ${period.code}. Tạm tính đến hết ${day}`;
}

function asText(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'number' ? String(cell) : exportedCell(cell);
}
