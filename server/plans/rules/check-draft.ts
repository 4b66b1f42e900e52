import { type Day, formatDay, isDay } from '../../calendar/rules/day.ts';
import type { Draft, DraftProblem, DraftTask, DraftUnit } from '../contract.ts';
import { CLEAR_POINT_NAMES, clearPoints } from './clear-points.ts';
import { declaredSums } from './declared-sums.ts';
import { problem } from './draft-problems.ts';
import { surenessOf } from './sureness.ts';

/**
 * What stands between a draft and its issue, and what the officer should know besides. Only a missing
 * issuer, number, lead or work, a name that fits several units, and a deadline before the day of issue
 * without a reason stop the issue; the rest is shown. Rejected items are left out of account.
 */
export function checkDraft(draft: Draft): DraftProblem[] {
  const tasks = liveTasks(draft);
  const issuedOn = dayOrNull(draft.identity.issuedOn);
  return [
    ...checkIdentity(draft.identity),
    ...tasks.flatMap((task, index) => taskProblems(task, nameOf(task, index), issuedOn)),
    ...checkCounts(draft, tasks),
    ...guessedItems(draft).map(({ key }) => problem('GUESSED', { key })),
    ...draft.notUnderstood
      .filter(({ settled }) => !settled)
      .map(({ key }) => problem('NOT_UNDERSTOOD', { key })),
  ];
}

/** The tasks that would be issued. */
export function liveTasks(draft: Draft): DraftTask[] {
  return draft.tasks.filter(({ state }) => state !== 'rejected');
}

/** A task as a sentence names it: its own number where it has one, else its place in the list. */
function nameOf(task: DraftTask, index: number): string {
  const number = /\d+(?:\.\d+)*/.exec(task.label ?? '')?.[0];
  return number ?? String(index + 1);
}

function checkIdentity(identity: Draft['identity']): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const { issuer } = identity;
  const at = { field: 'issuer' };
  if (issuer === null || issuer.written.trim() === '') problems.push(problem('NO_ISSUER', at));
  else if (issuer.unitId === null) problems.push(unmatched(issuer, 'ISSUER_NOT_MATCHED', at));
  const hasNumber = (identity.number ?? '').trim() !== '';
  if (!hasNumber && !identity.unnumbered) problems.push(problem('NO_NUMBER', { field: 'number' }));
  return problems;
}

interface CheckedTask {
  readonly name: string;
  readonly issuedOn: Day | null;
  readonly problems: readonly DraftProblem[];
}

/** What was said of a task that has not changed since: a key in a draft of 400 tasks changes one. */
const checked = new WeakMap<DraftTask, CheckedTask>();

function taskProblems(
  task: DraftTask,
  name: string,
  issuedOn: Day | null,
): readonly DraftProblem[] {
  const known = checked.get(task);
  if (known?.name === name && known.issuedOn === issuedOn) return known.problems;
  const problems = checkTask(task, name, issuedOn);
  checked.set(task, { name, issuedOn, problems });
  return problems;
}

function checkTask(task: DraftTask, name: string, issuedOn: Day | null): DraftProblem[] {
  const { key } = task;
  const problems: DraftProblem[] = [];
  if (task.title.trim() === '' && task.quote.trim() === '') {
    problems.push(problem('NO_WORK', { key, field: 'title' }, { task: name }));
  }
  if (task.lead.length === 0) {
    problems.push(problem('NO_LEAD', { key, field: 'lead' }, { task: name }));
  }
  for (const unit of task.lead) {
    const at = { key, field: 'lead' };
    if (unit.group && membersOf(unit) === 0) {
      problems.push(problem('CLASS_EMPTY', at, { task: name, name: unit.written }));
    } else if (!unit.group && unit.unitId === null) {
      problems.push(unmatched(unit, 'LEAD_NOT_MATCHED', at, name));
    }
  }
  for (const unit of task.coord) {
    if (unit.unitId !== null || unit.group) continue;
    const at = { key, field: 'coord' };
    problems.push(problem('COORDINATOR_NOT_MATCHED', at, { task: name, name: unit.written }));
  }
  return [...problems, ...checkDeadline(task, name, issuedOn), ...checkPoints(task, name)];
}

