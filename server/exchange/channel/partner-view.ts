import { z } from 'zod';
import type { Actor } from '../../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../../organisation/page-key.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { personNames } from '../../organisation/store/people-store.ts';
import type { Platform } from '../../platform/act.ts';
import { Id, platformErrors } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { listPartners, PartnerRow, Partner as ShownPartner } from './contract.ts';
import { fingerprint } from './rules/fingerprint.ts';
import { findKey, newestKey } from './store/identity-store.ts';
import { type PartnerWithLine, partnerPage, partnerWithLine } from './store/partner-list-store.ts';
import type { Partner } from './store/partner-store.ts';
import { refusalsOf } from './store/refusal-store.ts';

const REFUSALS_SHOWN = 20;

/** Partners of the authority, a page at a time. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewPartners(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  query: z.output<(typeof listPartners)['query']>,
): Promise<z.input<(typeof listPartners)['reply']>> {
  requireMay(actor, 'exchange.read', { authorityId: actor.authorityId });
  const after = fromPageKey(query.after, z.tuple([z.string(), Id]));
  const { found, total } = await partnerPage(db, actor.authorityId, { ...query, after });
  const last = found.length === query.limit ? found.at(-1) : undefined;
  return {
    rows: found.map(shapeRow),
    next: last ? toPageKey([last.key, last.id]) : null,
    total,
  };
}

/** One partner. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewOnePartner(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  id: string,
): Promise<ShownPartner> {
  requireMay(actor, 'exchange.read', { authorityId: actor.authorityId });
  const partner = await partnerWithLine(db, actor.authorityId, id);
  if (partner === null) throw new Refusal(platformErrors.NOT_FOUND);
  return shapePartner(db, partner);
}

/** A partner for the screen, as it stands in the caller's transaction. */
export async function shapePartner(
  db: Db | Tx,
  { authority_id, id }: Pick<Partner, 'authority_id' | 'id'>,
): Promise<ShownPartner> {
  const one = await partnerWithLine(db, authority_id, id);
  if (one === null) throw new Error(`Partner ${id} is gone`);
  const newest = await newestKey(db, authority_id);
  const refusals = await refusalsOf(db, authority_id, id, REFUSALS_SHOWN);
  const names = one.confirmed_by === null ? null : await personNames(db, [one.confirmed_by]);
  return {
    ...shapeRow(one),
    version: one.version,
    fingerprint: await fingerprintOf(db, one),
    invitationUntil: one.state === 'invited' ? iso(one.invitation_until) : null,
    hasNextKey: one.next_thumbprint !== null,
    knowsNewestKey: newest?.id === one.own_key_id,
    confirmedAt: iso(one.confirmed_at),
    confirmedBy: (one.confirmed_by && names?.get(one.confirmed_by)) ?? null,
    reach: {
      ...{ failures: one.failures, failingSince: iso(one.failing_since) },
      ...{ restsUntil: iso(one.open_until), lastSentAt: iso(one.last_sent_at) },
      lastError: one.last_error,
    },
    refusals: refusals.map(({ message_id, subject, sequence, kind, code, at }) => ({
      ...{ messageId: message_id, subject, sequence, kind, code, at: at.toISOString() },
    })),
  };
}

/** The number that both administrators compare; null until both keys are there. */
export async function fingerprintOf(
  db: Db | Tx,
  partner: Pick<Partner, 'authority_id' | 'own_key_id' | 'thumbprint'>,
): Promise<string | null> {
  const own = await findKey(db, partner.authority_id, partner.own_key_id);
  if (own === null || partner.thumbprint === null) return null;
  return fingerprint(own.thumbprint, partner.thumbprint);
}

function shapeRow(one: PartnerWithLine): PartnerRow {
  return {
    ...{ id: one.id, name: one.name, organId: one.organ_id, address: one.address },
    ...{ state: one.state, lastSentAt: iso(one.last_sent_at) },
    lastReceivedAt: iso(one.last_received_at),
    skewMs: one.skew_ms === null ? null : Number(one.skew_ms),
    ...{ waitingOut: one.waiting_out, waitingIn: one.waiting_in, dead: one.dead },
    failingSince: iso(one.failing_since),
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
