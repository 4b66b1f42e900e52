import type { Asker, Right, Thing, Verdict } from '../../organisation/rules/may.ts';
import { may, reachesOf } from '../../organisation/rules/may.ts';

/** The post that asks for money. */
export interface MoneyAsker extends Asker {
  /** True where the post answers for the top of its authority. */
  readonly wholeAuthority: boolean;
}

/** Whose money it is: the unit that bears it, with all units above it. */
export interface MoneyThing extends Thing {
  readonly unitId: string;
  readonly unitPath: readonly string[];
}

/**
 * What the grid of rights says, and one thing it cannot say: the top of an authority answers for all money
 * in its own books, also that of bodies outside its tree.
 */
export function mayOnMoney(asker: MoneyAsker, right: Right, thing: MoneyThing): Verdict {
  const isOwn = asker.wholeAuthority && thing.authorityId === asker.authorityId;
  if (isOwn && reachesOf(asker)[right]?.includes('below')) {
    return { allowed: true, by: 'authority' };
  }
  return may(asker, right, thing);
}
