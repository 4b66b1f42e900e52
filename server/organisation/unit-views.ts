import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { Id, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import type { listUnits, Unit, UnitPage } from './contract.ts';
import { fromPageKey, toPageKey } from './page-key.ts';
import { requireRight } from './require-may.ts';
import { may } from './rules/may.ts';
import { countUnits, pageOfUnits, type UnitFilter, unitsById } from './store/unit-list.ts';
import { isVisibleTo, postsOfUnit, successionsOf } from './store/unit-page.ts';
import { childUnits } from './store/unit-tree.ts';

type ListQuery = z.output<typeof listUnits.query>;
const Key = z.tuple([z.number().int(), z.string(), Id]);

/**
 * A page of the register, own units first, then by name. Without words the list stays in the post's
 * own authority; with words it also finds the bodies of others, and under a parent at any depth.
 */
export async function viewUnits(
  platform: Platform,
  actor: Actor,
  query: ListQuery,
): Promise<{ rows: Unit[]; next: string | null; total: number }> {
  requireRight(actor, 'unit.read');
  const { db } = platform;
  const day = query.asOf ?? dayInVietnam(platform.clock());
  const filter: UnitFilter = {
    authorityId: actor.authorityId,
    day,
    words: wordsOf(query.q ?? ''),
    parentId: query.parentId ?? null,
    kind: query.kind ?? null,
    ofAuthorityId: query.authorityId ?? null,
    closedToo: query.closed ?? false,
  };
  const after = fromPageKey(query.after, Key);
  const [keys, total] = await Promise.all([
    pageOfUnits(db, filter, after, query.limit + 1),
    countUnits(db, filter),
  ]);
  const shown = keys.slice(0, query.limit);
  const units = await unitsById(
    db,
    shown.map((key) => key[2]),
    day,
  );
  const last = shown.at(-1);
  return {
    rows: shown.flatMap((key) => units.get(key[2]) ?? []),
    next: keys.length > shown.length && last ? toPageKey(last) : null,
    total,
  };
}

/** The first units that bear some words, this authority's own before others, uncounted: for a search box. */
export async function unitsNamed(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  words: string,
  limit: number,
): Promise<Unit[]> {
  requireRight(actor, 'unit.read');
  const day = dayInVietnam(clock());
  const filter: UnitFilter = {
    ...{ authorityId: actor.authorityId, day, words: wordsOf(words), parentId: null, kind: null },
    ...{ ofAuthorityId: null, closedToo: false },
  };
  const keys = (await pageOfUnits(db, filter, null, limit)).map((key) => key[2]);
  const units = await unitsById(db, keys, day);
  return keys.flatMap((key) => units.get(key) ?? []);
}

function wordsOf(text: string): string[] {
  return accentFree(text)
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * One unit with its children, posts and what it came from and became. Of another authority's bodies
 * the register is shown, not the people.
 *
 * @throws Refusal NOT_FOUND
 */
export async function viewUnit(
  platform: Platform,
  actor: Actor,
  unitId: string,
  asOf: string | undefined,
): Promise<UnitPage> {
  requireRight(actor, 'unit.read');
  const { db } = platform;
  const day = asOf ?? dayInVietnam(platform.clock());
  if (!(await isVisibleTo(db, actor.authorityId, unitId))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const unit = (await unitsById(db, [unitId], day)).get(unitId);
  if (!unit) throw new Refusal(platformErrors.NOT_FOUND);
  const own = unit.authorityId === actor.authorityId;
  const [children, posts, successions] = await Promise.all([
    childUnits(db, unitId, day),
    own ? postsOfUnit(db, unitId, day) : [],
    successionsOf(db, unitId),
  ]);
  return {
    ...unit,
    children: own ? children : children.filter((child) => child.kind === 'department'),
    posts,
    ...successions,
    canEdit:
      day >= dayInVietnam(platform.clock()) &&
      may(actor, 'unit.edit', { authorityId: unit.authorityId }).allowed,
  };
}
