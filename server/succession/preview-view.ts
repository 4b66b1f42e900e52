import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { groupBy } from '../organisation/store/rehome-rows.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { requireSuccession } from './act-on-reorganisation.ts';
import type { KindPreview, PlannedUnit, Preview } from './contract.ts';
import { type Evaluated, evaluate, type Judged, waits } from './evaluate.ts';
import type { UnitKey } from './plan-contract.ts';
import { HOLDING_KINDS, type HoldingKind } from './rules/kinds.ts';
import { type ReorganisationRecord, reorganisations } from './store/reorganisation-store.ts';

/**
 * A reorganisation whose things the post may look through.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, REORGANISATION_ACROSS
 */
export async function openedReorganisation(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  id: string,
): Promise<ReorganisationRecord> {
  await requireSuccession(db, actor, 'succession.read', false);
  const record = await reorganisations.find(db, actor.authorityId, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  if (record.is_across) await requireSuccession(db, actor, 'succession.read', true);
  return record;
}

/**
 * What goes where, by kind, with everything that waits for a person: nothing is written. Of every kind what
 * there is before is what goes, stays, ends and waits.
 */
export async function previewView(platform: Platform, actor: Actor, id: string): Promise<Preview> {
  const record = await openedReorganisation(platform, actor, id);
  const facts = await evaluate(platform.db, record, dayInVietnam(platform.clock()));
  const kinds = groupBy(facts.things, ({ kind }) => kind);
  return {
    kinds: HOLDING_KINDS.flatMap((kind) => {
      const things = kinds.get(kind);
      return things ? [previewOf(kind, things, facts)] : [];
    }),
    worklist: facts.things.filter(waits).length,
    doubles: facts.things.filter(({ double }) => double !== null).length,
  };
}

function previewOf(
  kind: HoldingKind,
  things: readonly Judged[],
  facts: Evaluated,
): z.input<typeof KindPreview> {
  const count = (outcome: Judged['outcome']) =>
    things.filter((thing) => thing.outcome === outcome).length;
  const unitOf = plannedUnits(facts);
  const list = (groups: ReadonlyMap<UnitKey, readonly Judged[]>) =>
    [...groups].map(([key, own]) => ({ unit: unitOf(key), count: own.length }));
  const going = things.filter(({ outcome }) => outcome === 'goes');
  const remaining = things.filter(({ outcome }) => outcome !== 'ends');
  return {
    kind,
    before: things.length,
    goes: list(groupBy(going, ({ to }) => to[0] ?? '')),
    ...{
      stays: count('stays'),
      ends: count('ends'),
      none: count('none'),
      several: count('several'),
    },
    after: list(
      groupBy(remaining, ({ outcome, to, unitId }) =>
        outcome === 'goes' ? (to[0] ?? '') : unitId,
      ),
    ),
  };
}

/** Units of a plan as pages show them, by their keys. */
export function plannedUnits({
  tree,
  plan,
  authorities,
}: Pick<Evaluated, 'tree' | 'plan' | 'authorities'>): (
  key: UnitKey,
) => z.input<typeof PlannedUnit> {
  const founded = new Map(plan.founded.map((unit) => [unit.key, unit]));
  const ending = new Set(plan.ending);
  const homeOf = (key: UnitKey | null): string | undefined => {
    if (key === null) return undefined;
    const unit = founded.get(key);
    return (
      tree.get(key)?.authorityId ??
      homeOf(unit?.parent ?? null) ??
      (unit?.like ? tree.get(unit.like)?.authorityId : undefined)
    );
  };
  return (key) => {
    const unit = tree.get(key) ?? founded.get(key);
    const authorityId = homeOf(key) ?? [...authorities.keys()][0] ?? '0';
    return {
      ...{ key, id: /^\d+$/.test(key) ? key : '0', name: unit?.name ?? key },
      shortName: unit?.shortName ?? null,
      ...{ authorityId, authorityName: authorities.get(authorityId)?.name ?? '' },
      ...{ isNew: founded.has(key), ends: ending.has(key) },
    };
  };
}
