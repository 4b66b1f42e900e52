import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes every letter, slowly, and counts how often each one came. */
export interface MailSink {
  readonly url: string;
  /** Times that each letter arrived, by its message id. */
  readonly arrived: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** @param pause milliseconds that it thinks about a letter: a kill falls between the letter and its answer */
export async function openMailSink(pause: () => number): Promise<MailSink> {
  const arrived = new Map<string, number>();
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onData(stream, _session, done) {
      void simpleParser(stream).then(({ messageId = '?' }) => {
        arrived.set(messageId, (arrived.get(messageId) ?? 0) + 1);
        setTimeout(() => done(), pause());
      }, done);
    },
  });
  // A sender that is killed breaks its connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
