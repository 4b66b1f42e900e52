import type { z } from 'zod';
import { type Day, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type ActState, TASK_ACTS, type Task, type TaskRow } from './contract.ts';
import { actsOn } from './rules/acts.ts';
import { threeFigures } from './rules/roll-up.ts';
import { sixPoints } from './rules/six-points.ts';
import { mayOnTask } from './rules/visibility.ts';
import { shapeRows } from './shape-rows.ts';
import { countOpenParts, findTask } from './store/load-task.ts';
import { planNames } from './store/plan-names.ts';
import { sourceOf } from './store/source-words.ts';
import type { TaskRecord } from './store/task-record.ts';
import { partsInSight, tasksById } from './store/tasks-by-id.ts';
import { coordinators, loadWords } from './store/words-store.ts';
import { openSight, type TaskSight } from './task-sight.ts';
import { taskStory } from './task-story.ts';

/**
 * One task: the words that order it, its parties and tree, the three figures, the six points, what
 * happened, and what this post may do now. As of a past day everything is as it stood then.
 *
 * @throws Refusal NOT_FOUND where there is no such task, or not for this post, or not yet on that day
 */
export async function taskView(
  platform: Platform,
  actor: Actor,
  taskId: string,
  asOf?: string,
): Promise<z.input<typeof Task>> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const { db, authorities, day } = sight;
  const now = await findTask(db, authorities, taskId);
  const [task] = now ? await tasksById(sight, [now]) : [];
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);

  const words = await loadWords(db, task.authority_id, task.words_id);
  const [parts, above, source, parties, plans, story] = await Promise.all([
    partsInSight(sight, task),
    wholeOf(sight, task),
    sourceOf(db, authorities, words),
    coordinators(db, task.authority_id, task.words_id),
    planNames(db, authorities, [task.plan_id]),
    taskStory(sight, task),
  ]);
  const shaped = await shapeRows(db, authorities, [task, ...above, ...parts], day);
  const row = rowOf(shaped, task);
  const names = await unitRefs(db, [task.assigner_unit_id, ...parties.map(({ unitId }) => unitId)]);
  const assigner = names.get(task.assigner_unit_id);
  if (!assigner) throw new Error(`Unit ${task.assigner_unit_id} is missing`);
  const whole = above[0] && rowOf(shaped, above[0]);
  const isSame = above[0]?.authority_id === task.authority_id;

  return {
    ...row,
    quote: words.quote,
    span:
      words.starts === null || words.ends === null
        ? null
        : { start: words.starts, end: words.ends },
    product: words.product,
    why: words.why && {
      rule: words.why.rule ?? null,
      confidence: words.why.confidence ?? null,
    },
    directive: {
      id: source.directiveId,
      type: source.type,
      number: source.number,
      issuedOn: source.issuedOn,
      title: source.title,
    },
    clause:
      source.clauseId === null
        ? null
        : {
            id: source.clauseId,
            label: source.clauseLabel ?? '',
            heading: source.clauseHeading ?? '',
          },
    planTitle: plans.get(task.plan_id)?.title ?? '',
    assigner,
    coordinators: parties.flatMap(({ unitId, written }) => {
      const unit = names.get(unitId);
      return unit ? [{ unit, written }] : [];
    }),
    isGroup: task.is_group,
    parent: whole && isSame ? { id: whole.id, title: whole.title, status: whole.status } : null,
    superior:
      whole && !isSame
        ? { authorityId: whole.authorityId, id: whole.id, title: whole.title }
        : null,
    children: parts.map((part) => rowOf(shaped, part)),
    childrenDone: parts.filter(({ state }) => state === 'closed').length,
    progress: threeFigures(task, parts),
    sixPoints: sixPoints({
      title: words.title,
      quote: words.quote,
      deadlineKind: words.deadline.kind,
      product: words.product,
      isGroup: task.is_group,
    }),
    acts: await actsFor(sight, task, { unit: row.unit.name, assigner: assigner.name }),
    ...story,
  };
}

/** The group or whole above a task, where the post may read that too. */
async function wholeOf(sight: TaskSight, task: TaskRecord): Promise<TaskRecord[]> {
  const { parent_id, superior_id, superior_authority_id, authority_id } = task;
  if (parent_id !== null) return tasksById(sight, [{ authority_id, id: parent_id }]);
  if (superior_id === null || superior_authority_id === null) return [];
  if (!sight.authorities.includes(superior_authority_id)) return [];
  return tasksById(sight, [{ authority_id: superior_authority_id, id: superior_id }]);
}

async function actsFor(
  sight: TaskSight,
  task: TaskRecord,
  names: { unit: string; assigner: string },
): Promise<ActState[]> {
  if (sight.isPast) return TASK_ACTS.map((act) => ({ act, allowed: false, why: past(sight.day) }));
  const facts = {
    state: task.state,
    isGroup: task.is_group,
    hasReport: task.reported_at !== null,
    openChildren: await countOpenParts(sight.db, task),
    unitName: names.unit,
    assignerName: names.assigner,
    finishedOn: task.finished_on,
  };
  const thing = {
    authorityId: task.authority_id,
    unitId: task.unit_id,
    unitPath: [task.unit_id],
    assignerUnitId: task.assigner_unit_id,
    partyPaths: [],
  };
  return actsOn(facts, (right) => mayOnTask(sight.actor, right, thing));
}

function past(day: Day) {
  return {
    vi: `Đang xem ngày ${formatDay(day)}. Về hôm nay để xử lý.`,
    en: `This is ${formatDay(day)}. Go back to today to act.`,
  };
}

function rowOf(rows: readonly TaskRow[], task: TaskRecord): TaskRow {
  const found = rows.find((row) => row.id === task.id);
  if (!found) throw new Error(`Task ${task.id} was not shaped`);
  return found;
}
