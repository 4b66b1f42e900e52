import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../../platform/database/rows.ts';
import type { PublicKey } from '../signing.ts';

/**
 * `invited`: a code was given out; `checking`: keys are exchanged, fingerprints not compared yet; `active`;
 * `paused`: nothing goes out, nothing comes in; `ended`: for good.
 */
export type PartnerState = 'invited' | 'checking' | 'active' | 'paused' | 'ended';

/** Đối tác: an authority of another installation. */
export interface Partner {
  readonly authority_id: string;
  readonly id: string;
  /** Null until an invitation is answered. */
  readonly organ_id: string | null;
  readonly name: string;
  readonly folded: string;
  readonly address: string | null;
  readonly state: PartnerState;
  readonly public_key: PublicKey | null;
  readonly thumbprint: string | null;
  /** Announced by them; used from its first message on. */
  readonly next_key: PublicKey | null;
  readonly next_thumbprint: string | null;
  /** The key of ours that they know. */
  readonly own_key_id: string;
  readonly invitation_digest: Buffer | null;
  readonly invitation_until: Date | null;
  readonly skew_ms: string | null;
  readonly last_received_at: Date | null;
  readonly version: number;
  readonly made_at: Date;
  readonly made_by: string;
  readonly confirmed_at: Date | null;
  readonly confirmed_by: string | null;
}

export async function findPartner(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<Partner | null> {
  return firstRow(
    db,
    sql<Partner>`select * from exchange_partner where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** The partner, held until the act ends. */
export async function lockPartner(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<Partner | null> {
  return firstRow(
    tx,
    sql<Partner>`select * from exchange_partner
        where authority_id = ${authorityId} and id = ${id} for update`,
  );
}

/** Partners of an authority that fulfil a condition on `p`. */
export async function partnersWhere(
  db: Db | Tx,
  authorityId: string,
  where: RawBuilder<unknown>,
): Promise<Partner[]> {
  return rows(
    db,
    sql<Partner>`select p.* from exchange_partner p
        where p.authority_id = ${authorityId} and ${where} order by p.id`,
  );
}

/** The partner that signs with a key and calls itself so; ended ones are nobody. */
export async function partnerBehind(
  db: Db,
  authorityId: string,
  organId: string,
  thumbprint: string,
): Promise<Partner | null> {
  return firstRow(
    db,
    sql<Partner>`select * from exchange_partner
        where authority_id = ${authorityId} and organ_id = ${organId} and state <> 'ended'
          and (thumbprint = ${thumbprint} or next_thumbprint = ${thumbprint})`,
  );
}

export async function insertPartner(tx: Tx, partner: Partner): Promise<void> {
  const { public_key, next_key, ...plain } = partner;
  await insertRows(
    tx,
    'exchange_partner',
    {
      ...{ authority_id: 'bigint', id: 'bigint', organ_id: 'text', name: 'text', folded: 'text' },
      ...{ address: 'text', state: 'text', public_key: 'jsonb', thumbprint: 'text' },
      ...{ next_key: 'jsonb', next_thumbprint: 'text', own_key_id: 'bigint' },
      ...{ invitation_digest: 'bytea', invitation_until: 'timestamptz', skew_ms: 'bigint' },
      ...{ last_received_at: 'timestamptz', version: 'integer', made_at: 'timestamptz' },
      ...{ made_by: 'bigint', confirmed_at: 'timestamptz', confirmed_by: 'bigint' },
    },
    [{ ...plain, public_key, next_key, invitation_digest: asBytea(partner.invitation_digest) }],
  );
}

function asBytea(bytes: Buffer | null): string | null {
  return bytes === null ? null : `\\x${bytes.toString('hex')}`;
}

/** Writes what a held partner becomes; its version goes on by one. */
export async function savePartner(tx: Tx, partner: Partner): Promise<void> {
  await run(
    tx,
    sql`update exchange_partner set organ_id = ${partner.organ_id}, name = ${partner.name},
        folded = ${partner.folded}, address = ${partner.address}, state = ${partner.state},
        public_key = ${asJson(partner.public_key)}::jsonb, thumbprint = ${partner.thumbprint},
        next_key = ${asJson(partner.next_key)}::jsonb, next_thumbprint = ${partner.next_thumbprint},
        own_key_id = ${partner.own_key_id}, invitation_digest = ${partner.invitation_digest},
        invitation_until = ${partner.invitation_until}, version = version + 1,
        confirmed_at = ${partner.confirmed_at}, confirmed_by = ${partner.confirmed_by}
      where authority_id = ${partner.authority_id} and id = ${partner.id}`,
  );
}

function asJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Notes that a partner was heard, and how far its clock is ahead, in milliseconds. */
export async function noteHeard(
  tx: Tx,
  partner: Partner,
  heard: { readonly at: Date; readonly skewMs: number },
): Promise<void> {
  await run(
    tx,
    sql`update exchange_partner set last_received_at = ${heard.at}, skew_ms = ${heard.skewMs}
        where authority_id = ${partner.authority_id} and id = ${partner.id}`,
  );
}

export async function noteSkew(
  tx: Tx,
  authorityId: string,
  id: string,
  skewMs: number,
): Promise<void> {
  await run(
    tx,
    sql`update exchange_partner set skew_ms = ${skewMs}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
