import type { Platform } from '../../platform/act.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { type OwnKey, openKey } from './signing.ts';
import { findIdentity, findKey, type Identity } from './store/identity-store.ts';
import type { Partner } from './store/partner-store.ts';

/** By what an authority signs towards a partner: its name, and the key of its own that the partner knows. */
export async function ownSide(
  { db, journalKey }: Pick<Platform, 'journalKey'> & { readonly db: Db | Tx },
  partner: Pick<Partner, 'authority_id' | 'own_key_id'>,
): Promise<{ readonly identity: Identity; readonly key: OwnKey }> {
  const identity = await findIdentity(db, partner.authority_id);
  const kept = await findKey(db, partner.authority_id, partner.own_key_id);
  if (identity === null || kept === null) {
    throw new Error(`Authority ${partner.authority_id} has no name or key for its partners`);
  }
  return { identity, key: openKey(journalKey, kept) };
}
