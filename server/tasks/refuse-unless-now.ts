import { unitRefs } from '../organisation/units.ts';
import { firstRow } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { type TaskAct, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { refuseOutdated } from './refuse-outdated.ts';
import { requireOnTask } from './require-on-task.ts';
import { ACT_RULES, type ActFacts, whyNot } from './rules/acts.ts';
import { NOTHING_ASKED, OVERDUE_ACTS, type OverdueFacts } from './rules/overdue-acts.ts';
import { daysLate, isOpen, type StatusFacts } from './rules/status.ts';
import { countOpenParts } from './store/load-task.ts';
import { overdueFacts, overdueStanding } from './store/overdue-standing.ts';
import { countOpenStages } from './store/stage-store.ts';
import type { TaskRecord } from './store/task-record.ts';
import { isWholeEnded } from './store/tasks-below.ts';

/**
 * Lets an act go on only where this post may do it, on the version that its sender saw, in this state.
 *
 * @param version null for an act beside the task, which no other act makes old
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, NOT_NOW, CHILDREN_OPEN
 */
export async function refuseUnlessNow(
  act: TaskAct,
  scene: Scene,
  version: number | null,
): Promise<void> {
  const { actor, task, today, context } = scene;
  const { right } = ACT_RULES[act];
  const verdict = await requireOnTask(context.tx, actor, right, task, today);
  if (version !== null) await refuseOutdated(scene, version);
  const facts: ActFacts = {
    state: task.state,
    isGroup: task.is_group,
    hasReport: task.reported_at !== null,
    openChildren: waitsForParts(act) ? await countOpenParts(context.tx, task) : 0,
    overdueDays: isOpen(task.state) ? daysLate(standing(task), today) : 0,
    isWholeEnded:
      act === 'reopen' || act === 'resume' ? await isWholeEnded(context.tx, task) : false,
    openStages: act === 'pass_stage' ? await countOpenStages(context.tx, task) : 0,
    unitName: '',
    assignerName: '',
    finishedOn: task.finished_on,
    overdue: await overdueOf(act, scene),
  };
  if (whyNot(act, facts, verdict) === null) return;
  const names = await unitRefs(context.tx, [task.unit_id, task.assigner_unit_id]);
  const why = whyNot(
    act,
    {
      ...facts,
      unitName: names.get(task.unit_id)?.name ?? '',
      assignerName: names.get(task.assigner_unit_id)?.name ?? '',
    },
    verdict,
  );
  if (facts.openChildren > 0 && ACT_RULES[act].from.includes(task.state)) {
    throw new Refusal(taskErrors.CHILDREN_OPEN, { count: facts.openChildren });
  }
  throw new Refusal(taskErrors.NOT_NOW, { vi: why?.vi ?? '', en: why?.en ?? '' });
}

/** What was asked about the task, for the acts that hang on it. */
async function overdueOf(
  act: TaskAct,
  { task, today, actor, context }: Scene,
): Promise<OverdueFacts> {
  if (!OVERDUE_ACTS.some((each) => each === act)) return NOTHING_ASKED;
  const found = await firstRow(context.tx, overdueStanding(task).statement);
  return found === null ? NOTHING_ASKED : overdueFacts(found, task, today, actor.role);
}

function waitsForParts(act: TaskAct): boolean {
  return act === 'report_done' || act === 'forward' || act === 'merge' || act === 'carry_over';
}

function standing({ state, due_on, finished_on }: TaskRecord): StatusFacts {
  return { state, dueOn: due_on, finishedOn: finished_on };
}
