import { sql } from 'kysely';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { asDay } from '../../calendar/rules/day.ts';
import { rows } from '../../platform/database/rows.ts';
import { createMailer } from '../../platform/mail/mail.ts';
import { sendMail } from '../../platform/mail/send-mail.ts';
import { type GivenPlan, giveTasks } from '../../tasks/testing/give-tasks.ts';
import { HOME, openPublicSite, type PublicSite } from '../feedback/testing/public-site.ts';
import { publishPlainly } from '../feedback/testing/published-place.ts';
import { wishJobs } from './ask-to-follow.ts';
import { tellFollowers } from './tell-followers.ts';

const PAGE = '/p/theo-doi/bo-tttt/601-qd';
const WHO = 'dan@thon.example.vn';
const CONFIRMED = sql`select 1 from follow where confirmed_at is not null`;

describe('followers by e-mail', () => {
  let site: PublicSite;
  let world: World;
  let given: GivenPlan;
  let server: SMTPServer;
  let url: string;
  let inbox: ParsedMail[] = [];
  beforeAll(async () => {
    site = await openPublicSite('2026-11-20T09:00:00+07:00');
    const { platform } = site;
    world = await makeWorld(platform);
    const unitIds = [world.ministry.telecom.id];
    const line = { title: 'Trang bị máy tính bảng', dueOn: asDay('2026-12-30'), unitIds };
    given = await giveTasks(platform, world.actors.planner, [line]);
    await publish(1);
    server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
      onData(stream, _session, done) {
        void simpleParser(stream).then((mail) => {
          inbox.push(mail);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.server.address();
    url = `smtp://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await site.close();
  });

  const publish = (edition: number) => {
    const slugs = { body: 'bo-tttt', plan: '601-qd', title: 'Kế hoạch 601' };
    return publishPlainly(site.platform, world.ministry.authorityId, given, slugs, edition);
  };
  /** Answers the wishes that were put aside, as the job does. */
  async function answerWishes(): Promise<void> {
    const { db } = site.platform;
    const asked = await rows(
      db,
      sql<{ payload: Record<string, unknown>; id: string }>`
        select id, payload from graphile_worker._private_jobs`,
    );
    await sql`delete from graphile_worker._private_jobs`.execute(db);
    const job = wishJobs(site.platform, HOME).answer_wish_to_follow;
    for (const { payload } of asked) if (payload.wish) await job?.(payload);
  }
  async function letters(): Promise<ParsedMail[]> {
    inbox = [];
    const mailer = createMailer({ url, from: 'Công khai <cong-khai@bo.example.vn>' });
    await sendMail(site.platform, mailer);
    return inbox;
  }
  async function ask(address: string, page = PAGE) {
    const form = await site.open(page);
    site.wait(700);
    return form.send({ thu: address });
  }
  const linkIn = (mail: ParsedMail | undefined, part: string) =>
    new RegExp(`${HOME}(\\S*/${part}/\\S+)`).exec(mail?.text ?? '')?.[1] ?? '';

  it('are asked by one letter, told nothing before they confirm, and say the same of every address', async () => {
    const known = await ask(WHO);
    const strange = await ask('khong-ai@thon.example.vn');
    expect(known.text).toContain('Mở hộp thư để xác nhận');
    expect(strange.text.replace(/phieu" value="[^"]*/, '')).toBe(
      known.text.replace(/phieu" value="[^"]*/, ''),
    );
    await answerWishes();
    const asked = await letters();
    expect(asked.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([
      WHO,
      'khong-ai@thon.example.vn',
    ]);
    const mine = asked.find(({ to }) => [to].flat()[0]?.text === WHO);
    expect(mine?.subject).toBe('Xác nhận theo dõi “Kế hoạch 601”');
    expect(mine?.text).toContain('48 giờ');
    expect(mine?.headers.has('list')).toBe(false);

    site.wait(3_600);
    await publish(2);
    site.wait(3_600);
    expect(await tellFollowers(site.platform, HOME)).toBe(0);
    // A mail program that opens the link confirms nothing; the button does.
    const page = await site.open(linkIn(mine, 'xac-nhan'));
    expect(await rows(site.platform.db, CONFIRMED)).toEqual([]);
    site.wait(10);
    const done = await page.send({});
    const managed = await site.open(done.headers.location ?? '');
    expect(managed.text).toContain('Đã xác nhận');
    expect(managed.text).toContain('Kế hoạch 601');
    expect(await tellFollowers(site.platform, HOME)).toBe(0);

    // Nowhere in the database does the address stand.
    for (const table of ['follower', 'follow', 'mail_outbox', 'journal', 'public_count']) {
      const found = await rows(
        site.platform.db,
        sql`select 1 from ${sql.table(table)} t where t::text like ${`%${WHO}%`}`,
      );
      expect([table, found.length]).toEqual([table, 0]);
    }
  });

  it('get one letter a day with what is new, and end it with one click', async () => {
    site.platform.clock.set('2026-11-23T08:00:00+07:00');
    await publish(3);
    site.wait(600);
    await publish(4);
    site.wait(60);
    // What is still settling waits for the next letter.
    expect(await tellFollowers(site.platform, HOME)).toBe(1);
    const [first, ...more] = await letters();
    expect(more).toEqual([]);
    expect(first?.subject).toBe('Bộ Thông tin và Truyền thông: 1 mục mới');
    expect(first?.text).toContain(`${HOME}/p/bo-tttt/601-qd`);
    site.wait(3_600);
    expect(await tellFollowers(site.platform, HOME)).toBe(0);
    site.platform.clock.set('2026-11-24T06:30:00+07:00');
    expect(await tellFollowers(site.platform, HOME)).toBe(0);
    site.platform.clock.set('2026-11-24T07:30:00+07:00');
    expect(
      await Promise.all([tellFollowers(site.platform, HOME), tellFollowers(site.platform, HOME)]),
    ).toContain(1);
    const [second, ...none] = await letters();
    expect(none).toEqual([]);

    const raw = second?.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, ' ')) ?? [];
    const header = raw.find((line) => line.startsWith('List-Unsubscribe:')) ?? '';
    const oneClick = /<https:\/\/cong-khai\.example\.vn([^>]+)>/.exec(header)?.[1] ?? '';
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const manage = await site.open(linkIn(second, 'quan-ly'));
    expect(manage.text).toContain('Thôi tất cả');
    // As a mail server sends it: no page of ours before, no mark of a browser.
    expect((await manage.send({ 'List-Unsubscribe': 'One-Click' }, {})).status).toBe(422);
    expect((await site.post(oneClick, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await rows(site.platform.db, CONFIRMED)).toEqual([]);
    expect((await site.open(linkIn(second, 'quan-ly'))).text).toContain('Địa chỉ đã được xoá');
    site.platform.clock.set('2026-11-25T08:00:00+07:00');
    await publish(5);
    site.wait(3_600);
    expect(await tellFollowers(site.platform, HOME)).toBe(0);
  });

  it('are asked again only so often, whoever keeps giving their address, and a question runs out', async () => {
    site.platform.clock.set('2026-11-26T08:00:00+07:00');
    for (let at = 0; at < 4; at += 1)
      await ask('lam-phien@thon.example.vn', '/en/p/theo-doi/bo-tttt');
    await answerWishes();
    const asked = await letters();
    expect(asked.length).toBe(1);
    expect(asked[0]?.subject).toContain('Confirm following all plans');
    const page = await site.open(linkIn(asked[0], 'xac-nhan'));
    site.wait(49 * 3_600);
    const late = await (await site.open(linkIn(asked[0], 'xac-nhan'))).send({});
    expect([late.status, page.status]).toEqual([422, 200]);
    const again = await site.open(linkIn(asked[0], 'xac-nhan'));
    site.wait(10);
    const refused = await again.send({});
    expect([refused.status, refused.text.includes('works no more')]).toEqual([410, true]);
    expect((await site.open('/p/theo-doi/quan-ly/a.b.khong-phai')).status).toBe(410);
    expect((await ask('khong-phai-dia-chi')).text).toContain('Ghi đủ địa chỉ thư');
  });
});
