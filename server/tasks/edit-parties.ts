import type { z } from 'zod';
import { type Day, formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { noteReach, personNames, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { actBesideTask } from './act-on-task.ts';
import {
  type dropParty as dropEndpoint,
  type PartyRole,
  type setParty as setEndpoint,
  type TaskRow,
  taskErrors,
} from './contract.ts';
import { directBelow } from './direct-below.ts';
import type { Scene } from './move-task.ts';
import { notify } from './notify.ts';
import { isForOnePerson, mayArrange } from './rules/parties.ts';
import { leaderAbove } from './store/leader-store.ts';
import {
  currentParty,
  endParty,
  type PartyRecord,
  partySql,
  partyUnits,
  postOfPerson,
} from './store/party-store.ts';

type SetBody = z.output<(typeof setEndpoint)['body']>;
type DropBody = z.output<(typeof dropEndpoint)['body']>;

/**
 * Arranges who takes part beside the lead: a coordinating unit with its own duty and day, a unit that
 * monitors, the leader who directs, the officer to call. A change asks a coordinating unit anew. A leader
 * directs all parts too, unless another is named for one.
 *
 * @throws Refusal PARTY_NOT_YOURS, PARTY_IS_LEAD, PARTY_DUE_LATE, PERSON_UNKNOWN, UNIT_UNKNOWN, CONFLICT,
 *   and those of {@link actBesideTask}
 */
export async function setParty(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: SetBody,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'edit_parties', { taskId, key }, async (scene) => {
    requireSide(scene, body.role);
    const { context, task, at } = scene;
    const place = await placeOf(scene, body);
    const one = isForOnePerson(body.role);
    const before = await currentParty(context.tx, task, body.role, one ? null : place.unit_id);
    await requireSeen(scene, before, body.seen);
    if (before) await endParty(context.tx, before, at);
    const after: PartyRecord = {
      ...{ authority_id: task.authority_id, id: context.ids.next(), task_id: task.id },
      ...{ role: body.role, ...place, duty: body.duty || null, due_on: dueOf(scene, body) },
      ...{ removed: false, since: at, changed_by: context.author.personId },
    };
    await write(scene, after);
    const directs = body.role === 'leader' ? await directBelow(scene, place.person_id) : {};
    await noteReach(context.tx, task.authority_id, [place.unit_id]);
    if (place.person_id !== null) await notify(scene, [place.person_id], 'named');
    return { before: before && { party: before }, after: { party: after, ...directs } };
  });
}

/**
 * Takes somebody out of a task; the history keeps that they took part.
 *
 * @throws Refusal PARTY_NOT_YOURS, CONFLICT, and those of {@link actBesideTask}
 */
export async function dropParty(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { role, unitId, seen }: DropBody,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'edit_parties', { taskId, key }, async (scene) => {
    requireSide(scene, role);
    const { context, task, at } = scene;
    const before = await currentParty(context.tx, task, role, unitId);
    await requireSeen(scene, before, seen);
    const units = await partyUnits(context.tx, task);
    const takesPart =
      (before !== null && !before.removed) ||
      units.some((unit) => unit.role === role && unit.unitId === unitId);
    if (!takesPart) throw new Refusal(taskErrors.UNIT_UNKNOWN);
    if (before) await endParty(context.tx, before, at);
    const after: PartyRecord = {
      ...{ authority_id: task.authority_id, id: context.ids.next(), task_id: task.id, role },
      ...{ unit_id: unitId, person_id: before?.person_id ?? null, duty: null, due_on: null },
      ...{ removed: true, since: at, changed_by: context.author.personId },
    };
    await write(scene, after);
    const isLeader = role === 'leader' && before !== null && !before.removed;
    const directs = isLeader ? await directBelow(scene, await leaderAbove(context.tx, task)) : {};
    return { before: before && { party: before }, after: { party: after, ...directs } };
  });
}

/** A leader's name is read again at once, to find who follows it; others wait for the end of the act. */
async function write({ context }: Scene, party: PartyRecord): Promise<void> {
  if (party.role === 'leader') await run(context.tx, partySql([party]));
  else await context.defer(partySql([party]), 1);
}

function requireSide({ actor, task }: Scene, role: PartyRole): void {
  const isAssigner = actor.jurisdictionUnitId === task.assigner_unit_id;
  if (!mayArrange(role, { isAssigner, isGroup: task.is_group }))
    throw new Refusal(taskErrors.PARTY_NOT_YOURS);
}

/** The unit, and for a leader or a contact the person, with the unit in which they serve. */
async function placeOf(
  { context, task, today }: Scene,
  { role, unitId, personId }: SetBody,
): Promise<{ unit_id: string; person_id: string | null }> {
  if (isForOnePerson(role)) {
    const owner = personId === null ? null : await unitOfPerson(context.tx, personId, today);
    if (personId === null || owner === null) throw new Refusal(taskErrors.PERSON_UNKNOWN);
    return { unit_id: owner, person_id: personId };
  }
  const unit = unitId === null ? undefined : (await unitRefs(context.tx, [unitId])).get(unitId);
  if (!unit) throw new Refusal(taskErrors.UNIT_UNKNOWN);
  if (unit.id === task.unit_id) throw new Refusal(taskErrors.PARTY_IS_LEAD, { unit: unit.name });
  return { unit_id: unit.id, person_id: null };
}

async function unitOfPerson(
  tx: Scene['context']['tx'],
  personId: string,
  today: Day,
): Promise<string | null> {
  return (await postOfPerson(tx, personId, today))?.unitId ?? null;
}

/** The day by which a coordinating unit answers: from today, and in time for the task itself. */
function dueOf({ task, today }: Scene, { dueOn }: SetBody): Day | null {
  if (dueOn === null) return null;
  const day = parseDay(dueOn);
  if (day === null) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['dueOn'] });
  const isAfter = task.due_on !== null && day > task.due_on && task.due_on >= today;
  if (day >= today && !isAfter) return day;
  throw new Refusal(taskErrors.PARTY_DUE_LATE, {
    ...{ day: formatDay(day), today: formatDay(today) },
    due: task.due_on === null ? '–' : formatDay(task.due_on),
  });
}

/** Two people at one place: the second is told who was there first. */
async function requireSeen(
  { context, task }: Scene,
  before: PartyRecord | null,
  seen: string | null,
): Promise<void> {
  const standing = before === null || before.removed ? null : before;
  if ((standing?.id ?? null) === seen) return;
  const by = before?.changed_by ?? task.changed_by;
  const names = await personNames(context.tx, [by]);
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      ...{ savedBy: names.get(by) ?? '', savedAt: (before?.since ?? task.since).toISOString() },
      ...{ version: task.version, fields: [] },
    },
  );
}
