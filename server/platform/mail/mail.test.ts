import { sql } from 'kysely';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { perform } from '../act.ts';
import { createMailer } from './mail.ts';
import { markUnsure, putBackMail, takeMail } from './mail-store.ts';
import { type QueuedMail, queueMail } from './queue-mail.ts';
import type { MailState } from './rules/mail-states.ts';
import { writeBlocks } from './rules/plain-html.ts';
import { afterQuiet } from './rules/quiet-hours.ts';
import { sendMail } from './send-mail.ts';

const AUTHORITY = '77';
const author = { personId: '1', postId: '1', unitId: '1', authorityId: AUTHORITY };

type Answer = 'take' | 'later' | 'refuse' | 'hang up';

let platform: TestPlatform;
let server: SMTPServer;
let url: string;
let inbox: ParsedMail[] = [];
/** Letters to `many…`, which nobody reads. */
let delivered: string[] = [];
/** How the server answers a letter to an address, at each try. */
let answers: (to: string, attempt: number) => Answer = () => 'take';
const tries = new Map<string, number>();

beforeAll(async () => {
  platform = await openTestPlatform();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const attempt = (tries.get(address) ?? 0) + 1;
      tries.set(address, attempt);
      const answer = answers(address, attempt);
      if (answer === 'later') {
        done(Object.assign(new Error('Greylisted, try again later'), { responseCode: 451 }));
      } else if (answer === 'refuse') {
        done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
      } else done();
    },
    onData(stream: SMTPServerDataStream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      if (to.startsWith('many')) {
        stream.resume();
        stream.on('end', () => {
          delivered.push(to);
          done();
        });
        return;
      }
      void simpleParser(stream).then((mail) => {
        inbox.push(mail);
        if (answers(to, tries.get(to) ?? 1) === 'hang up') {
          // The letter has arrived, and the answer never comes.
          for (const connection of server.connections) connection.close();
          return;
        }
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.server.address();
  url = `smtp://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await platform.close();
});
beforeEach(async () => {
  inbox = [];
  delivered = [];
  tries.clear();
  answers = () => 'take';
  platform.clock.set('2026-12-01T08:30:00+07:00');
  await sql`truncate mail_outbox`.execute(platform.db);
});

const mailer = (at = url) => createMailer({ url: at, from: 'Chỉ Đạo <chidao@bo.example.vn>' });
const send = (at = url) => sendMail(platform, mailer(at));
const letter = (to: string, more: Partial<QueuedMail> = {}): QueuedMail => ({
  ...{ key: `letter ${to}`, to, subject: 'Nhắc việc: Đôn đốc tiến độ', text: 'Kính gửi', html: '' },
  ...more,
});

/** Queues letters in one act, as every act does. */
async function queue(...letters: QueuedMail[]): Promise<void> {
  const request = { name: 'write_letters', authorityId: AUTHORITY, author, key: null };
  await perform(platform, request, async (context) => {
    for (const each of letters) await queueMail(context, each);
    await context.journal({ subjectKind: 'person', subjectId: '1', before: null, after: {} });
    return {};
  });
}

async function states(): Promise<Record<string, MailState>> {
  const { rows } = await sql<{ recipient: string; state: MailState }>`
    select recipient, state from mail_outbox`.execute(platform.db);
  return Object.fromEntries(rows.map(({ recipient, state }) => [recipient, state]));
}

function later(minutes: number): void {
  platform.clock.set(new Date(platform.clock().getTime() + minutes * 60_000).toISOString());
}

describe('mail', () => {
  it('arrives with its accents, as text and as HTML, from whom and to whom it is', async () => {
    const words = writeBlocks([
      { kind: 'paragraph', text: 'Kính gửi Nguyễn Thị Hoà & đồng nghiệp <Cục Viễn thông>' },
      {
        kind: 'link',
        text: 'Mở danh sách',
        address: 'https://chidao.example.vn/digests/1?a=1&b=2',
      },
    ]);
    const hash = await platform.files.put(Buffer.from('nội dung'));
    await queue(
      letter('an@bo.example.vn', {
        ...words,
        attachments: [{ name: 'Công văn đôn đốc.txt', mediaType: 'text/plain', hash }],
      }),
    );
    expect(inbox).toEqual([]);
    expect(await send()).toBe(1);
    const [mail] = inbox;
    expect(mail?.subject).toBe('Nhắc việc: Đôn đốc tiến độ');
    expect(mail?.from?.value[0]).toEqual({ name: 'Chỉ Đạo', address: 'chidao@bo.example.vn' });
    expect(mail?.text).toContain('Nguyễn Thị Hoà & đồng nghiệp <Cục Viễn thông>');
    expect(mail?.html).toContain('Nguyễn Thị Hoà &amp; đồng nghiệp &lt;Cục Viễn thông&gt;');
    expect(mail?.html).toContain('href="https://chidao.example.vn/digests/1?a=1&amp;b=2"');
    expect(mail?.attachments[0]?.filename).toBe('Công văn đôn đốc.txt');
    expect(mail?.attachments[0]?.content.toString()).toBe('nội dung');
    expect(await states()).toEqual({ 'an@bo.example.vn': 'sent' });
  });

  it('is not there where its act was undone, and once where it was asked for twice', async () => {
    const request = { name: 'write_letters', authorityId: AUTHORITY, author, key: null };
    const undone = perform(platform, request, async (context) => {
      await queueMail(context, letter('x@bo.example.vn'));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await queue(letter('an@bo.example.vn'));
    await queue(letter('an@bo.example.vn', { subject: 'Lần hai' }));
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    expect(inbox.map(({ subject }) => subject)).toEqual(['Nhắc việc: Đôn đốc tiến độ']);
  });

  it('comes again where the server says later, and not before its time', async () => {
    answers = (_to, attempt) => (attempt < 3 ? 'later' : 'take');
    await queue(letter('an@bo.example.vn'));
    expect(await send()).toBe(0);
    expect(await states()).toEqual({ 'an@bo.example.vn': 'waiting' });
    expect(await send()).toBe(0);
    expect(tries.get('an@bo.example.vn')).toBe(1);
    later(2);
    expect(await send()).toBe(0);
    later(6);
    expect(await send()).toBe(1);
    expect(inbox).toHaveLength(1);
  });

  it('is dead where the mailbox is refused, alone, and can be sent again', async () => {
    answers = (to, attempt) => (to.startsWith('gone') && attempt === 1 ? 'refuse' : 'take');
    await queue(letter('gone@bo.example.vn'), letter('an@bo.example.vn'));
    expect(await send()).toBe(1);
    expect(await states()).toEqual({ 'gone@bo.example.vn': 'dead', 'an@bo.example.vn': 'sent' });
    const { rows } = await sql<{ id: string; last_error: string }>`
      select id, last_error from mail_outbox where state = 'dead'`.execute(platform.db);
    expect(rows[0]?.last_error).toContain('No such mailbox');
    const ids = [rows[0]?.id ?? ''];
    const back = await platform.db
      .transaction()
      .execute((tx) => putBackMail(tx, AUTHORITY, ids, platform.clock()));
    expect(back).toEqual(ids);
    expect(await send()).toBe(1);
  });

  it('waits while no server answers, without trying every letter, and dies after two days', async () => {
    const closed = 'smtp://127.0.0.1:1';
    await queue(...Array.from({ length: 20 }, (_, n) => letter(`n${n}@bo.example.vn`)));
    expect(await send(closed)).toBe(0);
    const tried = await sql<{ n: number }>`select count(*)::int as n from mail_outbox
      where attempts > 0`.execute(platform.db);
    expect(tried.rows[0]?.n).toBeLessThanOrEqual(3);
    await sql`delete from mail_outbox where recipient <> 'n0@bo.example.vn'`.execute(platform.db);
    for (let attempt = 0; attempt < 12; attempt += 1) {
      later(24 * 60);
      await send(closed);
    }
    expect(await states()).toEqual({ 'n0@bo.example.vn': 'dead' });
  });

  it('is never sent a second time by itself where the answer was lost', async () => {
    answers = () => 'hang up';
    await queue(letter('an@bo.example.vn'));
    expect(await send()).toBe(0);
    expect(await states()).toEqual({ 'an@bo.example.vn': 'unsure' });
    answers = () => 'take';
    later(60);
    expect(await send()).toBe(0);
    expect(inbox).toHaveLength(1);
  });

  it('is left unsure by a process that is killed between sending and noting it', async () => {
    await queue(letter('an@bo.example.vn'));
    // The killed process: it took the letter and never came back.
    const taken = await takeMail(platform.db, platform.clock());
    expect(taken?.recipient).toBe('an@bo.example.vn');
    expect(await send()).toBe(0);
    expect(await states()).toEqual({ 'an@bo.example.vn': 'sending' });
    later(6);
    expect(await send()).toBe(0);
    expect(await states()).toEqual({ 'an@bo.example.vn': 'unsure' });
    expect(inbox).toEqual([]);
  });

  it('reaches five hundred people once each although two processes send', async () => {
    await queue(...Array.from({ length: 500 }, (_, n) => letter(`many${n}@bo.example.vn`)));
    const sent = await Promise.all([send(), send()]);
    expect(sent[0] + sent[1]).toBe(500);
    expect(delivered).toHaveLength(500);
    expect(new Set(delivered).size).toBe(500);
  }, 60_000);

  it('does not lie about for the day on which a server is named', async () => {
    await queue(letter('an@bo.example.vn'));
    expect(await sendMail(platform, createMailer(null))).toBe(0);
    expect(await states()).toEqual({ 'an@bo.example.vn': 'dead' });
    expect(await markUnsure(platform.db, platform.clock(), '')).toBe(0);
  });

  it('keeps the quiet hours', async () => {
    const quiet = { from: '18:00', to: '07:00' };
    platform.clock.set('2026-12-01T22:00:00+07:00');
    await queue(letter('an@bo.example.vn', { quiet }));
    expect(await send()).toBe(0);
    platform.clock.set('2026-12-02T07:00:00+07:00');
    expect(await send()).toBe(1);
    for (const [at, until] of [
      ['2026-12-01T17:59:59+07:00', '2026-12-01T17:59:59+07:00'],
      ['2026-12-01T18:00:30+07:00', '2026-12-02T07:00:00+07:00'],
      ['2026-12-02T06:59:00+07:00', '2026-12-02T07:00:00+07:00'],
    ] as const) {
      expect(afterQuiet(new Date(at), quiet)).toEqual(new Date(until));
    }
    const none = { from: '08:00', to: '08:00' };
    expect(afterQuiet(new Date('2026-12-01T08:00:00+07:00'), none)).toEqual(
      new Date('2026-12-01T08:00:00+07:00'),
    );
  });
});
