import { unitRefs } from '../organisation/units.ts';
import { percentOf } from '../tasks/rules/rates.ts';
import { caseScope, type FactScope } from './fact-scope.ts';
import type { FactTable, Figure } from './facts-contract.ts';
import { CASE_LABELS, PERCENT, TASKS } from './rules/fact-words.ts';
import { listAddress } from './rules/list-address.ts';
import { addCases, type CaseCounts, FLOW_CASES, type TaskCase } from './rules/task-cases.ts';
import { caseTable } from './rules/task-tables.ts';
import { type CaseGroup, countCases, heldBy } from './store/task-cases.ts';
import { fieldNames } from './store/unit-facts.ts';

/** The counts of a report, in the order in which they are said. */
const SAID: readonly TaskCase[] = [
  'assigned',
  'carried_in',
  'given',
  'done',
  'done_on_time',
  'done_late',
  'done_on_time_first',
  'done_late_first',
  'late_excused',
  'open_within',
  'open_undated',
  'open_overdue',
  'overdue_excused',
  'suspended',
  'withdrawn',
  'reopened',
];

/** Figures of tasks in four columns, and the tables by field and by the units right below. */
export async function factsOfTasks(
  scope: FactScope,
): Promise<{ readonly figures: Figure[]; readonly tables: FactTable[] }> {
  const { db, period, yearFrom, lastYear } = scope;
  const had = await heldBy(db, scope, lastYear.cutOff);
  const [[now = [], year = []], [then] = []] = await Promise.all([
    countCases(db, caseScope(scope), [period.from, yearFrom]),
    had.any ? countCases(db, caseScope(scope, lastYear)) : [],
  ]);
  const columns = {
    period: addCases(now),
    cumulative: addCases(year),
    lastYear: then === undefined ? null : addCases(then),
  };
  const figures = [
    ...SAID.map((key) => counted(scope, key, columns)),
    rate('tasks.on_time_rate', ON_TIME, columns, (c) => [c.done_on_time, c.done]),
    rate('tasks.on_time_rate_first', ON_TIME_FIRST, columns, (c) => [c.done_on_time_first, c.done]),
    rate('tasks.completion_rate', COMPLETION, columns, (c) => [c.done, c.done + c.open_overdue]),
  ];
  return { figures, tables: await tablesOf(scope, now) };
}

interface Columns {
  readonly period: CaseCounts;
  readonly cumulative: CaseCounts;
  readonly lastYear: CaseCounts | null;
}

function counted(scope: FactScope, what: TaskCase, columns: Columns): Figure {
  const { period, yearFrom } = scope;
  const isFlow = FLOW_CASES.has(what);
  return {
    ...{ key: `tasks.${what}`, label: CASE_LABELS[what], measure: TASKS, target: null },
    ...{ nature: isFlow ? 'flow' : 'stock', fraction: null },
    period: String(columns.period[what]),
    cumulative: String(columns.cumulative[what]),
    lastYear: columns.lastYear && String(columns.lastYear[what]),
    estimate: estimateOf(scope, what, columns.period),
    opens: listAddress({ ...scope, ...period, what }),
    opensCumulative: listAddress({ ...scope, ...period, from: yearFrom, what }),
  };
}

/** By `ESTIMATE_RULE`; null where the period is over, or the rule says nothing of the count. */
function estimateOf(
  { period, calendarTo }: FactScope,
  what: TaskCase,
  counts: CaseCounts,
): string | null {
  if (calendarTo <= period.cutOff) return null;
  switch (what) {
    case 'done':
    case 'done_on_time':
      return String(counts[what] + counts.due_in_rest);
    case 'open_within':
      return String(counts.open_within - counts.due_in_rest);
    case 'assigned':
    case 'done_late':
    case 'open_undated':
    case 'open_overdue':
      return String(counts[what]);
    default:
      return null;
  }
}

const ON_TIME = { vi: 'Tỷ lệ đúng hạn trên số đã hoàn thành', en: 'On time of done' };
const ON_TIME_FIRST = {
  vi: 'Tỷ lệ đúng hạn theo thời hạn đầu',
  en: 'On time of done, by the first deadline',
};
const COMPLETION = { vi: 'Tỷ lệ hoàn thành nhiệm vụ đến hạn', en: 'Completion of what was due' };

function rate(
  key: string,
  label: Figure['label'],
  columns: Columns,
  of: (counts: CaseCounts) => readonly [number, number],
): Figure {
  const say = (counts: CaseCounts | null) => {
    const [numerator, denominator] = counts === null ? [0, 0] : of(counts);
    const percent = percentOf({ numerator, denominator });
    return percent === null ? null : String(percent);
  };
  const [numerator, denominator] = of(columns.period);
  return {
    ...{ key, label, measure: PERCENT, nature: 'rate', target: null },
    period: say(columns.period),
    cumulative: say(columns.cumulative),
    lastYear: say(columns.lastYear),
    ...{ estimate: null, opens: null, opensCumulative: null },
    fraction: { of: String(numerator), in: String(denominator) },
  };
}

async function tablesOf(scope: FactScope, groups: readonly CaseGroup[]): Promise<FactTable[]> {
  const { db, authorityId, unitId, period } = scope;
  const fieldIds = [...new Set(groups.map(({ fieldId }) => fieldId))];
  const parts = [...new Set(groups.map(({ part }) => part))];
  const [fields, units] = await Promise.all([
    fieldNames(db, authorityId, fieldIds),
    unitRefs(db, parts),
  ]);
  const address = { ...scope, ...period, what: 'assigned' as const };
  const byField = [...fields.keys(), '0'].map((id) => ({
    ...{ kind: 'field' as const, id: id === '0' ? 'none' : id },
    name: fields.get(id) ?? 'Chưa xếp lĩnh vực',
    counts: addCases(groups.filter(({ fieldId }) => fieldId === id)),
    opens: listAddress({ ...address, fieldId: id === '0' ? 'none' : id }),
  }));
  const byUnit = parts.map((id) => ({
    ...{ kind: 'unit' as const, id, name: units.get(id)?.name ?? id },
    counts: addCases(groups.filter(({ part }) => part === id)),
    opens: listAddress({ ...address, part: id }),
  }));
  const said = byUnit.toSorted(
    (a, b) =>
      Number(b.id === unitId) - Number(a.id === unitId) || a.name.localeCompare(b.name, 'vi'),
  );
  return [
    caseTable('tasks.by_field', { vi: 'Theo lĩnh vực', en: 'By field' }, byField),
    caseTable('tasks.by_unit', { vi: 'Theo đơn vị', en: 'By unit' }, said),
  ].filter(({ rows }) => rows.length > 1);
}
