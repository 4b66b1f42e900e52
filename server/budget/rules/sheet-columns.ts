import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { AmountUnit } from './amount.ts';

/** The columns of money on a sheet, in their order; the heads are those that an export writes. */
export const MONEY_COLUMNS = [
  { key: 'plan', vi: 'Văn bản', en: 'Document', also: ['số, ký hiệu', 'số văn bản', 'số ký hiệu'] },
  { key: 'label', vi: 'Mục', en: 'Item', also: ['số nhiệm vụ', 'tt', 'stt'] },
  { key: 'task', vi: 'Nhiệm vụ', en: 'Task', also: ['tên nhiệm vụ', 'nội dung'] },
  { key: 'projectCode', vi: 'Mã dự án', en: 'Project code', also: [] },
  { key: 'project', vi: 'Dự án', en: 'Project', also: ['tên dự án'] },
  { key: 'unit', vi: 'Đơn vị', en: 'Unit', also: ['đơn vị chủ trì', 'chủ trì', 'chủ đầu tư'] },
  {
    key: 'source',
    vi: 'Nguồn vốn',
    en: 'Source',
    also: ['nguồn', 'nguồn kinh phí', 'kinh phí từ'],
  },
  { key: 'years', vi: 'Năm', en: 'Year', also: ['giai đoạn', 'năm kế hoạch'] },
  { key: 'carried', vi: 'Kéo dài từ năm', en: 'Carried from', also: ['vốn kéo dài từ năm'] },
  {
    key: 'planned',
    vi: 'Kế hoạch vốn',
    en: 'Planned',
    also: ['kế hoạch', 'mức vốn dự kiến', 'mức vốn', 'mức vốn dự kiến bố trí'],
  },
  { key: 'allotted', vi: 'Phân bổ', en: 'Allotted', also: ['đã phân bổ', 'vốn phân bổ'] },
  {
    key: 'disbursed',
    vi: 'Giải ngân',
    en: 'Disbursed',
    also: ['đã giải ngân', 'lũy kế giải ngân', 'giải ngân lũy kế'],
  },
  { key: 'onDay', vi: 'Ngày', en: 'Day', also: ['tính đến ngày', 'ngày ghi'] },
  { key: 'basis', vi: 'Căn cứ', en: 'Basis', also: ['số quyết định', 'văn bản giao vốn'] },
  { key: 'decision', vi: 'Quyết định cho vượt', en: 'Decision on excess', also: [] },
  { key: 'node', vi: 'Mã hệ thống', en: 'System code', also: [] },
] as const;
export type MoneyColumn = (typeof MONEY_COLUMNS)[number]['key'];
export const SUM_COLUMNS = ['planned', 'allotted', 'disbursed'] as const;

/** A head or a cell that cannot be taken, with what would be. */
export interface SheetProblem {
  /** Line on the sheet, the head being line 1. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly vi: string;
  readonly en: string;
}

/** The Vietnamese head of a column. */
export function headOf(key: MoneyColumn): string {
  return MONEY_COLUMNS.find((column) => column.key === key)?.vi ?? key;
}

export type SheetHead = readonly ({
  readonly key: MoneyColumn;
  readonly unit: AmountUnit | null;
} | null)[];

const UNIT_IN_HEAD = /\s*[([](?:đơn vị(?: tính)?: ?)?(đồng|triệu|tỷ)(?: đồng)?[)\]]\s*$/iu;

/**
 * Reads the head of a sheet: which column is which, and the unit of sums that a head names: `Kế hoạch vốn
 * (triệu đồng)`. An unknown or doubled head is a problem: nothing is dropped in silence.
 */
export function readHead(cells: readonly string[]): {
  readonly head: SheetHead;
  readonly problems: readonly SheetProblem[];
} {
  const head = cells.map((cell) => {
    const text = cell.normalize('NFC').trim();
    const unit = UNIT_IN_HEAD.exec(text)?.[1]?.toLowerCase();
    const words = accentFree(text.replace(UNIT_IN_HEAD, ''));
    const column = MONEY_COLUMNS.find(({ vi, en, also }) =>
      [vi, en, ...also].some((name) => accentFree(name) === words),
    );
    return column ? { key: column.key, unit: isUnit(unit) ? unit : null } : null;
  });
  const problems = cells.flatMap((value, at): SheetProblem[] => {
    const column = head[at];
    const where = { line: 1, column: value, value };
    if (!column && value.trim() !== '') {
      const vi = MONEY_COLUMNS.map((each) => each.vi).join(', ');
      const en = MONEY_COLUMNS.map((each) => each.en).join(', ');
      return [
        {
          ...where,
          vi: `Cột '${value}' chưa biết; nhận: ${vi}.`,
          en: `Column '${value}' is unknown; use: ${en}.`,
        },
      ];
    }
    if (column && head.findIndex((each) => each?.key === column.key) !== at) {
      return [
        {
          ...where,
          vi: `Cột '${value}' có hai lần. Giữ lại một cột.`,
          en: `Column '${value}' stands twice. Keep one.`,
        },
      ];
    }
    return [];
  });
  return { head, problems };
}

function isUnit(text: string | undefined): text is AmountUnit {
  return text === 'đồng' || text === 'triệu' || text === 'tỷ';
}
