import { type Day, formatDay, parseDay } from '../../calendar/rules/day.ts';
import { exportedCell, importedCell } from '../../organisation/rules/sheet-cell.ts';
import { type AmountUnit, formatAmount, parseAmount } from './amount.ts';
import { type Amounts, NO_AMOUNTS } from './money.ts';
import { parseYears, sayYears, type Years } from './period.ts';
import {
  headOf,
  MONEY_COLUMNS,
  type MoneyColumn,
  readHead,
  type SheetHead,
  type SheetProblem,
  SUM_COLUMNS,
} from './sheet-columns.ts';

/** One line of money as a sheet says it; texts are trimmed, empty where the sheet says nothing. */
export interface SheetLine {
  /** Line on the sheet, the head being line 1. */
  readonly line: number;
  readonly node: string;
  readonly plan: string;
  readonly label: string;
  readonly task: string;
  readonly projectCode: string;
  readonly project: string;
  readonly unit: string;
  readonly source: string;
  readonly years: Years;
  readonly carriedFrom: number | null;
  readonly sums: Amounts;
  readonly onDay: Day | null;
  readonly basis: string;
  readonly decision: string;
}

/** Beyond a sheet that says nothing about its sums. */
const NEEDED = ['source', 'years'] as const;

/**
 * Reads lines of money off a sheet whose first line is its head. All problems are told at once.
 *
 * @param unit of sums under a head that names none
 */
export function readMoneySheet(
  rows: readonly (readonly string[])[],
  unit: AmountUnit,
): { readonly lines: readonly SheetLine[]; readonly problems: readonly SheetProblem[] } {
  const clean = rows.map((cells) =>
    cells.map((cell) => importedCell(cell.normalize('NFC').trim())),
  );
  const { head, problems: headProblems } = readHead(clean[0] ?? []);
  const problems: SheetProblem[] = [...headProblems];
  for (const key of NEEDED.filter((each) => !head.some((column) => column?.key === each))) {
    problems.push({
      ...{ line: 1, column: headOf(key), value: '' },
      vi: `Thiếu cột '${headOf(key)}' ở dòng đầu. Thêm cột này.`,
      en: `The first line has no column '${headOf(key)}'. Add it.`,
    });
  }
  if (problems.length > 0) return { lines: [], problems };
  const lines: SheetLine[] = [];
  clean.forEach((cells, at) => {
    if (at === 0 || cells.every((cell) => cell === '')) return;
    const read = readLine(at + 1, cells, head, unit);
    if ('problems' in read) problems.push(...read.problems);
    else lines.push(read);
  });
  return { lines: problems.length > 0 ? [] : lines, problems };
}

