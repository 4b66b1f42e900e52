import type { Actor } from '../organisation/actor.ts';
import { authorityOfUnit, unitPath } from '../organisation/units.ts';
import type { Tx } from '../platform/database/database.ts';
import type { Draft } from './contract.ts';

/**
 * The unit that owns a plan (chủ quản): the issuer where it is of this authority; else the top of the
 * authority, which answers at home for what a body above has ordered.
 */
export async function ownerOf(tx: Tx, actor: Actor, draft: Draft, onDay: string): Promise<string> {
  const issuer = draft.identity.issuer?.unitId ?? null;
  if (issuer !== null && (await authorityOfUnit(tx, issuer)) === actor.authorityId) return issuer;
  const path = await unitPath(tx, actor.unitId, onDay);
  return path.at(-1) ?? actor.unitId;
}
