import { formatDay, isDay } from '../calendar/rules/day.ts';
import { type Exported, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { MatrixRow } from './matrix-contract.ts';
import { type MatrixQuery, matrixView } from './matrix-view.ts';
import { type RegimeQuery, regimeListView } from './regime-list-view.ts';
import { nameFrequency } from './rules/frequency-words.ts';
import { sayStanding } from './rules/standing-words.ts';

const PAGE = 200;

/** The matrix as it is filtered and sorted on the screen, every unit of it, with the counts below. */
export async function exportMatrixFile(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<MatrixQuery, 'limit' | 'after'> & { readonly format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const first = await matrixView(platform, actor, { ...query, limit: PAGE, after: undefined });
  const rows = [...first.rows];
  for (let after = first.next; after !== null; ) {
    const page = await matrixView(platform, actor, { ...query, limit: PAGE, after });
    rows.push(...page.rows);
    after = page.next;
  }
  const { periods } = first;
  const share = (part: number, whole: number) => `${part}/${whole}`;
  return writtenList(format, {
    name: 'nghia-vu-bao-cao',
    title: `Nghĩa vụ báo cáo: ${first.regime?.name ?? ''}`,
    heads: [
      ...[['Đơn vị', 44] as const, ['Gửi đến', 32] as const, ['Cấp', 6] as const],
      ...periods.map(
        ({ mark, from, to, dues }) =>
          [
            `${mark.vi}: ${span(from, to)}, hạn ${dues.map(({ on }) => say(on)).join('; ')}`,
            18,
          ] as const,
      ),
    ],
    lines: [
      ...rows.map((row) => [
        ...[nameOf(row), row.to.name, row.hop],
        ...periods.map(({ key }) => {
          const cell = row.cells.find(({ periodKey }) => periodKey === key);
          return cell ? sayStanding(cell.standing, 'vi') : null;
        }),
      ]),
      [
        ...['Đầy đủ (đã nộp/phải nộp)', null, null],
        ...periods.map(({ counts }) => share(counts.submitted, counts.owed)),
      ],
      [
        ...['Đúng hạn (đúng hạn/đã nộp)', null, null],
        ...periods.map(({ counts }) => share(counts.onTime, counts.submitted)),
      ],
    ],
  });
}

function nameOf({ unit, origin }: MatrixRow): string {
  return origin === null ? unit.name : `${unit.name} (thay ${origin.name})`;
}

/** The list of regimes. */
export async function exportRegimeFile(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<RegimeQuery, 'limit' | 'after'> & { readonly format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = [];
  let after: string | undefined;
  do {
    const page = await regimeListView(platform, actor, { ...query, limit: PAGE, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return writtenList(format, {
    name: 'che-do-bao-cao',
    title: 'Chế độ báo cáo',
    heads: [
      ...[['Tên báo cáo', 50] as const, ['Biểu số', 20] as const, ['Tần suất', 14] as const],
      ...[['Thời hạn từng cấp', 60] as const, ['Căn cứ', 50] as const, ['Từ ngày', 12] as const],
      ...[['Đến ngày', 12] as const, ['Mâu thuẫn', 12] as const],
    ],
    lines: rows.map((row) => [
      ...[row.name, row.formCode || null, nameFrequency(row.frequency, 'vi')],
      ...[row.dues.map(({ vi }) => vi).join('; '), row.basis || null, say(row.validFrom)],
      ...[row.validTo === null ? null : say(row.validTo), row.conflicts],
    ]),
  });
}

function say(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}

/** `15/10-14/11` */
function span(from: string, to: string): string {
  return `${say(from).slice(0, 5)}-${say(to).slice(0, 5)}`;
}
