import { sql } from 'kysely';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../platform/config.ts';
import { rows } from '../platform/database/rows.ts';
import { createMailer } from '../platform/mail/mail.ts';
import { sendMail } from '../platform/mail/send-mail.ts';
import { MAIL_RESET_LINK, resetJobs } from './ask-for-reset.ts';
import { signInRules } from './sign-in-rules.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';
import { enter, hire, OLD_PASSWORD } from './testing/person-with-password.ts';

const MORNING = '2026-11-22T08:00:00+07:00';
const NEW_PASSWORD = 'ba con trâu qua cầu tre';

let office: Office;
let admin: Browser;
let server: SMTPServer;
let inbox: ParsedMail[] = [];
const mail = { url: '', from: 'Chỉ Đạo <chidao@bo.example.vn>' };

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      void simpleParser(stream).then((letter) => {
        inbox.push(letter);
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.server.address();
  mail.url = `smtp://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
  office = await openOffice({ mail });
  admin = await office.signedIn('admin');
});
beforeEach(() => {
  office.platform.clock.set(MORNING);
  inbox = [];
});
afterAll(async () => {
  await office.close();
  await new Promise<void>((closed) => server.close(closed));
});

/** Runs what waits: the letters that were asked for, then the outbox. */
async function deliver(): Promise<void> {
  const { platform } = office;
  const config = readConfig({ CHIDAO_VAR: `/tmp/chidao-office-${process.pid}` });
  const jobs = resetJobs(platform, signInRules({ ...config, mail }));
  const asked = await rows(
    platform.db,
    sql<{ payload: Record<string, unknown> }>`with gone as (
        delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and t.identifier = ${MAIL_RESET_LINK} returning j.payload)
      select payload from gone`,
  );
  for (const { payload } of asked) await jobs[MAIL_RESET_LINK]?.(payload);
  await sendMail(platform, createMailer(mail));
}

const tokenIn = (letter: ParsedMail | undefined) =>
  /http:\/\/localhost:4600\/set-password#([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? '';
const setEmail = (personId: string, email: string) =>
  admin.send('POST', `/api/people/${personId}/email`, { email });

it('a forgotten password: letter, link, a new password, signed in', async () => {
  const holder = await hire(office, 'quen.roi');
  await setEmail(holder.personId, 'quen@bo.example.vn');
  const open = await enter(office, 'quen.roi');
  const ask = await office.browser().send('POST', '/api/password/forgotten', { name: 'QUEN.roi' });
  expect(ask.json()).toEqual({});
  await deliver();
  expect(inbox.map((letter) => [letter.subject, Object(letter.to).text])).toEqual([
    ['Đặt lại mật khẩu Chỉ Đạo', 'quen@bo.example.vn'],
  ]);
  const token = tokenIn(inbox[0]);
  expect(inbox[0]?.html).toContain(`href="http://localhost:4600/set-password#${token}"`);

  const page = office.browser();
  const set = await page.send('POST', '/api/password/link/use', { token, password: NEW_PASSWORD });
  expect(set.json()).toMatchObject({ username: 'quen.roi' });
  expect((await page.send('GET', '/api/session')).statusCode).toBe(200);
  expect((await open.send('GET', '/api/session')).statusCode).toBe(401);
  const again = { token, password: NEW_PASSWORD };
  expect((await office.browser().send('POST', '/api/password/link/use', again)).json().code).toBe(
    'PASSWORD_LINK_OVER',
  );
  await expect(enter(office, 'quen.roi', OLD_PASSWORD)).rejects.toThrow('WRONG_PASSWORD');
  // The holder hears of it; the letter of the link is forgotten but for its form.
  await deliver();
  expect(inbox.map((letter) => letter.subject)).toContain('Thay đổi ở tài khoản Chỉ Đạo');
  const kept = await rows(
    office.platform.db,
    sql<{ secret: Buffer | null }>`select secret from mail_outbox where state = 'sent'`,
  );
  expect(kept.every(({ secret }) => secret === null)).toBe(true);
});

it('a stranger who asks again and again gets nobody more than three letters an hour, and strangers none', async () => {
  const holder = await hire(office, 'lam.phien');
  await setEmail(holder.personId, 'phien@bo.example.vn');
  for (const name of ['khong.ai', ...Array<string>(5).fill('phien@bo.example.vn')]) {
    const reply = await office.browser().send('POST', '/api/password/forgotten', { name });
    expect(reply.json()).toEqual({});
  }
  await deliver();
  expect(inbox).toHaveLength(3);
  // Each link ends the one before.
  const good = [];
  for (const letter of inbox) {
    const reply = await office
      .browser()
      .send('POST', '/api/password/link', { token: tokenIn(letter) });
    if (reply.statusCode === 200) good.push(letter);
  }
  expect(good).toHaveLength(1);
});

it('a letter sealed with a key that is gone is given up, and the others go out', async () => {
  const holder = await hire(office, 'khoa.cu');
  await setEmail(holder.personId, 'cu@bo.example.vn');
  await admin.send('POST', `/api/people/${holder.personId}/account/reset`, {});
  const other = { ...office.platform, journalKey: Buffer.alloc(32, 9) };
  expect(await sendMail(other, createMailer(mail))).toBe(0);
  const [letter] = await rows(
    office.platform.db,
    sql<{ state: string }>`select state from mail_outbox order by id desc limit 1`,
  );
  expect(letter?.state).toBe('dead');
});

it('an invitation by letter leads to a password, a session and the own account', async () => {
  const holder = await hire(office, 'tam');
  await sql`delete from account where id = ${holder.accountId}`.execute(office.platform.db);
  const invited = await admin.send('POST', `/api/people/${holder.personId}/account/invite`, {
    ...{ username: 'nguoi.moi', email: 'moi@bo.example.vn' },
  });
  expect(invited.json()).toEqual({ mailedTo: 'moi@bo.example.vn', address: null });
  await deliver();
  expect(inbox.map((letter) => letter.subject)).toEqual(['Lời mời vào Chỉ Đạo']);
  const page = office.browser();
  const body = { token: tokenIn(inbox[0]), password: NEW_PASSWORD };
  await page.send('POST', '/api/password/link/use', body);
  const mine = await page.send('GET', '/api/account');
  expect(mine.json()).toMatchObject({
    ...{ username: 'nguoi.moi', hasPassword: true, passwordSetAt: '2026-11-22T01:00:00.000Z' },
  });
});
