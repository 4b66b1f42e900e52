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
  /** The key of the installation: the address goes to nobody who only has the database. For people outside. */
  readonly sealWith?: Buffer | null;
  /** Where one click ends letters of this kind (RFC 8058); {@link SECRET_PLACE} may stand in it. */
  readonly listUnsubscribe?: string | null;
}

/** Stands in the bodies of a letter where its secret belongs. */
export const SECRET_PLACE = '{{secret}}';

/** Seals words for the letter of a key, such as the token of a link that sets a password. */
export function sealForLetter(installationKey: Buffer, mailKey: string, words: string): Buffer {
  return sealText(installationKey, 'letter', mailKey, words);
}

/** A letter with the address that it goes to. @throws Error where it was sealed with another key, or forgotten */
export function withAddress<M extends Pick<MailRecord, 'key' | 'recipient' | 'sealed_to'>>(
  installationKey: Buffer,
  mail: M,
): M {
  if (mail.sealed_to === null) {
    if (mail.recipient.includes('…')) throw new Error('The address was forgotten');
    return mail;
  }
  return { ...mail, recipient: openText(installationKey, 'letter to', mail.key, mail.sealed_to) };
}

/** What the list of letters shows of a sealed address: `l…@mail.example.vn`. */
function hintAt(address: string): string {
  return `${address.slice(0, 1)}…${address.slice(address.indexOf('@'))}`;
}

/** A letter with its secret in its place. */
export function withSecret<
  M extends Pick<MailRecord, 'key' | 'secret' | 'text_body' | 'html_body' | 'list_unsubscribe'>,
>(installationKey: Buffer, mail: M): M {
  if (mail.secret === null) return mail;
  const words = openText(installationKey, 'letter', mail.key, mail.secret);
  return {
    ...mail,
    text_body: mail.text_body.replaceAll(SECRET_PLACE, words),
    html_body: mail.html_body.replaceAll(SECRET_PLACE, words),
    list_unsubscribe: mail.list_unsubscribe?.replaceAll(SECRET_PLACE, words) ?? null,
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
  const { sealWith = null, listUnsubscribe = null } = mail;
  await context.defer(
    mailSql({
      ...{ authority_id: context.authorityId, id: context.ids.next(), key },
      recipient: sealWith === null ? to : hintAt(to),
      sealed_to: sealWith && sealText(sealWith, 'letter to', key, to),
      list_unsubscribe: listUnsubscribe,
      ...{ subject, text_body: text, html_body: html, attachments, quiet, secret },
      ...{ next_at: afterQuiet(context.now, quiet), at: context.now },
    }),
  );
}
