import { sql } from 'kysely';
import { sourcesOf } from '../budget/store/source-store.ts';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import { findIndicators } from '../indicators/store/indicator-store.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import { fieldsOf } from '../plans/store/plan-list.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { linesOfPlan } from '../tasks/store/plan-lines.ts';
import { actsForWhole } from './check-changes.ts';
import { contentOf } from './plan-content.ts';
import { fieldValue, type PlanPlace, placeOf, readThing, type Thing } from './read-thing.ts';
import { CHANGE_KINDS, type ChangeKind, kindRule, type ThingKind } from './rules/kinds.ts';
import { unitsIn, valueSpeaker } from './say-values.ts';
import type { Said, Value } from './value-contract.ts';
import type { VersionItem } from './versions-contract.ts';

/** Things that one form offers at most; more are found by words. */
const MOST = 200;

/** The plan, for a post that may propose to amend it. @throws Refusal NOT_FOUND, NOT_ALLOWED */
async function openPlan({ db, clock }: Platform, actor: Actor, planId: string): Promise<PlanPlace> {
  requireRight(actor, 'amendment.propose');
  const { authorityId } = await seenPlan(db, actor, planId, momentOf(clock, undefined));
  requireMay(actor, 'amendment.propose', { authorityId, unitId: actor.jurisdictionUnitId });
  return placeOf(db, { authority_id: authorityId, plan_id: planId }, clock());
}

/** What of a plan the post may propose to change, with what a form for new things chooses from. */
export async function amendableView(
  platform: Platform,
  actor: Actor,
  planId: string,
  { thing, q }: { readonly thing: ThingKind; readonly q?: string | undefined },
) {
  const place = await openPlan(platform, actor, planId);
  const { db, authorityId, day } = place;
  const words = plainWords(q ?? '')
    .split(' ')
    .filter(Boolean);
  const all = (await contentOf(place, null)).filter(
    (item) => item.thing === thing && words.every((word) => plainOf(item).includes(word)),
  );
  const isWhole = actsForWhole(actor, authorityId);
  const own = isWhole ? all : await ownOf(place, actor, all);
  const indicators =
    thing === 'target'
      ? await findIndicators({ db, day, isPast: false }, authorityId, sql`true`)
      : [];
  const sources = thing === 'money' ? await sourcesOf(db, authorityId) : [];
  return {
    items: own.slice(0, MOST).map(({ fields: _, ...item }) => item),
    fields: (await fieldsOf(platform.db, authorityId, planId)).map(({ id, name }) => {
      return { id, name };
    }),
    sources: sources.filter(({ isClosed }) => !isClosed).map(({ key, name }) => ({ key, name })),
    indicators: indicators.map(({ id, name }) => ({ id, name })),
  };
}

function plainOf({ label, title }: VersionItem): string {
  return plainWords(`${label ?? ''} ${title}`);
}

/** Of some things those that the post's unit, or one under it, leads or takes part in. */
async function ownOf(
  place: PlanPlace,
  actor: Actor,
  items: readonly VersionItem[],
): Promise<VersionItem[]> {
  const { db, authorityId, planId, day } = place;
  const lines = new Map(
    (await linesOfPlan(db, authorityId, planId, null)).map((line) => [line.id, line]),
  );
  const own: VersionItem[] = [];
  for (const item of items) {
    const line = item.thing === 'task' ? lines.get(item.id) : undefined;
    const isClass = line !== undefined && line.units <= line.unitIds.length;
    const unitIds = isClass
      ? [...line.unitIds, ...line.coordinatorIds]
      : ((await readThing(place, item.thing, item.id))?.unitIds ?? []);
    const paths = await unitPaths(db, [...unitIds], day);
    if (unitIds.some((id) => paths.get(id)?.includes(actor.jurisdictionUnitId))) own.push(item);
  }
  return own;
}

/** One thing with every change that it can have and what each field holds now. */
export async function amendableThing(
  platform: Platform,
  actor: Actor,
  planId: string,
  kind: ThingKind,
  thingId: string,
): Promise<{
  title: string;
  place: string;
  kinds: { kind: ChangeKind; now: Value | null; says: Said | null }[];
  units: UnitRef[];
}> {
  const place = await openPlan(platform, actor, planId);
  const thing = await readThing(place, kind, thingId);
  if (!thing) throw new Refusal(platformErrors.NOT_FOUND);
  if (!actsForWhole(actor, place.authorityId)) {
    const paths = await unitPaths(place.db, [...thing.unitIds], place.day);
    const isOwn = thing.unitIds.some((id) => paths.get(id)?.includes(actor.jurisdictionUnitId));
    if (!isOwn) throw new Refusal(platformErrors.NOT_FOUND);
  }
  const kinds = CHANGE_KINDS.filter((each) => thing.alive && fits(each, thing));
  const values = kinds.map((each) => fieldValue(each, thing));
  const say = await valueSpeaker(place, values);
  return {
    ...{ title: thing.title, place: thing.place },
    kinds: kinds.map((each, at) => {
      const now = values[at] ?? null;
      return { kind: each, now, says: say(now, thingId) };
    }),
    units: [...(await unitRefs(place.db, [...new Set(values.flatMap(unitsIn))])).values()],
  };
}

/** Whether a thing can have a change of this kind. */
function fits(kind: ChangeKind, thing: Thing): boolean {
  const { thing: of, adds } = kindRule(kind);
  if (of !== thing.is || adds) return false;
  switch (thing.is) {
    case 'task':
      if (thing.recurs) return kind === 'withdraw_task';
      if (thing.isPart) return kind === 'withdraw_task' || kind === 'task_deadline';
      return kind !== 'merge_task' || !thing.task.is_group;
    case 'provision':
      return thing.provision.kind === 'phase' ? kind !== 'provision_words' : kind !== 'phase';
    default:
      return true;
  }
}
