import { anchorOf, termOf } from '../calendar/rules/anchor.ts';
import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Right } from '../organisation/rules/may.ts';
import { type SeriesRecord, seriesOf } from '../plans/store/series-store.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { daysLate, statusOn } from './rules/status.ts';
import { mayOnTask } from './rules/visibility.ts';
import { anchorOfWords, countFollowers } from './store/anchor-store.ts';
import { endOfSight } from './store/as-of.ts';
import type { TaskRecord } from './store/task-record.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { turnsInSight } from './store/turn-store.ts';
import { loadWords } from './store/words-store.ts';
import { openSight, type TaskSight } from './task-sight.ts';
import type { TaskTiming } from './timing-contract.ts';

/**
 * What stands behind the deadline of a task: the event that it counts from and whether that has its day,
 * and the turns of a recurring duty at its unit, done k of n, with the next one.
 *
 * @throws Refusal NOT_FOUND where there is no such task, or not for this post, or not yet on that day
 */
export async function timingView(
  platform: Platform,
  actor: Actor,
  taskId: string,
  asOf?: string,
): Promise<TaskTiming> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const places = sight.authorities.map((authority_id) => ({ authority_id, id: taskId }));
  const [task] = await tasksById(sight, places);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const series = await seriesOf(sight.db, task.authority_id, [task.words_id]);
  return {
    anchor: await anchorOn(sight, task),
    series: await seriesOn(sight, task, series.get(task.words_id) ?? null),
  };
}

async function anchorOn(sight: TaskSight, task: TaskRecord): Promise<TaskTiming['anchor']> {
  const { db, actor } = sight;
  const { authority_id, words_id } = task;
  const words = await loadWords(db, authority_id, words_id);
  const anchor = anchorOf(words.deadline, words.quote);
  if (anchor === null) return null;
  const set = await anchorOfWords(db, authority_id, words_id, endOfSight(sight));
  return {
    ...anchor,
    term: termOf(words.deadline.norm) ?? (set && { days: set.days, unit: set.unit }),
    set: set && {
      onDay: set.onDay,
      source: set.source,
      at: set.at.toISOString(),
      by: set.by ?? 'Chỉ Đạo',
    },
    tasks: await countFollowers(db, authority_id, words_id),
    maySet:
      may(actor, 'task.set_anchor', task) &&
      anchor.kind === 'event' &&
      !sight.isPast &&
      !hasEnded(task),
  };
}

/** What hangs on who holds the task and who gave it. */
function may(actor: Actor, right: Right, task: TaskRecord): boolean {
  return mayOnTask(actor, right, {
    authorityId: task.authority_id,
    unitId: task.unit_id,
    unitPath: [],
    assignerUnitId: task.assigner_unit_id,
    partyPaths: [],
    coordinatorIds: [],
  }).allowed;
}

function hasEnded({ state }: TaskRecord): boolean {
  return ['closed', 'withdrawn', 'merged', 'carried_over'].includes(state);
}

async function seriesOn(
  sight: TaskSight,
  task: TaskRecord,
  series: SeriesRecord | null,
): Promise<TaskTiming['series']> {
  const dutyId = task.occurrence === null ? task.id : task.parent_id;
  // The line that holds the units of a class together has no turns of its own: its units have.
  if (series === null || dutyId === null || dutyId === series.group_id) return null;
  const { authority_id } = task;
  const [[duty], turns] = await Promise.all([
    tasksById(sight, [{ authority_id, id: dutyId }]),
    turnsInSight(sight, authority_id, dutyId),
  ]);
  if (!duty) return null;
  return {
    norm: series.norm,
    exclusive: series.exclusive,
    startsOn: series.starts_on,
    endsOn: series.ends_on,
    next:
      series.next_on === null || series.next_due_on === null || sight.isPast
        ? null
        : { onDay: series.next_on, dueOn: series.next_due_on },
    done: turns.filter(({ state }) => state === 'closed').length,
    dutyId,
    dutyVersion: duty.version,
    mayEnd:
      !sight.isPast && duty.state === 'in_progress' && may(sight.actor, 'task.withdraw', duty),
    turns: turns.map((turn) => ({
      id: turn.id,
      period: turn.occurrence ?? series.starts_on,
      dueOn: turn.due_on,
      ...standing(turn, sight.day),
    })),
  };
}

function standing({ state, due_on, finished_on }: TaskRecord, day: Day) {
  const facts = { state, dueOn: due_on, finishedOn: finished_on };
  return { status: statusOn(facts, day), daysLate: daysLate(facts, day) };
}
