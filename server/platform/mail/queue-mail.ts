import type { ActContext } from '../act.ts';
import { openText, sealText } from '../sealed-text.ts';
import { type MailAttachment, type MailRecord, mailSql } from './mail-store.ts';
import { afterQuiet, type QuietHours } from './rules/quiet-hours.ts';

/** A letter that an act wants sent. */
export interface QueuedMail {
  /** What makes it this letter and no other: of two with one key in an authority only the first is sent. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly MailAttachment[];
  readonly quiet?: QuietHours | null;
  /** Words that stand in the letter but not in the database: see {@link sealForLetter}. */
  readonly secret?: Buffer | null;
}

/** Stands in the bodies of a letter where its secret belongs. */
export const SECRET_PLACE = '{{secret}}';

/** Seals words for the letter of a key, such as the token of a link that sets a password. */
export function sealForLetter(installationKey: Buffer, mailKey: string, words: string): Buffer {
  return sealText(installationKey, 'letter', mailKey, words);
}

/** A letter with its secret in its place. */
export function withSecret<
  M extends Pick<MailRecord, 'key' | 'secret' | 'text_body' | 'html_body'>,
>(installationKey: Buffer, mail: M): M {
  if (mail.secret === null) return mail;
  const words = openText(installationKey, 'letter', mail.key, mail.secret);
  return {
    ...mail,
    text_body: mail.text_body.replaceAll(SECRET_PLACE, words),
    html_body: mail.html_body.replaceAll(SECRET_PLACE, words),
  };
}

/** The job that sends what waits. */
export const SEND_MAIL = 'send_mail';

/**
 * Writes a letter into the outbox with the act that causes it: it goes out if and only if the act commits,
 * and the act waits for no mail server.
 */
export async function queueMail(
  context: Pick<ActContext, 'ids' | 'defer' | 'now' | 'authorityId'>,
  mail: QueuedMail,
): Promise<void> {
  const { key, to, subject, text, html, attachments = [], quiet = null, secret = null } = mail;
  await context.defer(
    mailSql({
      ...{ authority_id: context.authorityId, id: context.ids.next(), key, recipient: to },
      ...{ subject, text_body: text, html_body: html, attachments, quiet, secret },
      ...{ next_at: afterQuiet(context.now, quiet), at: context.now },
    }),
  );
}
