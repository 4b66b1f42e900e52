import { accentFree } from '../../calendar/rules/accent-free.ts';

/** The columns of a unit tree on a sheet, in their order; the heads are those that an export writes. */
export const UNIT_COLUMNS = [
  { key: 'code', vi: 'Mã', en: 'Code', also: ['mã định danh', 'mã đơn vị'] },
  { key: 'name', vi: 'Tên', en: 'Name', also: ['tên đơn vị', 'tên cơ quan', 'đơn vị'] },
  { key: 'shortName', vi: 'Tên viết tắt', en: 'Short name', also: ['viết tắt', 'tên ngắn'] },
  { key: 'kind', vi: 'Loại', en: 'Kind', also: ['loại đơn vị', 'loại hình'] },
  {
    key: 'parent',
    vi: 'Cấp trên',
    en: 'Parent',
    also: ['mã cấp trên', 'đơn vị cấp trên', 'parent code'],
  },
  { key: 'validFrom', vi: 'Từ ngày', en: 'Valid from', also: ['có hiệu lực từ', 'hiệu lực từ'] },
  { key: 'validTo', vi: 'Đến ngày', en: 'Valid to', also: ['hết hiệu lực', 'hiệu lực đến'] },
] as const;

export type UnitColumn = (typeof UNIT_COLUMNS)[number]['key'];

/** One line of the sheet that is not empty, its cells trimmed and in NFC. */
export interface ReadRow {
  /** Line on the sheet, the head being line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<UnitColumn, string>>;
}

/** A column head or a cell that cannot be taken, with what would be. */
export interface ImportProblem {
  readonly line: number;
  /** Head of the column, in Vietnamese. */
  readonly column: string;
  readonly value: string;
  readonly vi: string;
  readonly en: string;
}

/** The Vietnamese head of a column. */
export function headOf(column: UnitColumn): string {
  return UNIT_COLUMNS.find(({ key }) => key === column)?.vi ?? column;
}

/**
 * Reads the cells of a sheet. The first line is the head where it holds the head of the name column;
 * without a head the columns stand in the order of {@link UNIT_COLUMNS}, and lines of a single cell
 * are names. Unknown heads and cells beyond the last column are problems: nothing is dropped silently.
 */
export function readRows(rows: readonly (readonly string[])[]): {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly ImportProblem[];
} {
  const clean = rows.map((cells) => cells.map((cell) => cell.normalize('NFC').trim()));
  const head = (clean[0] ?? []).map(columnOf);
  const hasHead = head.includes('name');
  const problems: ImportProblem[] = hasHead ? headProblems(clean[0] ?? [], head) : [];
  const isList = clean.every((cells) => cells.slice(1).every((cell) => cell === ''));
  const order = hasHead ? head : isList ? (['name'] as const) : UNIT_COLUMNS.map(({ key }) => key);

  const read: ReadRow[] = [];
  clean.forEach((values, at) => {
    if ((hasHead && at === 0) || values.every((value) => value === '')) return;
    const line = at + 1;
    const cells = {
      code: '',
      name: '',
      shortName: '',
      kind: '',
      parent: '',
      validFrom: '',
      validTo: '',
    };
    values.forEach((value, column) => {
      const key = order[column];
      if (key) cells[key] = value;
      else if (value !== '' && column >= order.length)
        problems.push(strayCell(line, column, value));
    });
    read.push({ line, cells });
  });
  return { rows: read, problems };
}

function columnOf(head: string): UnitColumn | null {
  const words = accentFree(head).replace(/\s*\*$/, '');
  const isHead = ({ vi, en, also }: (typeof UNIT_COLUMNS)[number]) =>
    [vi, en, ...also].some((name) => accentFree(name) === words);
  return UNIT_COLUMNS.find(isHead)?.key ?? null;
}

function headProblems(
  heads: readonly string[],
  columns: readonly (UnitColumn | null)[],
): ImportProblem[] {
  const accepted = {
    vi: UNIT_COLUMNS.map(({ vi }) => vi).join(', '),
    en: UNIT_COLUMNS.map(({ en }) => en).join(', '),
  };
  return heads.flatMap((value, at) => {
    const column = columns[at];
    const where = { line: 1, column: value, value };
    if (column === null && value !== '') {
      return [
        {
          ...where,
          vi: `Cột '${value}' chưa biết; nhận: ${accepted.vi}.`,
          en: `Column '${value}' is unknown; use: ${accepted.en}.`,
        },
      ];
    }
    if (column && columns.indexOf(column) !== at) {
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
}

function strayCell(line: number, column: number, value: string): ImportProblem {
  return {
    line,
    column: String(column + 1),
    value,
    vi: `Ô thứ ${column + 1} nằm ngoài các cột. Xoá ô hoặc đặt tên cột ở dòng 1.`,
    en: `Cell ${column + 1} lies outside the columns. Clear it or head the column on line 1.`,
  };
}
