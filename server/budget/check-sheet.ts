import { type Day, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { matchNames, unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { fillSentence } from '../platform/rules/fill-sentence.ts';
import { budgetErrors } from './contract.ts';
import { amountsOf } from './line-rows.ts';
import type { AmountUnit } from './rules/amount.ts';
import { newExcess, sayExcess } from './rules/limits.ts';
import { mayOnMoney } from './rules/may-money.ts';
import { type Amounts, MEASURES, type Measure, NO_AMOUNTS } from './rules/money.ts';
import { readMoneySheet, type SheetLine } from './rules/money-sheet.ts';
import { cross, sayYears } from './rules/period.ts';
import { headOf, type MoneyColumn, type SheetProblem } from './rules/sheet-columns.ts';
import { isFund, sourceNamed } from './rules/sources.ts';
import { openSheet, type SheetBooks } from './sheet-books.ts';
import { nodeMeant, type SheetNode } from './sheet-node.ts';
import type { LineRecord } from './store/line-store.ts';

/** A line of a sheet matched to the books: what it is for and what it would write. */
export interface CheckedLine {
  readonly said: SheetLine;
  readonly node: SheetNode;
  /** Key of a known source, or the name of a fund that is new. */
  readonly source: { readonly key: string | null; readonly name: string };
  readonly existing: LineRecord | null;
  readonly entries: readonly { readonly measure: Measure; readonly amount: bigint }[];
  readonly onDay: Day;
  readonly kind: 'add' | 'change' | 'same';
}

export interface Sheet {
  readonly rows: readonly (readonly string[])[];
  readonly unit: AmountUnit;
  readonly planId: string | null;
}

/** Checks a sheet of money against the books; every problem is told at once. */
export async function checkSheet(
  { clock }: Pick<Platform, 'clock'>,
  db: Db,
  reading: Db | Tx,
  actor: Actor,
  sheet: Sheet,
  today: Day,
): Promise<{ readonly lines: readonly CheckedLine[]; readonly problems: readonly SheetProblem[] }> {
  const read = readMoneySheet(sheet.rows, sheet.unit);
  if (read.problems.length > 0) return { lines: [], problems: read.problems };
  const names = [...new Set(read.lines.map(({ unit }) => unit).filter((name) => name !== ''))];
  const matches = await matchNames({ db, clock }, actor.authorityId, names, null);
  const books = await openSheet(reading, actor, sheet.planId, read.lines, matches, today);
  const paths = await unitPaths(reading, books.unitIds, today);
  const mayEdit = (unitId: string) =>
    mayOnMoney(actor, 'budget.edit', {
      ...{ authorityId: actor.authorityId, unitId, unitPath: paths.get(unitId) ?? [] },
    }).allowed;
  const lines: CheckedLine[] = [];
  const problems: SheetProblem[] = [];
  const seen = new Map<string, SheetLine>();
  for (const said of read.lines) {
    const found = checkLine(said, books, mayEdit, today, seen);
    if ('problem' in found) problems.push(found.problem);
    else lines.push(found);
  }
  return { lines: problems.length > 0 ? [] : lines, problems };
}

function checkLine(
  said: SheetLine,
  books: SheetBooks,
  mayEdit: (unitId: string) => boolean,
  today: Day,
  seen: Map<string, SheetLine>,
): CheckedLine | { readonly problem: SheetProblem } {
  const refuse = (column: MoneyColumn, value: string, vi: string, en: string) => ({
    problem: { line: said.line, column: headOf(column), value, vi, en },
  });
  const node = nodeMeant(said, books);
  if ('column' in node) return refuse(node.column, node.value, node.vi, node.en);
  if (!mayEdit(node.unitId)) {
    return refuse(
      ...(['unit', said.unit] as const),
      ...(['Đơn vị này ngoài phạm vi của chức vụ. Bỏ dòng hoặc chuyển chức vụ.'] as const),
      'This unit is not for this post. Drop the line or switch post.',
    );
  }
  const known = sourceNamed(said.source, books.sources);
  if ((!known && !isFund(said.source)) || known?.isClosed) {
    const accepted = books.sources
      .filter(({ isClosed }) => !isClosed)
      .map(({ name }) => name)
      .join('; ');
    return refuse(
      ...(['source', said.source] as const),
      `Nguồn '${said.source}' chưa có trong danh mục; nhận: ${accepted}; hoặc tên một quỹ.`,
      `Source '${said.source}' is not on the list; use: ${accepted}; or the name of a fund.`,
    );
  }
  const source = known
    ? { key: known.key, name: known.name }
    : { key: null, name: said.source.trim() };
  const place = [node.key, source.key ?? source.name.toLowerCase(), said.carriedFrom ?? ''].join(
    '|',
  );
  const twin = seen.get(`${place}|${sayYears(said.years)}`);
  if (twin) {
    return refuse(
      ...(['years', sayYears(said.years)] as const),
      `Dòng này lặp lại dòng ${twin.line}: cùng nhiệm vụ, nguồn và năm. Giữ lại một dòng.`,
      `This line repeats line ${twin.line}: the same task, source and years. Keep one.`,
    );
  }
  seen.set(`${place}|${sayYears(said.years)}`, said);
  const atPlace = books.lines.filter(
    (line) =>
      node.key === (line.taskId === null ? `project:${line.projectId}` : `task:${line.taskId}`) &&
      line.sourceKey === source.key &&
      line.carriedFrom === said.carriedFrom,
  );
  const years = (line: LineRecord) => ({ from: line.fromYear, to: line.toYear });
  const crossed = atPlace.find((line) => cross(years(line), said.years));
  if (crossed) {
    const facts = { years: sayYears(said.years), other: sayYears(years(crossed)) };
    const { vi, en } = budgetErrors.YEARS_CROSS;
    return refuse('years', facts.years, fillSentence(vi, facts), fillSentence(en, facts));
  }
  if (said.onDay !== null && said.onDay > today) {
    const facts = { day: formatDay(said.onDay) };
    const { vi, en } = budgetErrors.DAY_NOT_YET;
    return refuse('onDay', facts.day, fillSentence(vi, facts), fillSentence(en, facts));
  }
  const existing = atPlace.find((line) => sayYears(years(line)) === sayYears(said.years)) ?? null;
  return withSums(said, node, source, existing, today, refuse);
}

/** What the line would write: new plans and allotments, and the disbursement since the last one. */
function withSums(
  said: SheetLine,
  node: SheetNode,
  source: CheckedLine['source'],
  existing: LineRecord | null,
  today: Day,
  refuse: (
    column: MoneyColumn,
    value: string,
    vi: string,
    en: string,
  ) => { readonly problem: SheetProblem },
): CheckedLine | { readonly problem: SheetProblem } {
  const before = existing ? amountsOf(existing) : NO_AMOUNTS;
  const after: Record<keyof Amounts, bigint | null> = { ...before };
  const entries: { measure: Measure; amount: bigint }[] = [];
  for (const measure of MEASURES) {
    const sum = said.sums[measure];
    if (sum === null || sum === before[measure]) continue;
    const step = measure === 'disbursed' ? sum - (before.disbursed ?? 0n) : sum;
    if (step < 0n) {
      return refuse(
        ...(['disbursed', String(sum)] as const),
        'Lũy kế giải ngân nhỏ hơn số đã ghi. Sửa khoản ghi nhầm ngay tại dòng kinh phí.',
        'Less than was recorded as disbursed. Correct the wrong entry at the line itself.',
      );
    }
    after[measure] = sum;
    entries.push({ measure, amount: step });
  }
  const excess = newExcess(before, after);
  if (excess && said.decision === '') {
    const { vi, en } =
      excess.kind === 'disbursed'
        ? budgetErrors.DISBURSED_ABOVE_ALLOTTED
        : budgetErrors.ALLOTTED_ABOVE_PLANNED;
    const facts = sayExcess(excess);
    return refuse(excess.kind, facts.sum, fillSentence(vi, facts), fillSentence(en, facts));
  }
  const kind = existing === null ? 'add' : entries.length > 0 ? 'change' : 'same';
  return { said, node, source, existing, entries, onDay: said.onDay ?? today, kind };
}
