import type { z } from 'zod';
import { dayInVietnam, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  type listTaskKinds,
  type proposeStages,
  type setTaskKind as setEndpoint,
  type TaskKind,
  taskErrors,
} from './contract.ts';
import { stagesBack } from './rules/stages.ts';
import { kindsOf } from './rules/task-kinds.ts';
import { ownKinds, saveKind } from './store/stage-store.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { openSight } from './task-sight.ts';

type ProposalQuery = z.output<(typeof proposeStages)['query']>;

/** The kinds of task that have stages, with the lengths of the post's authority. */
export async function taskKindsView(
  platform: Platform,
  actor: Actor,
): Promise<z.input<(typeof listTaskKinds)['reply']>> {
  requireRight(actor, 'task.read');
  const { authorityId } = actor;
  return {
    kinds: kindsOf(await ownKinds(platform.db, authorityId)),
    mayEdit: may(actor, 'task.set_kinds', { authorityId }).allowed,
  };
}

/**
 * Sets how long the stages of a kind take in the post's authority, or goes back to the usual lengths. Stages
 * of tasks that are planned already stay.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND for an unknown kind, BAD_INPUT for another number of stages
 */
export async function setTaskKind(
  platform: Platform,
  actor: Actor,
  kindKey: string,
  { days }: z.output<(typeof setEndpoint)['body']>,
  key: string | null,
): Promise<TaskKind> {
  requireRight(actor, 'task.set_kinds');
  const { authorityId } = actor;
  requireMay(actor, 'task.set_kinds', { authorityId });
  const name = 'set_task_kind';
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const own = await ownKinds(context.tx, authorityId);
    const before = kindsOf(own).find((kind) => kind.key === kindKey);
    if (!before) throw new Refusal(platformErrors.NOT_FOUND);
    if (days !== null && days.length !== before.stages.length) {
      throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['days'] });
    }
    const lengths =
      days?.map((each, index) => ({ key: before.stages[index]?.key ?? '', days: each })) ?? null;
    const saving = { authorityId, key: kindKey, at: context.now, by: actor.personId };
    await saveKind(context.tx, saving, lengths);
    if (lengths === null) own.delete(kindKey);
    else own.set(kindKey, lengths);
    const after = kindsOf(own).find((kind) => kind.key === kindKey);
    if (!after) throw new Error(`Kind ${kindKey} was lost`);
    const brief = ({ isOwn, stages }: TaskKind) => ({ kind: kindKey, isOwn, stages });
    await context.journal({
      subjectKind: 'authority',
      subjectId: authorityId,
      before: brief(before),
      after: brief(after),
    });
    return after;
  });
}

/**
 * The stages of a kind for one task, counted back from its deadline.
 *
 * @throws Refusal NOT_FOUND, STAGES_UNKNOWN where the task has no deadline that is still to come
 */
export async function stagesProposal(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { kind: key }: ProposalQuery,
): Promise<z.input<(typeof proposeStages)['reply']>> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor);
  const [task] = await tasksById(
    sight,
    sight.authorities.map((authority_id) => ({ authority_id, id: taskId })),
  );
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const kinds = kindsOf(await ownKinds(sight.db, task.authority_id));
  const kind = kinds.find((each) => each.key === key);
  if (!kind) throw new Refusal(platformErrors.NOT_FOUND);
  const today = dayInVietnam(platform.clock());
  const due = task.due_on;
  if (due === null || !isDay(due) || due < today) throw new Refusal(taskErrors.STAGES_UNKNOWN);
  const { isTight, stages } = stagesBack(kind.stages, due, today);
  return {
    kind: key,
    isTight,
    stages: kind.stages.map(({ key: stage, name }, index) => ({
      ...{ stage, name },
      dueOn: stages[index]?.dueOn ?? due,
    })),
  };
}
