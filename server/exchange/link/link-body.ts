import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { loadAuthority } from '../../organisation/store/authority-store.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findPartner } from '../channel/store/partner-store.ts';
import { type LinkState, linkErrors } from './contract.ts';
import { shapeLink } from './link-view.ts';
import { bondsOf, bondWith, insertBond, livesHere } from './store/linked-store.ts';

/**
 * Gắn đối tác với cơ quan: says which body of the register works at a partner. From then on its posts here only
 * look, and open tasks of its units go over.
 *
 * @throws Refusal LINKED_ALREADY, BODY_UNKNOWN, BODY_WORKS_HERE, NOT_FOUND, NOT_ALLOWED
 */
export async function linkBody(
  platform: Platform,
  actor: Actor,
  partnerId: string,
  bodyId: string,
  key: string | null,
): Promise<LinkState> {
  requireRight(actor, 'exchange.manage');
  const { authorityId } = actor;
  requireMay(actor, 'exchange.manage', { authorityId });
  const act = { name: 'link_body', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, now } = context;
    const partner = await findPartner(tx, authorityId, partnerId);
    if (partner === null || partner.state === 'ended') throw new Refusal(platformErrors.NOT_FOUND);
    const body = await loadAuthority(tx, bodyId);
    if (body === null || bodyId === authorityId) throw new Refusal(linkErrors.BODY_UNKNOWN);
    const taken = (await bondsOf(tx, authorityId)).some(({ otherId }) => otherId === bodyId);
    if (taken || (await bondWith(tx, authorityId, partnerId))) {
      throw new Refusal(linkErrors.LINKED_ALREADY);
    }
    const { plans, people } = await livesHere(tx, bodyId);
    if (plans + people > 0) {
      throw new Refusal(linkErrors.BODY_WORKS_HERE, { body: body.name, plans, people });
    }
    const bond = { authorityId, partnerId, otherId: bodyId };
    await insertBond(tx, bond, { by: actor.personId, at: now });
    await context.journal({
      ...{ subjectKind: 'linked_body', subjectId: bodyId, before: null },
      after: { partnerId, body: body.name },
    });
    return shapeLink(tx, authorityId, partner);
  });
}
