import type { ActContext } from '../act.ts';
import { type MailAttachment, mailSql } from './mail-store.ts';
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
  const { key, to, subject, text, html, attachments = [], quiet = null } = mail;
  await context.defer(
    mailSql({
      ...{ authority_id: context.authorityId, id: context.ids.next(), key, recipient: to },
      ...{ subject, text_body: text, html_body: html, attachments, quiet },
      ...{ next_at: afterQuiet(context.now, quiet), at: context.now },
    }),
  );
}
