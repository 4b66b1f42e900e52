import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { ImportProblem } from './import-columns.ts';
import { PEOPLE_COLUMNS, type PeopleColumn } from './people-sheet.ts';

/** The cells of one line, trimmed and in NFC; empty where the sheet has no such column. */
export type PeopleCells = Record<PeopleColumn, string>;

/** The Vietnamese head of a column. */
export function headOf(column: PeopleColumn): string {
  return PEOPLE_COLUMNS.find(({ key }) => key === column)?.vi ?? column;
}

/** The first line is the head where it holds the head of the name column; else columns stand in their order. */
export function readPeople(
  rows: readonly (readonly string[])[],
  problems: ImportProblem[],
): { readonly line: number; readonly cells: PeopleCells }[] {
  const clean = rows.map((cells) => cells.map((cell) => cell.normalize('NFC').trim()));
  const head = (clean[0] ?? []).map(columnOf);
  const hasHead =
    head.includes('name') && (clean[0]?.length === 1 || head.filter(Boolean).length > 1);
  const order = hasHead ? head : PEOPLE_COLUMNS.map(({ key }) => key);
  if (hasHead) {
    clean[0]?.forEach((value, at) => {
      if (value === '' || head[at]) return;
      const names = (language: 'vi' | 'en') =>
        PEOPLE_COLUMNS.map((column) => column[language]).join(', ');
      problems.push({
        ...{ line: 1, column: value, value },
        vi: `Cột '${value}' chưa biết; nhận: ${names('vi')}.`,
        en: `Column '${value}' is unknown; use: ${names('en')}.`,
      });
    });
  }
  return clean.flatMap((values, at) => {
    if ((hasHead && at === 0) || values.every((value) => value === '')) return [];
    const cells: PeopleCells = { ...EMPTY };
    values.forEach((value, column) => {
      const key = order[column];
      if (key) cells[key] = value;
      else if (value !== '' && column >= order.length) {
        problems.push({
          ...{ line: at + 1, column: String(column + 1), value },
          vi: `Ô thứ ${column + 1} nằm ngoài các cột. Xoá ô hoặc đặt tên cột ở dòng 1.`,
          en: `Cell ${column + 1} lies outside the columns. Clear it or head the column on line 1.`,
        });
      }
    });
    return [{ line: at + 1, cells }];
  });
}

const EMPTY: PeopleCells = {
  ...{ name: '', unit: '', title: '', role: '', reach: '', kind: '', from: '', to: '', basis: '' },
};

function columnOf(head: string): PeopleColumn | null {
  const words = accentFree(head).replace(/\s*\*$/, '');
  const isHead = ({ vi, en, also }: (typeof PEOPLE_COLUMNS)[number]) =>
    [vi, en, ...also].some((name) => accentFree(name) === words);
  return PEOPLE_COLUMNS.find(isHead)?.key ?? null;
}
