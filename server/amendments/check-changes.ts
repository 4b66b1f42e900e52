import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { unitPaths } from '../organisation/units.ts';
import { requireUnits } from '../plans/store/unit-check.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { readNewDeadline } from '../tasks/rules/new-deadline.ts';
import { isOpen } from '../tasks/rules/status.ts';
import { amendmentErrors } from './errors-contract.ts';
import { fieldValue, type PlanPlace, readThing, type Thing } from './read-thing.ts';
import { doubles, fitsKind, sameValue } from './rules/changes.ts';
import { type ChangeKind, kindRule } from './rules/kinds.ts';
import { unitsIn } from './say-values.ts';
import type { Change, ChangeWords, Value } from './value-contract.ts';

/** Changes as they are kept, with every unit and thing that they touch. */
export interface Checked {
  readonly changes: readonly Change[];
  readonly unitIds: readonly string[];
  readonly thingIds: readonly string[];
}

/**
 * Takes what was written over with what the plan holds now: each change gets its value before, its place and
 * name from the program. What was appraised or decided of a change before does not stay with it.
 *
 * @throws Refusal NOT_YOURS, THING_GONE, SAME_AS_NOW, VALUE_SHAPE, CHANGED_TWICE and those of single kinds
 */
export async function checkChanges(
  at: PlanPlace & { readonly db: Tx },
  actor: Actor,
  unitId: string,
  written: readonly ChangeWords[],
): Promise<Checked> {
  const isWhole = actsForWhole(actor, at.authorityId);
  const changes: Change[] = [];
  const unitIds = new Set<string>([unitId]);
  for (const each of written) {
    const thing = await thingOf(at, each);
    const name = thing?.title ?? nameOf(each.after);
    if (!isWhole) await requireOwn(at, actor, each, thing, name);
    const value = await checkValue(at, each.kind, each.after, thing, name);
    const before = thing && fieldValue(each.kind, thing);
    if (before !== null && sameValue(before, value)) {
      throw new Refusal(amendmentErrors.SAME_AS_NOW, { thing: name });
    }
    for (const id of [...(thing?.unitIds ?? []), ...unitsIn(value)]) unitIds.add(id);
    changes.push({
      ...{ ...each, after: value, before, place: thing?.place ?? 'Bổ sung', title: name },
      ...{ opinion: null, decision: null, merged: null, outcome: null, held: null, span: null },
    });
  }
  const twice = doubles(changes);
  if (twice) throw new Refusal(amendmentErrors.CHANGED_TWICE, { thing: twice[0].title });
  return {
    ...{ changes, unitIds: [...unitIds] },
    thingIds: [...new Set(changes.flatMap(({ thingId }) => thingId ?? []))],
  };
}

/** Whether a post proposes for the whole plan, or only what its own unit holds or coordinates. */
export function actsForWhole(actor: Actor, authorityId: string): boolean {
  return may(actor, 'amendment.propose', { authorityId }).allowed;
}

async function thingOf(
  at: PlanPlace,
  { kind, thingId, after }: ChangeWords,
): Promise<Thing | null> {
  const { thing, adds } = kindRule(kind);
  if (adds) {
    if (thingId !== null) throw new Refusal(amendmentErrors.VALUE_SHAPE);
    return null;
  }
  const found = thingId === null ? null : await readThing(at, thing, thingId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  if (!found.alive) throw new Refusal(amendmentErrors.THING_GONE, { thing: found.title });
  const isPhase = found.is === 'provision' && found.provision.kind === 'phase';
  if (kind === 'phase' ? !isPhase : kind === 'provision_words' && isPhase) {
    throw new Refusal(amendmentErrors.VALUE_SHAPE);
  }
  if (found.is === 'task') refuseTaskKind(kind, found, after);
  return found;
}

function refuseTaskKind(
  kind: ChangeKind,
  { isPart, recurs, task, title }: Extract<Thing, { is: 'task' }>,
  after: Value | null,
): void {
  const facts = { thing: title };
  if (recurs && kind !== 'withdraw_task') throw new Refusal(amendmentErrors.RECURRING, facts);
  if (isPart && kind !== 'task_deadline' && kind !== 'withdraw_task') {
    throw new Refusal(amendmentErrors.PART_OF_LINE, facts);
  }
  if (kind !== 'task_leads' || after?.as !== 'units') return;
  if (!task.is_group && after.unitIds.length !== 1) {
    throw new Refusal(amendmentErrors.ONE_LEAD, facts);
  }
  if (after.unitIds.length === 0) throw new Refusal(amendmentErrors.GROUP_LEFT, facts);
}

/** A unit speaks of what it leads or coordinates, and may propose new work; the frame of the plan is its owner's. */
async function requireOwn(
  { db, day }: PlanPlace,
  actor: Actor,
  { kind, after }: ChangeWords,
  thing: Thing | null,
  name: string,
): Promise<void> {
  if (kind === 'add_task') return;
  const answering = thing?.unitIds ?? unitsIn(after);
  const paths = await unitPaths(db, [...answering], day);
  const isOwn = answering.some((id) => paths.get(id)?.includes(actor.jurisdictionUnitId));
  if (!isOwn) throw new Refusal(amendmentErrors.NOT_YOURS, { thing: name });
}

/**
 * The value as it is kept: of the shape that the kind takes, its deadline read anew from its words.
 *
 * @throws Refusal VALUE_SHAPE, DEADLINE_UNREAD, MERGE_INTO, UNIT_UNKNOWN
 */
export async function checkValue(
  at: PlanPlace & { readonly db: Tx },
  kind: ChangeKind,
  value: Value | null,
  thing: Thing | null,
  name: string,
): Promise<Value | null> {
  if (!fitsKind(kind, value)) throw new Refusal(amendmentErrors.VALUE_SHAPE);
  if (value === null) return null;
  await requireUnits(at.db, [...unitsIn(value)]);
  switch (value.as) {
    case 'deadline':
      return { ...value, deadline: await readDeadline(at, value.deadline) };
    case 'task': {
      const { deadline } = value;
      const coordinatorIds = value.coordinatorIds.filter((id) => !value.leadIds.includes(id));
      const read = deadline && deadline.kind !== 'NONE' ? await readDeadline(at, deadline) : null;
      return { ...value, coordinatorIds, deadline: read };
    }
    case 'into': {
      const into = await readThing(at, 'task', value.taskId);
      const fits =
        into?.is === 'task' &&
        thing?.is === 'task' &&
        into.task.id !== thing.task.id &&
        !into.task.is_group &&
        isOpen(into.task.state);
      if (!fits) throw new Refusal(amendmentErrors.MERGE_INTO);
      return value;
    }
    case 'words': {
      const isNeeded = kind !== 'task_product';
      if (isNeeded && value.words.trim().length < 3) {
        throw new Refusal(amendmentErrors.VALUE_SHAPE, { thing: name });
      }
      return value;
    }
    default:
      return value;
  }
}

async function readDeadline(
  { db, authorityId, day }: PlanPlace,
  typed: Extract<Value, { as: 'deadline' }>['deadline'],
) {
  const read = readNewDeadline(typed, await timeRulesOn(db, authorityId, day));
  if (read === null) throw new Refusal(amendmentErrors.DEADLINE_UNREAD);
  return { ...read.deadline, dueOn: read.dueOn };
}

function nameOf(value: Value | null): string {
  if (value?.as === 'task') return value.title;
  return value?.as === 'phase' ? value.name : '';
}
