import type { Platform } from '../act.ts';
import type { JobHandler } from '../jobs/jobs.ts';
import type { Mailer, Sent } from './mail.ts';
import {
  forgetSealedAddresses,
  giveUpWaiting,
  type MailRecord,
  markUnsure,
  settleMail,
  takeMail,
} from './mail-store.ts';
import { SEND_MAIL, withAddress, withSecret } from './queue-mail.ts';
import { waitAfter } from './rules/back-off.ts';
import type { MailState } from './rules/mail-states.ts';
import { afterQuiet } from './rules/quiet-hours.ts';

/** A sender that has not answered for this long is dead: longer than any try takes, in milliseconds. */
const LEASE_MS = 5 * 60_000;
/** How long the address of somebody outside is kept for a letter that could not be sent. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** Letters on their way at once. */
const LANES = 3;

type Means = Pick<Platform, 'db' | 'clock' | 'files' | 'log' | 'journalKey'>;

/** The job that sends the outbox every minute. */
export function mailJobs(platform: Platform, mailer: Mailer | null): Record<string, JobHandler> {
  return {
    [SEND_MAIL]: async () => {
      await sendMail(platform, mailer);
    },
  };
}

/**
 * Sends every letter whose time has come.
 *
 * At most once a key: a letter is marked before a mail server is asked, and only what surely was not handed
 * over is tried again by itself. A process that is killed, or a connection that breaks, between the hand-over
 * and the answer leaves the letter `unsure`, to be sent again by a person or not at all.
 *
 * @returns letters taken by the mail server
 */
export async function sendMail(means: Means, mailer: Mailer | null): Promise<number> {
  const { db, clock } = means;
  await markUnsure(
    db,
    new Date(clock().getTime() - LEASE_MS),
    'The program ended before the mail server answered',
  );
  await forgetSealedAddresses(db, new Date(clock().getTime() - KEPT_MS));
  if (mailer === null) {
    await giveUpWaiting(db, 'Mail is off: CHIDAO_SMTP_URL is not set');
    return 0;
  }
  // Where nobody answers, the other letters need not find out one by one.
  let isDown = false;
  const lane = async () => {
    let count = 0;
    while (!isDown) {
      const mail = await takeMail(db, clock());
      if (mail === null) break;
      const sent = await tryOnce(means, mailer, mail);
      await settle(means, mail, sent);
      if (sent.kind === 'sent') count += 1;
      if (sent.kind === 'later' && !/\b4\d\d\b/.test(sent.why)) isDown = true;
    }
    return count;
  };
  const counts = await Promise.all(Array.from({ length: LANES }, lane));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function tryOnce(means: Means, mailer: Mailer, queued: MailRecord): Promise<Sent> {
  const { files, journalKey } = means;
  const mail = openedLetter(journalKey, queued);
  if (mail === null) return { kind: 'refused', why: 'Sealed with another key (var/journal.key)' };
  const missing: string[] = [];
  for (const { hash, name } of mail.attachments) if (!(await files.has(hash))) missing.push(name);
  if (missing.length > 0) return { kind: 'refused', why: `Files are gone: ${missing.join(', ')}` };
  return mailer.send({
    ...{ to: mail.recipient, subject: mail.subject, text: mail.text_body, html: mail.html_body },
    messageId: `<${mail.authority_id}.${mail.id}@chidao>`,
    listUnsubscribe: mail.list_unsubscribe,
    attachments: mail.attachments.map(({ name, mediaType, hash }) => ({
      ...{ name, mediaType, content: files.open(hash) },
    })),
  });
}

/** Null where its secret or address was sealed with a key that this installation has no more, or forgotten. */
function openedLetter(journalKey: Buffer, mail: MailRecord): MailRecord | null {
  try {
    return withAddress(journalKey, withSecret(journalKey, mail));
  } catch {
    return null;
  }
}

async function settle({ db, clock, log }: Means, mail: MailRecord, sent: Sent): Promise<void> {
  const at = clock();
  if (sent.kind === 'sent') return settleMail(db, mail, { state: 'sent', at });
  const wait = sent.kind === 'later' ? waitAfter(mail.attempts) : null;
  const state: MailState = wait !== null ? 'waiting' : sent.kind === 'unsure' ? 'unsure' : 'dead';
  const nextAt = afterQuiet(new Date(at.getTime() + (wait ?? 0)), mail.quiet);
  if (state !== 'waiting') log.warn({ mail: mail.id, why: sent.why }, `mail is ${state}`);
  await settleMail(db, mail, { state, at, nextAt, why: sent.why });
}
