import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { queueMail, SEND_MAIL } from '../platform/mail/queue-mail.ts';
import { writeBlocks } from '../platform/mail/rules/plain-html.ts';
import { Refusal } from '../platform/refusal.ts';
import { shapeAbsence } from './absence-view.ts';
import type { Actor } from './actor.ts';
import { type Contact, contactErrors, type setEmailOf } from './contact-contract.ts';
import { requireOnlyHere } from './look-after-account.ts';
import { requireMay } from './require-may.ts';
import { absencesFrom } from './store/absence-store.ts';
import {
  countTry,
  dropClaim,
  loadContact,
  saveClaim,
  saveDigestWay,
  saveEmail,
  servesFromTo,
} from './store/contact-store.ts';

/** A code is good for so long, in milliseconds. */
const CODE_MS = 30 * 60_000;
const MOST_TRIES = 5;

/** Where one gets mail and when one is away. */
export async function viewContact(
  { clock }: Pick<Platform, 'clock'>,
  db: Db | Tx,
  actor: Actor,
  mailOn: boolean,
): Promise<Contact> {
  const found = await loadContact(db, actor.personId);
  const day = dayInVietnam(clock());
  const absences = await absencesFrom(db, actor.authorityId, day, actor.personId);
  const { claimed, claim_expires_at: expiresAt } = found ?? {};
  const waits = claimed && expiresAt && expiresAt > clock();
  return {
    email: found?.email ?? null,
    waiting: waits ? { email: claimed, expiresAt: expiresAt.toISOString() } : null,
    digestByMail: found?.digest_by_mail ?? true,
    mailOn,
    absences: absences.map(shapeAbsence),
  };
}

/**
 * Names one's address: a code is mailed there, and the address is used once it is typed in. Null takes the
 * address away at once.
 *
 * @throws Refusal MAIL_OFF
 */
export async function claimMyEmail(
  platform: Platform,
  actor: Actor,
  email: string | null,
  key: string | null,
  mailOn: boolean,
): Promise<Contact> {
  if (email !== null && !mailOn) throw new Refusal(contactErrors.MAIL_OFF);
  return onMyself(platform, actor, { name: 'claim_email', key, mailOn }, async (context) => {
    const { tx, now } = context;
    if (email === null) {
      await dropClaim(tx, actor.personId);
      await saveEmail(tx, actor.personId, null);
      return { email: null };
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await saveClaim(tx, actor.personId, {
      ...{ email, code_hash: hashOf(code), asked_at: now },
      expires_at: new Date(now.getTime() + CODE_MS),
    });
    await queueMail(context, {
      key: `email code ${context.ids.next()}`,
      to: email,
      subject: 'Mã xác nhận địa chỉ thư',
      ...writeBlocks([
        { kind: 'paragraph', text: `Kính gửi ${actor.personName},` },
        {
          kind: 'paragraph',
          text: `Mã để dùng địa chỉ này nhận nhắc việc trong Chỉ Đạo là ${code}. Mã có hiệu lực 30 phút.`,
        },
        { kind: 'paragraph', text: 'Nếu không phải mình yêu cầu, bỏ qua thư này.' },
      ]),
    });
    await context.enqueue(SEND_MAIL, {});
    return { claimedEmail: email };
  });
}

/** @throws Refusal CODE_WRONG with the tries left, CODE_OVER */
export async function confirmMyEmail(
  platform: Platform,
  actor: Actor,
  code: string,
  key: string | null,
  mailOn: boolean,
): Promise<Contact> {
  const claim = await countTry(platform.db, actor.personId);
  const isAlive = claim && claim.expires_at > platform.clock() && claim.tries <= MOST_TRIES;
  const isRight = isAlive && timingSafeEqual(hashOf(code), claim.code_hash);
  // Decided within the act, so that a resend of the right code gets the first reply.
  return onMyself(platform, actor, { name: 'confirm_email', key, mailOn }, async ({ tx }) => {
    if (!isAlive) throw new Refusal(contactErrors.CODE_OVER);
    if (!isRight) throw new Refusal(contactErrors.CODE_WRONG, { left: MOST_TRIES - claim.tries });
    await saveEmail(tx, actor.personId, claim.email);
    await dropClaim(tx, actor.personId);
    return { email: claim.email };
  });
}

/** Digests by mail too, or in the product only. */
export async function chooseMyDigests(
  platform: Platform,
  actor: Actor,
  byMail: boolean,
  key: string | null,
  mailOn: boolean,
): Promise<Contact> {
  return onMyself(platform, actor, { name: 'choose_digest_way', key, mailOn }, async ({ tx }) => {
    await saveDigestWay(tx, actor.personId, byMail);
    return { byMail };
  });
}

/**
 * The administrator enters the address of a person who serves in the body.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, ACCOUNT_ELSEWHERE
 */
export async function setEmail(
  platform: Platform,
  actor: Actor,
  personId: string,
  { email }: z.output<(typeof setEmailOf)['body']>,
  key: string | null,
): Promise<{ email: string | null }> {
  const { authorityId } = actor;
  requireMay(actor, 'person.edit', { authorityId });
  const request = { name: 'set_email', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const day = dayInVietnam(context.now);
    const serves = await servesFromTo(context.tx, authorityId, personId, null, day, day);
    if (!serves) throw new Refusal(platformErrors.NOT_FOUND);
    // Reset links go to this address: whoever names it can sign in as the person, in every body.
    await requireOnlyHere(context, actor, personId);
    const before = await loadContact(context.tx, personId);
    await dropClaim(context.tx, personId);
    await saveEmail(context.tx, personId, email);
    await context.journal({
      ...{ subjectKind: 'person', subjectId: personId },
      ...{ before: { email: before?.email ?? null }, after: { email } },
    });
    return { email };
  });
}

async function onMyself(
  platform: Platform,
  actor: Actor,
  { name, key, mailOn }: { name: string; key: string | null; mailOn: boolean },
  change: (context: ActContext) => Promise<Record<string, unknown>>,
): Promise<Contact> {
  const { authorityId, personId } = actor;
  const request = { name, authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const before = await loadContact(context.tx, personId);
    const after = await change(context);
    await context.journal({
      ...{ subjectKind: 'person', subjectId: personId },
      before: { email: before?.email ?? null, byMail: before?.digest_by_mail ?? true },
      after,
    });
    return viewContact(platform, context.tx, actor, mailOn);
  });
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
