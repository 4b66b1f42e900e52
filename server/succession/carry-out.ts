import { addDays, asDay, dayInVietnam } from '../calendar/rules/day.ts';
import { isUnitKind } from '../organisation/rules/unit-kind.ts';
import { replaceTop } from '../organisation/store/authority-store.ts';
import { insertAppointment, insertPost } from '../organisation/store/people-store.ts';
import { insertSuccessions } from '../organisation/store/succession-store.ts';
import { endUnit, insertUnits, loadUnit, type NewUnit } from '../organisation/store/unit-store.ts';
import type { ActContext } from '../platform/act.ts';
import type { Evaluated } from './evaluate.ts';
import type { UnitKey } from './plan-contract.ts';
import { shareOf } from './rules/planned-edges.ts';
import type { Done, ReorganisationRecord } from './store/reorganisation-store.ts';

/** Finds the id that a unit of the plan has. */
export type IdOf = (key: UnitKey) => string;

/** The ids of everything that a plan founds, those of units that were added under it since included. */
export function idsOf(
  { ids }: Pick<ActContext, 'ids'>,
  record: Pick<ReorganisationRecord, 'unit_keys'>,
  founded: readonly { readonly key: UnitKey }[],
): { idOf: IdOf; keys: Record<string, string> } {
  const keys: Record<string, string> = { ...record.unit_keys };
  for (const { key } of founded) keys[key] ??= ids.next();
  return { idOf: (key) => keys[key] ?? key, keys };
}

/**
 * Founds the units of a plan, gives those that end their last day (the day before), and writes who takes over
 * from whom by which basis. A unit that has ended already, by the reference data say, keeps its last day.
 */
export async function changeUnits(
  context: ActContext,
  record: ReorganisationRecord,
  { plan, edges, tree, words, authorities }: Evaluated,
  idOf: IdOf,
): Promise<Done> {
  const { tx, now, ids } = context;
  const lastDay = addDays(asDay(record.on_day), -1);
  const homes = new Map<UnitKey, string>();
  const homeOf = (key: UnitKey | null): string => {
    if (key === null) return record.authority_id;
    const known = tree.get(key)?.authorityId ?? homes.get(key);
    if (known !== undefined) return known;
    const unit = plan.founded.find((each) => each.key === key);
    // The top of an authority that is renamed stays in it.
    const like = unit?.like ? tree.get(unit.like)?.authorityId : undefined;
    const home = unit?.parent ? homeOf(unit.parent) : (like ?? record.authority_id);
    homes.set(key, home);
    return home;
  };
  await insertUnits(
    tx,
    plan.founded.map((unit): NewUnit => {
      const { key, name, shortName, kind, code, parent } = unit;
      const like = unit.like === null ? undefined : tree.get(unit.like);
      return {
        ...{ id: idOf(key), authorityId: homeOf(key), name, shortName, code },
        // Texts go on naming it as they did.
        aliases: like ? [...like.aliases, ...(like.name === name ? [] : [like.name])] : [],
        kind: isUnitKind(kind) ? kind : 'division',
        parentId: parent === null ? null : idOf(parent),
        ...{ validFrom: record.on_day, validTo: null },
      };
    }),
    now,
  );
  const closed: { id: string; validTo: string | null }[] = [];
  for (const id of plan.ending) {
    const unit = await loadUnit(tx, id);
    if (!unit || (unit.validTo !== null && unit.validTo <= lastDay)) continue;
    await endUnit(tx, id, unit.version, lastDay, now);
    closed.push({ id, validTo: unit.validTo });
  }
  const successions = edges.map((edge) => {
    const { words: share, fields, under } = shareOf(edge, words, plan);
    return {
      ...{ id: ids.next(), fromUnitId: edge.from, toUnitId: idOf(edge.to), kind: edge.kind },
      ...{ onDay: record.on_day, basis: words.basis || null, share, fields, under },
      reorganisationId: record.id,
    };
  });
  await insertSuccessions(tx, successions);
  const tops = [];
  for (const { id: authorityId, unitId, name } of authorities.values()) {
    const heir = plan.ending.includes(unitId) ? plan.heirOf(unitId) : null;
    const unit = plan.founded.find(({ key, parent }) => key === heir && parent === null);
    if (!unit || homeOf(unit.key) !== authorityId) continue;
    await replaceTop(tx, authorityId, { unitId: idOf(unit.key), name: unit.name });
    tops.push({ authorityId, unitId, name });
  }
  const withId = (key: UnitKey): UnitKey => idOf(key);
  return {
    founded: plan.founded.map((unit) => ({
      ...{ ...unit, key: withId(unit.key) },
      parent: unit.parent && withId(unit.parent),
    })),
    edges: edges.map((edge) => ({ ...edge, to: withId(edge.to) })),
    ...{ ending: plan.ending, closed, tops },
    heirs: plan.ending.flatMap((id) => {
      const heir = plan.heirOf(id);
      return heir === null ? [] : [[id, withId(heir)] as const];
    }),
    parents: plan.ending.map((id) => {
      const parent = plan.parentOf(id);
      return [id, parent && withId(parent)] as const;
    }),
  };
}

/** A post in which somebody keeps the file of a body that has ended. */
export interface KeeperPost {
  readonly postId: string;
  readonly authorityId: string;
  readonly unitId: string;
  readonly title: string;
}

/** Appoints those who keep the files of bodies that end: in posts of the old authority, over its old top. */
export async function appointKeepers(
  context: ActContext,
  { words, tree }: Pick<Evaluated, 'words' | 'tree'>,
): Promise<KeeperPost[]> {
  const { tx, ids, now } = context;
  const validFrom = dayInVietnam(now);
  const posts: KeeperPost[] = [];
  for (const { ofUnitId, personId, role, title } of words.keepers) {
    const authorityId = tree.get(ofUnitId)?.authorityId;
    if (authorityId === undefined) continue;
    const place = { authorityId, unitId: ofUnitId, jurisdictionUnitId: ofUnitId };
    const postId = ids.next();
    await insertPost(tx, { ...place, id: postId, title, role, validFrom, validTo: null });
    await insertAppointment(tx, { id: ids.next(), personId, postId, validFrom, validTo: null });
    posts.push({ postId, authorityId, unitId: ofUnitId, title });
  }
  return posts;
}
