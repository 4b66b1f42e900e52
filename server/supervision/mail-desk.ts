import { z } from 'zod';
import { myEmail } from '../organisation/absences.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import { countMail, mailOf, putBackMail } from '../platform/mail/mail-store.ts';
import { queueMail, SEND_MAIL } from '../platform/mail/queue-mail.ts';
import { MAIL_STATES, type MailState } from '../platform/mail/rules/mail-states.ts';
import { writeBlocks } from '../platform/mail/rules/plain-html.ts';
import { Refusal } from '../platform/refusal.ts';
import { type listMail, reminderErrors, type resendMail } from './reminder-contract.ts';

/** The outbox of the body for its administrator, without the words of letters. @throws Refusal NOT_FOUND */
export async function mailView(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  query: z.output<(typeof listMail)['query']>,
): Promise<z.input<(typeof listMail)['reply']>> {
  const { authorityId } = actor;
  requireMay(actor, 'mail.manage', { authorityId });
  const states: readonly MailState[] = query.state === undefined ? MAIL_STATES : [query.state];
  const before = fromPageKey(query.after, z.tuple([Id]))?.[0] ?? null;
  const [found, counts] = await Promise.all([
    mailOf(db, authorityId, { states, before, limit: query.limit + 1 }),
    countMail(db, authorityId),
  ]);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map((mail) => ({
      ...{ id: mail.id, to: mail.recipient, subject: mail.subject, state: mail.state },
      ...{ attempts: mail.attempts, at: mail.at.toISOString(), nextAt: mail.next_at.toISOString() },
      ...{ sentAt: mail.sent_at?.toISOString() ?? null, why: mail.last_error },
    })),
    next: found.length > query.limit && last ? toPageKey([last.id]) : null,
    total: states.reduce((sum, state) => sum + counts[state], 0),
    counts,
  };
}

/**
 * Sends dead or unsure letters again, by the decision of a person.
 *
 * @throws Refusal NOT_FOUND, NOTHING_TO_RESEND
 */
export async function resend(
  platform: Platform,
  actor: Actor,
  { ids }: z.output<(typeof resendMail)['body']>,
  key: string | null,
): Promise<{ count: number }> {
  const { authorityId } = actor;
  requireMay(actor, 'mail.manage', { authorityId });
  const request = { name: 'resend_mail', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const back = await putBackMail(context.tx, authorityId, ids, context.now);
    if (back.length === 0) throw new Refusal(reminderErrors.NOTHING_TO_RESEND);
    await context.journal({
      ...{ subjectKind: 'authority', subjectId: authorityId },
      ...{ before: null, after: { mails: back } },
    });
    await context.enqueue(SEND_MAIL, {});
    return { count: back.length };
  });
}

/** Sends a letter to one's own address. @throws Refusal NOT_ALLOWED, MAIL_IS_OFF, NO_ADDRESS */
export async function sendTest(
  platform: Platform,
  actor: Actor,
  key: string | null,
  mailOn: boolean,
): Promise<{ to: string }> {
  const { authorityId } = actor;
  requireMay(actor, 'reminder.define', { authorityId });
  if (!mailOn) throw new Refusal(reminderErrors.MAIL_IS_OFF);
  const request = { name: 'test_mail', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const to = await myEmail(context.tx, actor.personId);
    if (to === null) throw new Refusal(reminderErrors.NO_ADDRESS);
    await queueMail(context, {
      ...{ key: `test ${context.ids.next()}`, to, subject: 'Thư thử của Chỉ Đạo' },
      ...writeBlocks([
        { kind: 'paragraph', text: `Kính gửi ${actor.personName},` },
        { kind: 'paragraph', text: 'Thư này đến nơi thì nhắc việc qua thư cũng đến nơi.' },
      ]),
    });
    await context.journal({
      ...{
        subjectKind: 'person',
        subjectId: actor.personId,
        before: null,
        after: { testMail: to },
      },
    });
    await context.enqueue(SEND_MAIL, {});
    return { to };
  });
}
