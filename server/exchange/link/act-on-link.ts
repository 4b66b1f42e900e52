import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findPartner } from '../channel/store/partner-store.ts';
import type { LinkState } from './contract.ts';
import { shapeLink } from './link-view.ts';
import { requireBond } from './require-bond.ts';
import type { Bond } from './store/linked-store.ts';

/**
 * Does an act of an administrator on the work with one partner, and answers with how that stands after it.
 *
 * @param work gives what the journal keeps of it
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, NOT_LINKED
 */
export async function actOnLink(
  platform: Platform,
  actor: Actor,
  name: string,
  { partnerId, key }: { readonly partnerId: string; readonly key: string | null },
  work: (context: ActContext, bond: Bond) => Promise<Readonly<Record<string, unknown>>>,
): Promise<LinkState> {
  requireRight(actor, 'exchange.manage');
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const partner = await findPartner(context.tx, authorityId, partnerId);
    if (partner === null) throw new Refusal(platformErrors.NOT_FOUND);
    const bond = await requireBond(context.tx, authorityId, partner);
    const after = await work(context, bond);
    await context.journal({ subjectKind: 'partner', subjectId: partnerId, before: null, after });
    return shapeLink(context.tx, authorityId, partner);
  });
}
