import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { rows } from '../../../platform/database/rows.ts';
import type { Source } from '../../definition-contract.ts';
import type { Part } from '../../ranking-contract.ts';
import { acceptedCases, answeredCases } from './answer-cases.ts';
import { atPeriodEnd, type CasesSql, type Scope } from './case-source.ts';
import { byHeadCases, dueCases, earlyCases, keyCases, reportCases } from './due-cases.ts';
import { freshCases, overdueCases } from './open-cases.ts';

export type TaskSource = Extract<
  Source,
  {
    kind:
      | 'on_time'
      | 'accepted'
      | 'answered'
      | 'reports'
      | 'fresh'
      | 'key_tasks'
      | 'by_head'
      | 'early'
      | 'overdue';
  }
>;

/** The parts that count as good, of all parts that count, by source. */
export const PARTS: Readonly<
  Record<
    TaskSource['kind'],
    { readonly good: readonly string[]; readonly other: readonly string[] }
  >
> = {
  on_time: { good: ['on_time', 'handed_in'], other: ['late', 'overdue'] },
  reports: { good: ['on_time', 'handed_in'], other: ['late', 'overdue'] },
  key_tasks: { good: ['on_time', 'handed_in'], other: ['late', 'overdue'] },
  by_head: { good: ['on_time', 'handed_in'], other: ['late', 'overdue'] },
  early: { good: ['early'], other: ['on_time', 'late'] },
  accepted: { good: ['in_days'], other: ['after_days', 'not_accepted'] },
  answered: {
    good: ['answered', 'decided'],
    other: ['answered_late', 'unanswered', 'decided_late', 'undecided'],
  },
  fresh: { good: ['heard'], other: ['silent'] },
  overdue: { good: ['overdue'], other: [] },
};

/** True where a source counts tasks. */
export function isTaskSource(source: Source): source is TaskSource {
  return source.kind in PARTS;
}

/** The cases of a source for all units of the scope. */
export function casesOf(scope: Scope, source: TaskSource): CasesSql {
  switch (source.kind) {
    case 'on_time':
      return dueCases(scope, source);
    case 'reports':
      return reportCases(scope, source);
    case 'key_tasks':
      return keyCases(scope, source);
    case 'by_head':
      return byHeadCases(scope, source);
    case 'early':
      return earlyCases(scope, source);
    case 'accepted':
      return acceptedCases(scope, source);
    case 'answered':
      return answeredCases(scope, source);
    case 'fresh':
      return freshCases(atPeriodEnd(scope), source);
    case 'overdue':
      return overdueCases(atPeriodEnd(scope), source);
  }
}

/** The cases of one unit and part, counted. */
export interface CaseCount {
  readonly subject: string;
  readonly part: string;
  readonly count: number;
  /** The tasks themselves, where they were asked for. */
  readonly taskIds: readonly string[] | null;
}

/** Counts the cases of a source for all units in one statement. */
export async function countCases(
  db: Db | Tx,
  scope: Scope,
  source: TaskSource,
  withTasks: boolean,
): Promise<CaseCount[]> {
  const tasks = withTasks ? sql`array_agg(x.task_id::text order by x.task_id)` : sql`null::text[]`;
  return rows(
    db,
    sql<CaseCount>`select x.subject, x.part, count(*)::int as count, ${tasks} as "taskIds"
        from (${casesOf(scope, source)}) x group by x.subject, x.part`,
  );
}

/** The tasks behind a number of one unit, in order of their deadlines; all parts where none is named. */
export async function tasksBehind(
  db: Db | Tx,
  scope: Scope,
  source: TaskSource,
  parts: readonly string[],
  limit: number,
): Promise<{ readonly taskId: string; readonly part: string }[]> {
  return rows(
    db,
    sql<{ taskId: string; part: string }>`
      select x.task_id as "taskId", x.part from (${casesOf(scope, source)}) x
      where x.part = any(${[...parts]}::text[]) order by x.part, x.task_id limit ${limit}`,
  );
}

/**
 * The list of tasks that shows exactly the tasks of a part, as its address takes it; null where no filter
 * of the list says the same.
 */
export function listOf(
  { kind, ...source }: TaskSource,
  scope: Scope,
  unitId: string,
  part: string,
): Part['tasks'] {
  const base = {
    [source.reach === 'below' ? 'unit' : 'on']: unitId,
    layer: source.layer,
    ...(source.planId === null ? {} : { plan: source.planId }),
  };
  const due = { ...base, from: scope.from, to: scope.to };
  if (kind === 'on_time') {
    if (part === 'on_time') return { ...due, status: ['HT_DUNG_HAN'] };
    if (part === 'late') return { ...due, status: ['HT_QUA_HAN'] };
    if (part === 'all')
      return { ...due, status: ['HT_DUNG_HAN', 'HT_QUA_HAN', 'DTH_QUA_HAN', 'CHUYEN_KY'] };
  }
  if (kind === 'early' && part === 'all') return { ...due, status: ['HT_DUNG_HAN', 'HT_QUA_HAN'] };
  if (kind === 'overdue') {
    const { day, isPast } = atPeriodEnd(scope);
    const list = { ...base, status: ['DTH_QUA_HAN', 'CHUYEN_KY'] };
    return isPast ? { ...list, asof: day } : list;
  }
  return null;
}
