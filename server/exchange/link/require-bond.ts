import type { Tx } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { linkErrors } from './contract.ts';
import { type Bond, bondWith } from './store/linked-store.ts';

/**
 * The body of the register that works at a partner.
 *
 * @throws Refusal NOT_LINKED: a dead letter, until somebody links the partner with a body and has it taken in again
 */
export async function requireBond(
  tx: Tx,
  authorityId: string,
  partner: { readonly id: string; readonly name: string },
): Promise<Bond> {
  const bond = await bondWith(tx, authorityId, partner.id);
  if (bond === null) throw new Refusal(linkErrors.NOT_LINKED, { partner: partner.name });
  return bond;
}