function unmatched(
  unit: DraftUnit,
  code: 'ISSUER_NOT_MATCHED' | 'LEAD_NOT_MATCHED',
  at: { key?: string; field: string },
  task = '',
): DraftProblem {
  const count = unit.twins?.length ?? 0;
  return count > 1
    ? problem('TWO_MATCH', at, { name: unit.written, count })
    : problem(code, at, { name: unit.written, task });
}

/** How many bodies a class stands for. */
export function membersOf(unit: DraftUnit): number {
  return unit.memberIds.length > 0 ? unit.memberIds.length : (unit.memberCount ?? 0);
}

function checkDeadline(task: DraftTask, name: string, issuedOn: Day | null): DraftProblem[] {
  const at = { key: task.key, field: 'deadline' };
  const { deadline } = task;
  if (isUndated(task)) return [problem('NO_DEADLINE', at, { task: name })];
  const due = dayOrNull(deadline?.dueOn ?? null);
  const isEarly = due !== null && issuedOn !== null && due < issuedOn;
  if (!isEarly || (task.earlyReason ?? '').trim() !== '') return [];
  return [problem('EARLY_DEADLINE', at, { due: formatDay(due), issued: formatDay(issuedOn) })];
}

/** True where nothing tells until when: no words at all, or words that name no time. */
export function isUndated({ deadline }: DraftTask): boolean {
  return deadline === null || ['NONE', 'SOFT', 'REFERS', 'EVENT'].includes(deadline.kind);
}

function checkPoints(task: DraftTask, name: string): DraftProblem[] {
  const points = clearPoints({
    title: task.title,
    quote: task.quote,
    deadlineKind: task.deadline?.kind ?? null,
    product: task.product?.text ?? null,
    leadUnits: task.lead.filter(({ group }) => !group).length,
    leadClasses: task.lead.filter(({ group }) => group).length,
  });
  const missing = points.filter(({ clear }) => !clear).map(({ point }) => CLEAR_POINT_NAMES[point]);
  if (missing.length === 0) return [];
  const facts = {
    task: name,
    clear: points.length - missing.length,
    missing: missing.map(({ vi }) => vi).join(', '),
    missingEn: missing.map(({ en }) => en).join(', '),
  };
  return [problem('POINTS_MISSING', { key: task.key }, facts)];
}

function checkCounts(draft: Draft, tasks: readonly DraftTask[]): DraftProblem[] {
  const found = tasks.length;
  const problems: DraftProblem[] = [];
  const { sum, fieldsWithCount, fieldsWithout } = declaredSums(draft.fields, draft.declared.fields);
  if (fieldsWithCount > 0 && (sum !== found || fieldsWithout > 0)) {
    const facts = { sum, with: fieldsWithCount, without: fieldsWithout, found };
    const code = fieldsWithout > 0 ? 'DECLARED_BY_FIELD' : 'DECLARED_SUM';
    problems.push(problem(code, { field: 'declared' }, facts));
  }
  const declared = draft.declared.tasks;
  if (declared !== null && declared !== found && declared !== sum) {
    problems.push(problem('COUNT_DIFFERS', { field: 'declared' }, { declared, found }));
  }
  const announced = draft.declared.fields;
  if (announced !== null && announced !== draft.fields.length) {
    const facts = { declared: announced, found: draft.fields.length };
    problems.push(problem('FIELDS_DIFFER', { field: 'fields' }, facts));
  }
  for (const field of draft.fields) {
    const read = tasks.filter(({ fieldKey }) => fieldKey === field.key).length;
    if (field.declaredCount === null || field.declaredCount === read) continue;
    const facts = { field: field.name, declared: field.declaredCount, found: read };
    problems.push(problem('FIELD_COUNT_DIFFERS', { key: field.key }, facts));
  }
  return problems;
}

function guessedItems(draft: Draft) {
  const { citations, tasks, targets, money, phases, duties } = draft;
  return [...citations, ...tasks, ...targets, ...money, ...phases, ...duties].filter(
    ({ state, confidence }) => state === 'unseen' && surenessOf(confidence) === 'guess',
  );
}

function dayOrNull(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null;
}
