import type { Platform } from '../../platform/act.ts';
import type { Carried } from '../delivery/carrier.ts';
import { NoAnswer, postOutside } from '../delivery/post-outside.ts';
import type { Delivery } from '../delivery/store/delivery-store.ts';
import { ownSide } from './own-identity.ts';
import { sign } from './signing.ts';
import type { Partner } from './store/partner-store.ts';

export const PAIRINGS_PATH = '/api/exchange/pairings';
const MOST_REPLY_BYTES = 16 * 1024;

/** Takes the answer to an invitation to whoever invited: our name, our key, and the secret of the code. */
export async function carryPairing(
  platform: Platform,
  partner: Partner,
  delivery: Delivery,
  allowedHosts: ReadonlySet<string>,
): Promise<Carried> {
  const { identity, key } = await ownSide(platform, partner);
  const head = {
    ...{ from: identity.organ_id, to: partner.organ_id ?? '' },
    at: platform.clock().getTime(),
  };
  try {
    const { status, shown } = await postOutside(
      `${partner.address}${PAIRINGS_PATH}`,
      {
        headers: { 'content-type': 'application/jose' },
        body: await sign(key, 'chidao-pairing', head, Buffer.from(delivery.body)),
        most: MOST_REPLY_BYTES,
      },
      allowedHosts,
    );
    const reply = { ...shown, start: '' };
    if (status === 200) return { kind: 'sent', reply };
    const why = `HTTP ${status}`;
    // They are there and know nothing of the invitation: used, ended, or copied wrongly.
    if (status === 404 || status === 409) return { kind: 'refused', why: 'INVITATION', reply };
    return { kind: 'later', why, isAway: true, reply };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { kind: 'later', why: error.message, isAway: true, reply: null };
  }
}
