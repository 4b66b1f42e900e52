import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { nameKey } from '../../organisation/rules/name-key.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findPartner, type Partner } from '../channel/store/partner-store.ts';
import type { LinkState } from './contract.ts';
import { digestedView } from './digest-view.ts';
import { compared } from './rules/view-of.ts';
import { comparedRows, lastComparison } from './store/comparison-store.ts';
import type { Side } from './store/handed-store.ts';
import { type Bond, bodiesToLink, bondWith } from './store/linked-store.ts';

/** So many lines are listed; the counts speak of all. */
const MOST_LINES = 200;
const MOST_OFFERED = 30;
const SIDES: readonly Side[] = ['giver', 'holder'];

/** Work with a partner, as its administrator sees it. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewLink(
  platform: Pick<Platform, 'db'>,
  actor: Actor,
  partnerId: string,
): Promise<LinkState> {
  requireRight(actor, 'exchange.read');
  const { authorityId } = actor;
  requireMay(actor, 'exchange.read', { authorityId });
  const partner = await findPartner(platform.db, authorityId, partnerId);
  if (partner === null) throw new Refusal(platformErrors.NOT_FOUND);
  return shapeLink(platform.db, authorityId, partner);
}

export async function shapeLink(
  db: Db | Tx,
  authorityId: string,
  partner: Pick<Partner, 'id' | 'name'>,
): Promise<LinkState> {
  const bond = await bondWith(db, authorityId, partner.id);
  if (bond === null) {
    return { body: null, offered: await offeredFor(db, authorityId, partner.name), sides: [] };
  }
  const sides = [];
  for (const side of SIDES) sides.push(await sideOf(db, bond, side));
  return { body: { id: bond.otherId, name: bond.otherName }, offered: [], sides };
}

/** Bodies of the register, those first that are called like the partner. */
async function offeredFor(db: Db | Tx, authorityId: string, name: string) {
  const key = nameKey(name);
  const likeness = (body: { name: string }) => (nameKey(body.name) === key ? 0 : 1);
  const bodies = await bodiesToLink(db, authorityId);
  return bodies.sort((a, b) => likeness(a) - likeness(b)).slice(0, MOST_OFFERED);
}

async function sideOf(
  db: Db | Tx,
  { authorityId, otherId }: Bond,
  side: Side,
): Promise<LinkState['sides'][number]> {
  const which = { authorityId, otherId, side };
  const view = await digestedView(db, authorityId, otherId, side);
  const last = await lastComparison(db, which);
  const rowOf = new Map((await comparedRows(db, which)).map((row) => [row.giverTask, row]));
  const lines = view.flatMap(({ line, digest }) => {
    const row = rowOf.get(line.giverTask);
    if (!row) return [];
    const { giverTask, taskId, unit, note, otherDigest } = row;
    const meant = note?.startsWith('unit:') ? note.slice('unit:'.length) : null;
    return {
      ...{ giverTask, taskId, unit, meant, title: line.title ?? giverTask, state: line.state },
      compared: last === null ? null : compared(digest, otherDigest),
    };
  });
  const count = (what: string) => lines.filter((line) => line.compared === what).length;
  const wanting = lines.filter(
    (line) => line.meant !== null || (line.compared !== null && line.compared !== 'same'),
  );
  return {
    ...{ side, tasks: lines.length, comparedAt: last?.at ?? null },
    notes: lines.filter(({ meant }) => meant !== null).length,
    ...{ same: count('same'), different: count('different') },
    missingThere: count('missing_there'),
    missingHere: [...(last?.missingHere ?? [])],
    lines: wanting.slice(0, MOST_LINES),
  };
}
