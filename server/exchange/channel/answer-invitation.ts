import { sql } from 'kysely';
import type { z } from 'zod';
import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { setDestination } from '../delivery/store/destination-store.ts';
import { destinationOf, digestOfSecret, refuseTwice } from './invite-partner.ts';
import { baseAddress } from './rules/base-address.ts';
import { Invitation } from './rules/invitation.ts';
import { headOf, thumbprintOf, verify } from './signing.ts';
import { authorityCalled } from './store/identity-store.ts';
import { lockPartner, partnersWhere, savePartner } from './store/partner-store.ts';

const Answer = Invitation.pick({
  secret: true,
  organId: true,
  name: true,
  address: true,
  key: true,
});

/**
 * Hears the answer to one of our invitations: whoever knows its secret says who it is and by which key it
 * signs. Nothing is trusted yet; two people compare the fingerprint first. The same answer again is no error.
 *
 * @returns false where the invitation is not ours, was answered by another key, or has ended: it says not which
 * @throws Refusal PARTNER_TWICE
 */
export async function hearAnswer(
  platform: Platform,
  signed: string,
  allowedHosts: ReadonlySet<string>,
): Promise<boolean> {
  const head = headOf(signed, 'chidao-pairing');
  const authorityId = head && (await authorityCalled(platform.db, head.to));
  const answer = head && (await readAnswer(signed));
  if (!head || authorityId === null || !answer || answer.organId !== head.from) return false;
  const thumbprint = await thumbprintOf(answer.key);
  const address = baseAddress(answer.address, allowedHosts);
  if (thumbprint !== head.kid || address === null) return false;
  const known = await partnersWhere(
    platform.db,
    authorityId,
    sql`p.organ_id = ${answer.organId} and p.thumbprint = ${thumbprint} and p.state <> 'ended'`,
  );
  if (known.length > 0) return true;
  const [invited] = await partnersWhere(
    platform.db,
    authorityId,
    sql`p.invitation_digest = ${digestOfSecret(answer.secret)} and p.state = 'invited'`,
  );
  if (!invited) return false;
  return perform(platform, programAct('answer_invitation', authorityId), async (context) => {
    const { tx, now } = context;
    const partner = await lockPartner(tx, authorityId, invited.id);
    const until = partner?.invitation_until ?? null;
    const isOpen = partner?.state === 'invited' && until !== null && until >= now;
    await refuseTwice(context, answer.organId);
    const after = {
      ...{ name: invited.name, organId: answer.organId, address, thumbprint },
      state: isOpen ? 'checking' : 'too late',
    };
    await context.journal({
      ...{ subjectKind: 'partner', subjectId: invited.id, before: { state: invited.state }, after },
    });
    if (!partner || !isOpen) return false;
    await savePartner(tx, {
      ...partner,
      ...{ organ_id: answer.organId, address, public_key: answer.key, thumbprint },
      ...{ state: 'checking', invitation_digest: null, invitation_until: null },
    });
    await setDestination(tx, destinationOf(partner), false);
    return true;
  });
}

async function readAnswer(signed: string): Promise<z.output<typeof Answer> | null> {
  // Proven by the key that it names itself: that it is the right one is for the secret and for people to say.
  const [, payload = ''] = signed.split('.');
  const claimed = parse(Buffer.from(payload, 'base64url'));
  const proven = claimed && (await verify(signed, 'chidao-pairing', claimed.key));
  return proven && parse(proven);
}

function parse(bytes: Buffer): z.output<typeof Answer> | null {
  try {
    return Answer.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
