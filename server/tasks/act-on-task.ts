import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachedFrom } from '../organisation/units.ts';
import { post } from '../plans/ledger.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskAct, TaskRow } from './contract.ts';
import { endGroup } from './end-group.ts';
import { refuseUnlessNow } from './refuse-unless-now.ts';
import { ACT_RULES } from './rules/acts.ts';
import { type Move, standingAfter } from './rules/transitions.ts';
import { shapeRows } from './shape-rows.ts';
import { findTask, lockTask } from './store/load-task.ts';
import { saveTask, type TaskChange } from './store/save-task.ts';
import { movementsOf, type TaskRecord } from './store/task-record.ts';

/** Which task, as the sender saw it, under which Idempotency-Key. */
export interface TaskRequest {
  readonly taskId: string;
  readonly version: number;
  readonly key: string | null;
}

/** What an act works with once it may go on: its transaction, its author, the task with its row held. */
export interface Scene {
  readonly context: ActContext;
  readonly actor: Actor;
  readonly task: TaskRecord;
  /** Never before the task's present version began, so that history stays in order. */
  readonly at: Date;
  readonly today: Day;
}

/** What an act decided. */
export interface Decision {
  readonly move: Move;
  readonly change?: TaskChange;
  /** For a move that closes: the day of the submission that was accepted. */
  readonly submittedOn?: Day;
  /** What was said with the act (reason, report …), kept in its journal entry. */
  readonly said?: Readonly<Record<string, unknown>>;
}

/**
 * Does one act on one task in one transaction: rights → version → what may be done now → the act's own
 * decision → history → journal → ledger; the group above ends with its last part. The reply is the
 * task as it stands after the act.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, NOT_NOW with the reason
 */
export async function actOnTask(
  platform: Platform,
  actor: Actor,
  act: TaskAct,
  request: TaskRequest,
  decide: (scene: Scene) => Promise<Decision>,
): Promise<TaskRow> {
  const authorities = await reachedFrom(platform.db, actor.authorityId);
  const found = await findTask(platform.db, authorities, request.taskId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const { name } = ACT_RULES[act];
  return perform(
    platform,
    { name, authorityId: found.authority_id, author: actor, key: request.key },
    async (context) => {
      const scene = await openScene(context, actor, request.taskId);
      await refuseUnlessNow(act, scene, request.version);
      const saved = await moveTask(scene, await decide(scene));
      await endGroup(scene, saved);
      const [row] = await shapeRows(context.tx, authorities, [saved], scene.today);
      if (!row) throw new Error(`Task ${saved.id} was not found after its act`);
      return row;
    },
  );
}

async function openScene(context: ActContext, actor: Actor, taskId: string): Promise<Scene> {
  const task = await lockTask(context.tx, context.authorityId, taskId);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const at = new Date(Math.max(context.now.getTime(), task.since.getTime()));
  return { context, actor, task, at, today: dayInVietnam(at) };
}

/** Saves where the task stands after a move, with its journal entry and its postings. */
export async function moveTask(scene: Scene, decision: Decision): Promise<TaskRecord> {
  const { context, task, at } = scene;
  const standing = { state: task.state, finishedOn: task.finished_on };
  const next = standingAfter(standing, decision.move, decision.submittedOn ?? null);
  if (!next) throw new Error(`No move ${decision.move} from ${task.state}`);
  const change = { ...decision.change, state: next.state, finished_on: next.finishedOn };
  const saved = await saveTask(context.tx, task, change, at, context.author.personId);
  await context.journal({
    subjectKind: 'task',
    subjectId: task.id,
    before: { tasks: [task] },
    after: { tasks: [saved], ...decision.said },
  });
  await post({ ...context, now: at }, movementsOf(task, saved));
  return saved;
}
