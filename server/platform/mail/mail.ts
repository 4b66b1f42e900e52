import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config.ts';

/** A letter by e-mail (thư điện tử) to one person. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every try, so that a mailbox that gets a letter twice can tell. */
  readonly messageId?: string;
  /** An https address at which one click ends such letters (RFC 8058). */
  readonly listUnsubscribe?: string | null;
  readonly attachments?: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly content: NodeJS.ReadableStream | Buffer;
  }[];
}

/**
 * What became of one try: taken by the mail server; not now (down, busy, greylisting) and nothing was handed
 * over; refused for good; or `unsure`: the letter was handed over and the answer never came.
 */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later' | 'refused' | 'unsure'; readonly why: string };

export interface Mailer {
  readonly from: string;
  /** One try; never throws for what a mail server or the network does. */
  send(letter: Letter): Promise<Sent>;
}

/** Longer than any mail server thinks about a letter, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Mail over SMTP. One connection a letter: a pool would take a letter whose connection broke and send it
 * again by itself.
 *
 * @param config null where no mail server is named: then there is no mailer, and mail is off
 */
export function createMailer(config: MailConfig | null): Mailer | null {
  if (config === null) return null;
  const transport = createTransport({
    url: config.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The body is read when the server has said that it will take it: from then on it may have arrived.
  const handedOver = new WeakSet<object>();
  transport.use('stream', (mail, done) => {
    const message = mail.message;
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = open(options);
      const pipe = stream.pipe.bind(stream);
      stream.pipe = (target, more) => {
        handedOver.add(mail.data.envelope ?? mail.data);
        return pipe(target, more);
      };
      return stream;
    };
    done();
  });
  return {
    from: config.from,
    async send({ to, subject, text, html, messageId, listUnsubscribe = null, attachments = [] }) {
      const envelope = { from: addressIn(config.from), to: [to] };
      try {
        await transport.sendMail({
          ...{ from: config.from, to: { name: '', address: to }, subject, text, html, envelope },
          ...(messageId === undefined ? {} : { messageId }),
          ...(listUnsubscribe === null ? {} : { headers: wayOut(listUnsubscribe) }),
          attachments: attachments.map(({ name, mediaType, content }) => ({
            filename: name,
            contentType: mediaType,
            content: content as Buffer,
          })),
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error, handedOver.has(envelope));
      }
    },
  };
}

/** The headers by which mail readers show one button that ends these letters (RFC 2369, RFC 8058). */
function wayOut(address: string) {
  return {
    'List-Unsubscribe': { prepared: true, value: `<${address}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** `Chỉ Đạo <nhac-viec@bo.gov.vn>` → `nhac-viec@bo.gov.vn` */
export function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

function outcomeOf(error: unknown, wasHandedOver: boolean): Sent {
  const { responseCode, code, message }: Record<string, unknown> = Object(error);
  const why = `${typeof code === 'string' ? `${code}: ` : ''}${String(message)}`.slice(0, 500);
  if (typeof responseCode === 'number') {
    // A wrong password is for the operator to mend: the letters wait for it.
    if (responseCode >= 500 && code !== 'EAUTH') return { kind: 'refused', why };
    return { kind: 'later', why };
  }
  if (code === 'EENVELOPE') return { kind: 'refused', why };
  return { kind: wasHandedOver ? 'unsure' : 'later', why };
}
