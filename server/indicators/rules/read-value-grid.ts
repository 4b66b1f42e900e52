import { parseNumber } from '../../calendar/rules/numbers.ts';
import type { Period, PeriodKind } from '../../calendar/rules/period.ts';
import { readPeriod, sheetOf, type ValueSheet } from './grid-columns.ts';
import { type GridProblem, gridSentences, type Sentence } from './grid-problems.ts';

/** How the register understood a name: the unit, or the names that may be meant. */
export interface NamedMatch {
  readonly unitId: string | null;
  readonly ambiguous: boolean;
  readonly near: readonly string[];
}

/** One value of a sheet, with the line and head to speak of it by. */
export interface GridValue {
  readonly line: number;
  readonly column: string;
  readonly text: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly period: Period;
  readonly value: number;
  readonly note: string | null;
}

/** All values of a sheet or all its problems, in the order of the lines; never some of each. */
export type GridReading =
  | { readonly ok: true; readonly values: readonly GridValue[] }
  | { readonly ok: false; readonly problems: readonly GridProblem[] };

/** What a sheet is read for. */
export interface GridSetting {
  /** Names as {@link unitNamesOf} gives them. */
  readonly units: ReadonlyMap<string, NamedMatch>;
  /** The kind of period that the indicator is measured by. */
  readonly kind: PeriodKind;
  /** The unit that values without a unit are of; null where each line must name one. */
  readonly only: { readonly id: string; readonly name: string } | null;
  /** What the indicator itself says against a value of a unit and period, such as "không âm". */
  readonly check?: (value: number, unitId: string, period: Period) => Sentence | null;
}

/** A cell that says nothing: empty, or the dashes that print an absent figure. */
const SILENT = /^(?:[-–—.…]*|x)$/i;

/** The names of units on a sheet, each once, as they are written: to be matched to the register. */
export function unitNamesOf(rows: readonly (readonly string[])[]): string[] {
  const cells = clean(rows);
  const sheet = sheetOf(cells[0] ?? []);
  const column = sheet.kind === 'grid' ? sheet.unit : sheet.columns.unit;
  if (column === null) return [];
  const names = cells.slice(1).map((line) => line[column] ?? '');
  return [...new Set(names.filter((name) => name !== ''))];
}

/**
 * Reads a sheet of values, units × periods or one value a line (dán bảng số liệu). The first line is the
 * head. An empty cell is no value. Every problem is found at once, with its line, column, value and what
 * is accepted; a sheet with a problem gives no values.
 *
 * @param rows cells as text, numbers in the Vietnamese form
 */
export function readValueGrid(
  rows: readonly (readonly string[])[],
  setting: GridSetting,
): GridReading {
  const cells = clean(rows);
  const head = cells[0] ?? [];
  const sheet = sheetOf(head);
  const problems: GridProblem[] = headProblems(sheet, head);
  const values: GridValue[] = [];
  const seen = new Map<string, number>();
  cells.forEach((line, index) => {
    if (index === 0 || line.every((cell) => cell === '')) return;
    for (const cell of cellsOf(line, sheet, head)) {
      const found = readCell(cell, index + 1, setting, problems);
      if (found === null) continue;
      const key = `${found.unitId} ${found.period.code}`;
      const before = seen.get(key);
      if (before !== undefined) {
        problems.push({ ...placeOf(found), ...gridSentences.twice(before, found.period) });
      }
      seen.set(key, index + 1);
      values.push(found);
    }
  });
  if (values.length === 0 && problems.length === 0) {
    problems.push({ line: 1, column: '', value: '', ...gridSentences.nothing() });
  }
  const inOrder = [...new Map(problems.map((each) => [keyOf(each), each])).values()];
  return problems.length > 0
    ? { ok: false, problems: inOrder.sort((a, b) => a.line - b.line) }
    : { ok: true, values };
}

