import { asDay } from '../../calendar/rules/day.ts';
import { post } from '../../plans/ledger.ts';
import { insertTasks } from '../../tasks/store/save-task.ts';
import { BLANK, movementsOf, type TaskRecord } from '../../tasks/store/task-record.ts';
import { type Acting, journalFor } from './acting.ts';
import { findOwnUnit } from './find-own-unit.ts';
import { isOpenState, shownBy } from './rules/registers.ts';
import { type HandedPlan, type HandedTask, saveHanded } from './store/handed-store.ts';
import { takeSayings } from './take-sayings.ts';
import { wordsOfOrder } from './words-of-order.ts';

/**
 * The task that a holder makes of an order: its own, with the giver's task as its superior, at the unit that the
 * giver means, to be accepted, handed back, broken down and reported as any task.
 */
export async function openOwnTask(
  acting: Acting,
  handed: HandedTask,
  plan: HandedPlan,
): Promise<void> {
  const { context, bond } = acting;
  const { tx, ids, now, authorityId } = context;
  const { order, giverTask } = handed;
  const { facts } = order;
  const { wordsId, fieldId } = await wordsOfOrder(context, plan, facts, null);
  const { unitId, note } = await findOwnUnit(context, facts.unit);
  const { state, percent } = shownBy(order, null);
  const row: TaskRecord = {
    ...BLANK,
    ...{ authority_id: authorityId, id: ids.next(), plan_id: plan.planId ?? '0' },
    ...{ words_id: wordsId, field_id: fieldId, parent_id: null, layer: 0, is_group: false },
    ...{ superior_authority_id: bond.otherId, superior_id: giverTask },
    ...{ unit_id: unitId, assigner_unit_id: bond.otherUnitId, state, percent },
    due_on: facts.dueOn === null ? null : asDay(facts.dueOn),
    first_due_on: facts.firstDueOn === null ? null : asDay(facts.firstDueOn),
    finished_on: facts.finishedOn === null ? null : asDay(facts.finishedOn),
    ...{ leader_id: null, version: 1, since: now, changed_by: '0' },
  };
  await insertTasks(tx, [row]);
  await post(context, movementsOf(null, row));
  await journalFor(acting, 'receive_task', {
    ...{ subjectKind: 'task', subjectId: row.id, before: null },
    after: { tasks: [row], giverTask, note },
  });
  const taken = await takeSayings(acting, handed, row, handed.early, new Set());
  for (const { act, said } of taken) {
    const entry = { subjectKind: 'task', subjectId: row.id, before: null, after: said };
    await journalFor(acting, act, entry);
  }
  const seen = isOpenState(state) ? state : handed.seen;
  await saveHanded(tx, { ...handed, taskId: row.id, seen, note, early: [] }, now);
}
