import type { Db, Tx } from '../platform/database/database.ts';
import type { Part } from './contract.ts';
import { type Measure, type Measures, shareOf } from './rules/measure.ts';
import type { Scope } from './store/cases/case-source.ts';
import {
  type CaseCount,
  countCases,
  listOf,
  PARTS,
  type TaskSource,
} from './store/cases/task-cases.ts';

/**
 * What a source of tasks found for every unit, in one statement: a share of its cases, or their number.
 *
 * @param withTasks also which tasks they are: a publication keeps them
 */
export async function measureTasks(
  db: Db | Tx,
  scope: Scope,
  source: TaskSource,
  withTasks: boolean,
): Promise<Measures> {
  const counted = await countCases(db, scope, source, withTasks);
  const byUnit = new Map<string, CaseCount[]>();
  for (const each of counted) {
    const beside = byUnit.get(each.subject);
    if (beside) beside.push(each);
    else byUnit.set(each.subject, [each]);
  }
  return new Map(
    scope.unitIds.map((unitId) => [
      unitId,
      measureOf(scope, source, unitId, byUnit.get(unitId) ?? []),
    ]),
  );
}

function measureOf(
  scope: Scope,
  source: TaskSource,
  unitId: string,
  counted: readonly CaseCount[],
): Measure {
  const { good, other } = PARTS[source.kind];
  const countOf = (part: string) => counted.find((each) => each.part === part)?.count ?? 0;
  const total = (parts: readonly string[]) => parts.reduce((sum, part) => sum + countOf(part), 0);
  const all = total([...good, ...other]);
  const shown = (key: string, count: number): Part => ({
    ...{ key, count, href: null },
    tasks: count === 0 ? null : listOf(source, scope, unitId, key),
  });
  const parts = [...good, ...other].map((key) => shown(key, countOf(key)));
  const cases = Object.fromEntries(
    counted.flatMap(({ part, taskIds }) => (taskIds === null ? [] : [[part, taskIds] as const])),
  );
  const found: Omit<Measure, 'parts'> =
    source.kind === 'overdue'
      ? { state: 'known', value: all, of: null }
      : shareOf(total(good), all, source.minimum);
  return {
    ...found,
    parts: [shown('all', all), ...parts.filter(({ count }) => count > 0)],
    ...(counted.some(({ taskIds }) => taskIds !== null) ? { cases } : {}),
  };
}