function readLine(
  line: number,
  cells: readonly string[],
  head: SheetHead,
  unit: AmountUnit,
): SheetLine | { readonly problems: readonly SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const text = (key: MoneyColumn) => {
    const at = head.findIndex((column) => column?.key === key);
    return at < 0 ? '' : (cells[at] ?? '');
  };
  const wrong = (key: MoneyColumn, accepted: { vi: string; en: string }) => {
    const value = text(key);
    const vi = value === '' ? `Ô trống; nhận ${accepted.vi}.` : `'${value}' ${accepted.vi}.`;
    const en = value === '' ? `Empty; use ${accepted.en}.` : `'${value}' ${accepted.en}.`;
    problems.push({ line, column: headOf(key), value, vi, en });
  };
  cells.forEach((value, at) => {
    if (value === '' || head[at]) return;
    problems.push({
      ...{ line, column: String(at + 1), value },
      vi: `Ô thứ ${at + 1} nằm ngoài các cột. Xoá ô hoặc đặt tên cột ở dòng 1.`,
      en: `Cell ${at + 1} lies outside the columns. Clear it or head the column on line 1.`,
    });
  });

  const years = parseYears(text('years'));
  if (!years) {
    wrong('years', yearsAccepted(text('years')));
  }
  const carried = text('carried') === '' ? null : parseYears(text('carried'));
  if (text('carried') !== '' && (!carried || carried.from !== carried.to)) {
    wrong('carried', { vi: 'không phải năm; nhận 2022', en: 'is no year; use 2022' });
  } else if (carried && years && (carried.from >= years.from || years.from !== years.to)) {
    wrong('carried', {
      vi: `phải trước năm ${sayYears(years)}, là một năm`,
      en: `must come before ${sayYears(years)}, a single year`,
    });
  }
  if (text('source') === '') {
    wrong('source', { vi: 'tên nguồn vốn', en: 'the name of a source' });
  }
  const sums: Record<keyof Amounts, bigint | null> = { ...NO_AMOUNTS };
  for (const key of SUM_COLUMNS) {
    if (text(key) === '') continue;
    const said = head.find((column) => column?.key === key)?.unit ?? unit;
    const read = parseAmount(text(key), said);
    if (read.ok && read.dong >= 0n) sums[key] = read.dong;
    else wrong(key, sumAccepted(read.ok ? null : read.suggestion, said));
  }
  if (SUM_COLUMNS.every((key) => text(key) === '')) {
    wrong('planned', {
      vi: 'số tiền ở ít nhất một cột Kế hoạch vốn, Phân bổ, Giải ngân',
      en: 'a sum in at least one of the columns Planned, Allotted, Disbursed',
    });
  }
  const onDay = text('onDay') === '' ? null : dayIn(text('onDay'));
  if (text('onDay') !== '' && onDay === null) {
    wrong('onDay', {
      vi: 'không phải ngày; nhận 31/12/2022',
      en: 'is no day; use 31/12/2022',
    });
  }
  if (problems.length > 0 || !years) return { problems };
  return {
    ...{ line, node: text('node'), plan: text('plan'), label: text('label'), task: text('task') },
    ...{ projectCode: text('projectCode'), project: text('project'), unit: text('unit') },
    ...{ source: text('source'), years, carriedFrom: carried?.from ?? null, sums, onDay },
    ...{ basis: text('basis'), decision: text('decision') },
  };
}

function yearsAccepted(value: string): { vi: string; en: string } {
  return value === ''
    ? { vi: 'năm như 2022 hoặc 2022-2023', en: 'a year such as 2022 or 2022-2023' }
    : { vi: 'không phải năm; nhận 2022 hoặc 2022-2023', en: 'is no year; use 2022 or 2022-2023' };
}

function sumAccepted(suggestion: string | null, unit: AmountUnit): { vi: string; en: string } {
  const example = suggestion ?? '1.234,5';
  return {
    vi: `không phải số tiền (${unit === 'đồng' ? 'đồng' : `${unit} đồng`}); nhận ${example}`,
    en: `is no sum (in ${unit === 'đồng' ? 'đồng' : `${unit} đồng`}); use ${example}`,
  };
}

/** `31/12/2022`, or `2022-12-31` as a workbook keeps a day. */
function dayIn(text: string): Day | null {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!slashed) return parseDay(text);
  const [, date = '', month = '', year = ''] = slashed;
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** Writes lines as a sheet that {@link readMoneySheet} reads back unchanged. */
export function writeMoneySheet(lines: readonly SheetLine[], unit: AmountUnit): string[][] {
  const isSum = (key: MoneyColumn) => SUM_COLUMNS.some((each) => each === key);
  const said = unit === 'đồng' ? 'đồng' : `${unit} đồng`;
  const head = MONEY_COLUMNS.map(({ key, vi }) => (isSum(key) ? `${vi} (${said})` : vi));
  const sum = (dong: bigint | null) => (dong === null ? '' : formatAmount(dong, unit));
  return [
    head,
    ...lines.map((line) => {
      const cells: Record<MoneyColumn, string> = {
        ...{ node: line.node, plan: line.plan, label: line.label, task: line.task },
        ...{ projectCode: line.projectCode, project: line.project, unit: line.unit },
        ...{ source: line.source, years: sayYears(line.years) },
        carried: line.carriedFrom === null ? '' : String(line.carriedFrom),
        planned: sum(line.sums.planned),
        allotted: sum(line.sums.allotted),
        disbursed: sum(line.sums.disbursed),
        onDay: line.onDay === null ? '' : formatDay(line.onDay),
        ...{ basis: line.basis, decision: line.decision },
      };
      return MONEY_COLUMNS.map(({ key }) => exportedCell(cells[key]));
    }),
  ];
}
