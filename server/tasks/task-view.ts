import type { z } from 'zod';
import { type Day, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type ActState, TASK_ACTS, type Task } from './contract.ts';
import { ACT_RULES, actsOn } from './rules/acts.ts';
import { NOTHING_ASKED } from './rules/overdue-acts.ts';
import { threeFigures } from './rules/roll-up.ts';
import { sixPoints } from './rules/six-points.ts';
import { daysLate, isOpen, type StatusFacts, statusOn } from './rules/status.ts';
import { guessKind } from './rules/task-kinds.ts';
import { mayOnTask } from './rules/visibility.ts';
import { namedRows, shapeRows } from './shape-rows.ts';
import { type OverdueStanding, overdueFacts } from './store/overdue-standing.ts';
import type { PageWords } from './store/page-words.ts';
import { taskInSight } from './store/task-in-sight.ts';
import type { TaskRecord } from './store/task-record.ts';
import { aboveAndParts } from './store/tasks-by-id.ts';
import { figuresOfTree } from './store/tree-below.ts';
import { taskLife } from './task-life.ts';
import { readTaskPage } from './task-page.ts';
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
  const task = await taskInSight(sight, taskId);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);

  const page = await readTaskPage(sight, task);
  const [words] = page.words;
  const [row] = namedRows([task], page.names, day, actor.limits);
  const { parts } = aboveAndParts(task, page.near);
  const aboveId = task.parent_id ?? task.superior_id;
  const above = page.ancestors.find(({ id }) => id === aboveId) ?? null;
  const figures = await figuresOfTree(sight, task, page.tree);
  const life = taskLife(sight, page);
  if (!row || !words?.directive || !words.assigner) {
    throw new Error(`Task ${task.id} has lost its words`);
  }
  const { directive, clause, assigner } = words;
  const isSame = above?.authority_id === task.authority_id;

  return {
    ...row,
    quote: words.quote,
    span:
      words.starts === null || words.ends === null
        ? null
        : { start: words.starts, end: words.ends },
    product: words.product ?? words.clearProduct,
    clarified: { product: words.clearProduct, authority: words.clearAuthority },
    why: words.why && {
      rule: words.why.rule ?? null,
      confidence: words.why.confidence ?? null,
    },
    directive,
    clause,
    planTitle: words.planTitle ?? '',
    assigner,
    isGroup: task.is_group,
    parent:
      above && isSame
        ? {
            id: above.id,
            title: above.title,
            status: statusOn(standingAbove(above, task, day), day),
          }
        : null,
    superior:
      above && !isSame
        ? { authorityId: above.authority_id, id: above.id, title: above.title }
        : null,
    children: await shapeRows(db, authorities, parts, day, actor.limits),
    childrenDone: figures.sums.get(task.id)?.done ?? 0,
    childrenCounted: figures.sums.get(task.id)?.counted ?? 0,
    progress: threeFigures(task, figures.derived.get(task.id) ?? null),
    sixPoints: sixPoints({
      title: row.title,
      quote: words.quote,
      deadlineKind: row.deadline.kind,
      product: words.product ?? words.clearProduct,
      isGroup: task.is_group,
      hasDeadline: task.due_on !== null,
      hasPerson: words.hasPerson,
      hasDecider: words.hasDecider,
    }),
    acts: actsFor(sight, task, { ...life, overdue: page.overdue[0] }, words, {
      unit: row.unit.name,
      assigner: assigner.name,
    }),
    supervised: page.supervised[0] ?? NOT_SUPERVISED,
    ...life,
    guessedKind: life.stages.length === 0 ? guessKind(row.title) : null,
    ...taskStory(task, page.entries),
  };
}

const NOT_SUPERVISED = { extensions: [], explanations: [], demands: [], urgings: [] };

function standing({ state, due_on, finished_on }: TaskRecord): StatusFacts {
  return { state, dueOn: due_on, finishedOn: finished_on };
}

/** A recurring duty above its turn is in time as long as it runs; its turns say what is late. */
function standingAbove(above: TaskRecord, { occurrence }: TaskRecord, day: Day): StatusFacts {
  const facts = standing(above);
  return occurrence === null ? facts : { ...facts, dueOn: facts.dueOn ?? day };
}

function actsFor(
  sight: TaskSight,
  task: TaskRecord,
  {
    stages,
    parties,
    overdue,
  }: Pick<z.input<typeof Task>, 'stages' | 'parties'> & {
    readonly overdue: OverdueStanding | undefined;
  },
  { openParts, isWholeEnded }: Pick<PageWords, 'openParts' | 'isWholeEnded'>,
  names: { unit: string; assigner: string },
): ActState[] {
  if (sight.isPast) return TASK_ACTS.map((act) => ({ act, allowed: false, why: past(sight.day) }));
  const facts = {
    state: task.state,
    isGroup: task.is_group,
    hasReport: task.reported_at !== null,
    openChildren: openParts,
    overdueDays: isOpen(task.state) ? daysLate(standing(task), sight.day) : 0,
    isWholeEnded,
    openStages: stages.filter(({ doneOn }) => doneOn === null).length,
    unitName: names.unit,
    assignerName: names.assigner,
    finishedOn: task.finished_on,
    overdue: overdue ? overdueFacts(overdue, task, sight.day, sight.actor.role) : NOTHING_ASKED,
  };
  const thing = {
    authorityId: task.authority_id,
    unitId: task.unit_id,
    unitPath: [task.unit_id],
    assignerUnitId: task.assigner_unit_id,
    partyPaths: [],
    coordinatorIds: parties.flatMap(({ role, unit }) => (role === 'coordinate' ? [unit.id] : [])),
  };
  return actsOn(facts, (act) => mayOnTask(sight.actor, ACT_RULES[act].right, thing));
}

function past(day: Day) {
  return {
    vi: `Đang xem ngày ${formatDay(day)}. Về hôm nay để xử lý.`,
    en: `This is ${formatDay(day)}. Go back to today to act.`,
  };
}
