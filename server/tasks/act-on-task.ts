import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskAct, TaskRow } from './contract.ts';
import { endGroup } from './end-group.ts';
import { type Decision, journalIn, moveTask, type Scene } from './move-task.ts';
import { refuseUnlessNow } from './refuse-unless-now.ts';
import { ACT_RULES } from './rules/acts.ts';
import { namedRows, shapeRows } from './shape-rows.ts';
import { findTask, heldTask, seenTask } from './store/load-task.ts';
import { namesNow } from './store/row-names.ts';
import type { TaskRecord } from './store/task-record.ts';

/** Which task, as the sender saw it, under which Idempotency-Key. */
export interface TaskRequest {
  readonly taskId: string;
  readonly version: number;
  readonly key: string | null;
}

/**
 * Does one act on one task in one transaction: rights → version → what may be done now → the act's own
 * decision → history → journal → ledger; the group above ends with its last part, or opens again with it.
 * The reply is the task as it stands after the act.
 *
 * @param isLight see {@link onTask}
 * @param changesNames it writes something that the row shows beside its record
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, NOT_NOW with the reason
 */
export async function actOnTask(
  platform: Platform,
  actor: Actor,
  act: TaskAct,
  request: TaskRequest,
  decide: (scene: Scene) => Promise<Decision>,
  { isLight = false, changesNames = false } = {},
): Promise<TaskRow> {
  const work = async (scene: Scene) => {
    await refuseUnlessNow(act, scene, request.version);
    const saved = await moveTask(scene, await decide(scene));
    await endGroup(scene, saved);
    return saved;
  };
  // Of all moves only breaking down changes what a row shows beside its record: how many parts it has.
  const keepsNames = act !== 'break_down' && !changesNames;
  return onTask(platform, actor, ACT_RULES[act].name, request, work, { keepsNames, isLight });
}

/** What an act beside a task did, for its journal entry. */
export interface Noted {
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
}

/**
 * Does one act that stands beside a task (who takes part, an answer, a stage): rights and time are decided as
 * for {@link actOnTask}, the task's row is held and stays as it is, so that nobody's version becomes old.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_NOW with the reason
 */
export async function actBesideTask(
  platform: Platform,
  actor: Actor,
  act: TaskAct,
  request: Omit<TaskRequest, 'version'>,
  work: (scene: Scene) => Promise<Noted>,
): Promise<TaskRow> {
  return onTask(platform, actor, ACT_RULES[act].name, request, async (scene) => {
    await refuseUnlessNow(act, scene, null);
    const { before = null, after } = await work(scene);
    const { authority_id, id } = scene.task;
    await journalIn(scene, authority_id, {
      subjectKind: 'task',
      subjectId: id,
      before,
      after,
    });
    return scene.task;
  });
}

/**
 * Opens the transaction of an act on the task, holds its row, and answers with the task after the act.
 *
 * @param keepsNames the act writes nothing that a row shows beside its record
 * @param isLight the act decides by the task's row and its actor alone, and writes the next version of it
 */
export async function onTask(
  platform: Platform,
  actor: Actor,
  name: string,
  request: Omit<TaskRequest, 'version'>,
  work: (scene: Scene) => Promise<TaskRecord>,
  { keepsNames = false, isLight = false }: { keepsNames?: boolean; isLight?: boolean } = {},
): Promise<TaskRow> {
  const authorities = await reachOf(platform.db, actor);
  const authorityId = await ownerOf(platform, authorities, request.taskId);
  const act = { name, authorityId, author: actor, key: request.key };
  const day = dayInVietnam(platform.clock());
  const names = {
    instants: {},
    statement: namesNow(authorities, authorityId, request.taskId, day),
  };
  const held = { task: heldTask(authorityId, request.taskId), names };
  const seen = { task: seenTask(authorityId, request.taskId), names };
  return perform(
    platform,
    act,
    async (context, { task: [task], names }) => {
      if (!task) throw new Refusal(platformErrors.NOT_FOUND);
      const scene = openScene(platform, context, actor, name, task);
      const saved = await work(scene);
      // The names were read before the row was held: of another version, they are read again.
      const isNamed = scene.today === day && names[0]?.version === task.version;
      const [row] =
        keepsNames && isNamed && hasSameKeys(task, saved)
          ? namedRows([saved], names, day, actor.limits)
          : await shapeRows(context.tx, authorities, [saved], scene.today, actor.limits);
      if (!row) throw new Error(`Task ${saved.id} was not found after its act`);
      return row;
    },
    isLight ? { held, seen } : { held },
  );
}

/** The authority that owns the task: where only one is asked, its absence shows when it is held. */
async function ownerOf(
  { db }: Platform,
  authorities: readonly string[],
  taskId: string,
): Promise<string> {
  const [only, ...others] = authorities;
  if (only !== undefined && others.length === 0) return only;
  const found = await findTask(db, authorities, taskId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found.authority_id;
}

/** Whether everything by which a row's names are found is as it was. */
function hasSameKeys(before: TaskRecord, after: TaskRecord): boolean {
  const keys = ['words_id', 'unit_id', 'plan_id', 'field_id', 'officer_id'] as const;
  return keys.every((key) => before[key] === after[key]);
}

function openScene(
  platform: Platform,
  context: ActContext,
  actor: Actor,
  actName: string,
  task: TaskRecord,
): Scene {
  const at = new Date(Math.max(context.now.getTime(), task.since.getTime()));
  return { platform, actName, context, actor, task, at, today: dayInVietnam(at) };
}
