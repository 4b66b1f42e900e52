import { latestExplanations } from '../tasks/explanations-of.ts';
import { caseScope, type FactScope } from './fact-scope.ts';
import type { FactTable } from './facts-contract.ts';
import { CASE_LABELS } from './rules/fact-words.ts';
import type { TaskCase } from './rules/task-cases.ts';
import { type ListedTask, taskTable } from './rules/task-tables.ts';
import { listCases } from './store/task-cases.ts';

/** What an annex holds; a list that is longer says how long it is. */
const MOST = 2_000;

/** What was done in the period, with its product. */
export function doneList(scope: FactScope): Promise<FactTable> {
  const columns = ['title', 'planNumber', 'unitName', 'dueOn', 'finishedOn', 'product'] as const;
  return listOf(scope, 'done', columns);
}

/** What is overdue at the cut-off, with the cause given for it and the day promised instead. */
export function overdueList(scope: FactScope): Promise<FactTable> {
  const columns = ['title', 'planNumber', 'unitName', 'dueOn', 'cause', 'newDueOn'] as const;
  return listOf(scope, 'open_overdue', columns);
}

/** What falls due in the period after this one. */
export function dueNextList(scope: FactScope): Promise<FactTable> {
  return listOf(scope, 'due_next', ['title', 'planNumber', 'unitName', 'dueOn', 'product']);
}

async function listOf(
  scope: FactScope,
  key: TaskCase,
  columns: Parameters<typeof taskTable>[2],
): Promise<FactTable> {
  const { db, authorityId, period } = scope;
  const page = { after: null, limit: MOST };
  const { tasks, total } = await listCases(db, caseScope(scope), key, page);
  const ids = columns.includes('cause') ? tasks.map(({ id }) => id) : [];
  const explained = await latestExplanations(db, authorityId, ids, period.cutOff);
  const listed = tasks.map<ListedTask>((task) => {
    const said = explained.get(task.id);
    const cause = said ? `${said.cause.vi}: ${said.words}` : null;
    return { ...task, cause, newDueOn: said?.newDueOn ?? null };
  });
  return taskTable(`tasks.${key}.list`, CASE_LABELS[key], columns, listed, total);
}
