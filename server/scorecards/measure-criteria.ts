import type { Db, Tx } from '../platform/database/database.ts';
import type { Definition, Source } from './contract.ts';
import { measureAppraised, measureEntered } from './measure-entries.ts';
import {
  measureIndicator,
  measureMoney,
  measureProducts,
  measureTargets,
} from './measure-outside.ts';
import { measureTasks } from './measure-tasks.ts';
import { criteriaTree } from './rules/criteria-tree.ts';
import type { Measures } from './rules/measure.ts';
import { appraisalsOf, type NamedAppraisal } from './store/appraisal-store.ts';
import { endOfScope, type Scope } from './store/cases/case-source.ts';
import { isTaskSource } from './store/cases/task-cases.ts';
import { type ValueRecord, valuesOf } from './store/value-store.ts';

interface Entries {
  readonly values: readonly ValueRecord[];
  readonly appraisals: readonly NamedAppraisal[];
}

/**
 * The numbers behind every criterion of a definition, for all units: one statement a source, and one for
 * all that was entered. Two criteria on the same source ask once.
 *
 * @param withTasks also which tasks stand behind counts
 */
export async function measureCriteria(
  db: Db | Tx,
  scope: Scope,
  definition: Definition,
  withTasks = false,
): Promise<Map<string, Measures>> {
  const leaves = criteriaTree(definition).leaves;
  const entries = await entriesOf(
    db,
    scope,
    leaves.map(({ source }) => source),
  );
  const asked = new Map<string, Promise<Measures>>();
  const found = await Promise.all(
    leaves.map(async ({ key, source }): Promise<readonly [string, Measures]> => {
      if (source === null) return [key, new Map()];
      const entered = measureEntry(key, source, entries);
      if (entered) return [key, entered];
      const question = JSON.stringify(source);
      const answer = asked.get(question) ?? measureSource(db, scope, source, withTasks);
      asked.set(question, answer);
      return [key, await answer];
    }),
  );
  return new Map(found);
}

async function entriesOf(
  db: Db | Tx,
  scope: Scope,
  sources: readonly (Source | null)[],
): Promise<Entries> {
  const until = scope.isPast ? endOfScope(scope) : null;
  const isEntered = sources.some(
    (source) =>
      source?.kind === 'entered' || source?.kind === 'survey' || source?.kind === 'yes_no',
  );
  const isAppraised = sources.some((source) => source?.kind === 'appraisal');
  const [values, appraisals] = await Promise.all([
    isEntered ? valuesOf(db, scope, until) : [],
    isAppraised ? appraisalsOf(db, scope, until) : [],
  ]);
  return { values, appraisals };
}

function measureEntry(key: string, source: Source, entries: Entries): Measures | null {
  switch (source.kind) {
    case 'entered':
    case 'survey':
    case 'yes_no':
      return measureEntered(key, source, entries.values);
    case 'appraisal':
      return measureAppraised(key, entries.appraisals);
    default:
      return null;
  }
}

async function measureSource(
  db: Db | Tx,
  scope: Scope,
  source: Source,
  withTasks: boolean,
): Promise<Measures> {
  if (isTaskSource(source)) return measureTasks(db, scope, source, withTasks);
  switch (source.kind) {
    case 'indicator':
      return measureIndicator(db, scope, source);
    case 'targets':
      return measureTargets(db, scope, source);
    case 'products':
      return measureProducts(db, scope, source);
    case 'money':
      return measureMoney(db, scope, source);
    default:
      return new Map();
  }
}