/** A unit without a name is said once a line, not once a period. */
function keyOf({ line, column, vi }: GridProblem): string {
  return `${line} ${column} ${vi}`;
}

function clean(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((cells) => cells.map((cell) => cell.normalize('NFC').trim()));
}

function headProblems(sheet: ValueSheet, head: readonly string[]): GridProblem[] {
  if (sheet.kind === 'grid' && sheet.periods.length === 0) {
    return [{ line: 1, column: '', value: head.join(' · '), ...gridSentences.noPeriods() }];
  }
  return sheet.unknown.map((column) => {
    const value = head[column] ?? '';
    return { line: 1, column: value, value, ...gridSentences.unknownHead() };
  });
}

/** A value as it stands on the sheet, before anything is read. */
interface RawCell {
  readonly unit: { readonly text: string; readonly head: string } | null;
  readonly period: Period | { readonly text: string; readonly head: string };
  readonly value: { readonly text: string; readonly head: string };
  readonly note: string | null;
}

function cellsOf(
  line: readonly string[],
  sheet: ValueSheet,
  head: readonly string[],
): readonly RawCell[] {
  const at = (column: number) => ({ text: line[column] ?? '', head: head[column] ?? '' });
  if (sheet.kind === 'grid') {
    const unit = at(sheet.unit);
    return sheet.periods.flatMap(({ column, period }) => {
      const value = at(column);
      return SILENT.test(value.text) ? [] : [{ unit, period, value, note: null }];
    });
  }
  const { unit, period, value, note } = sheet.columns;
  if (value === null || SILENT.test(at(value).text)) return [];
  return [
    {
      unit: unit === null ? null : at(unit),
      period: period === null ? { text: '', head: 'Kỳ' } : at(period),
      value: at(value),
      note: note === null ? null : at(note).text || null,
    },
  ];
}

function readCell(
  cell: RawCell,
  line: number,
  setting: GridSetting,
  problems: GridProblem[],
): GridValue | null {
  const before = problems.length;
  const report = ({ text, head }: { text: string; head: string }, sentence: Sentence) => {
    problems.push({ line, column: head, value: text, ...sentence });
    return null;
  };
  const unit = unitOf(cell, setting, report);
  const period = periodOfCell(cell, setting, report);
  const number = parseNumber(cell.value.text);
  if (!number.ok) {
    const { suggestion } = number;
    const why = suggestion ? gridSentences.askedNumber(suggestion) : gridSentences.notNumber();
    report(cell.value, why);
  }
  if (unit === null || period === null || !number.ok) return null;
  const against = setting.check?.(number.value, unit.id, period) ?? null;
  if (against) report(cell.value, against);
  if (problems.length > before) return null;
  return {
    ...{ line, column: cell.value.head, text: cell.value.text, note: cell.note },
    ...{ unitId: unit.id, unitName: unit.name, period, value: number.value },
  };
}

type Report = (place: { text: string; head: string }, sentence: Sentence) => null;

function unitOf(cell: RawCell, { units, only }: GridSetting, report: Report) {
  const written = cell.unit?.text ?? '';
  const place = cell.unit ?? { text: '', head: 'Đơn vị' };
  if (written === '') return only ?? report(place, gridSentences.noUnit());
  const match = units.get(written);
  if (match?.unitId) return { id: match.unitId, name: written };
  if (match?.ambiguous) return report(place, gridSentences.twoUnits());
  return report(place, gridSentences.unknownUnit(match?.near ?? []));
}

function periodOfCell(cell: RawCell, { kind }: GridSetting, report: Report): Period | null {
  const period = 'code' in cell.period ? cell.period : readPeriod(cell.period.text);
  if (period?.kind === kind) return period;
  const place =
    'code' in cell.period ? { text: cell.value.head, head: cell.value.head } : cell.period;
  return report(place, gridSentences.notPeriod(kind));
}

function placeOf({ line, column, text }: GridValue) {
  return { line, column, value: text };
}
