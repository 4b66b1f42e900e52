import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { openViewCounter, type SeenVisit } from './count-views.ts';
import { viewJobs } from './jobs.ts';
import { readerDigest } from './rules/reader-digest.ts';
import { viewsByDay, viewsOf } from './store/view-store.ts';

const PAGE = '/p/bo-tttt/601-qd-btttt-2022';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const AUTHORITY = '77';

function visit(over: Partial<SeenVisit> = {}): SeenVisit {
  return {
    ...{ method: 'GET', status: 200, url: PAGE, address: '203.162.4.1', agent: FIREFOX },
    headers: { 'user-agent': over.agent ?? FIREFOX, 'accept-language': 'vi' },
    ...over,
  };
}

describe('how many people read a page', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-22T09:00:00+07:00');
    await run(
      platform.db,
      sql`insert into public_address (authority_id, slug) values (${AUTHORITY}, 'bo-tttt')`,
    );
    await run(
      platform.db,
      sql`insert into authority (id, unit_id, name, created_at)
          values (${AUTHORITY}, 1, 'Bộ TT&TT', now())`,
    );
  });
  afterAll(() => platform.close());
  const people = async (page = '601-qd-btttt-2022') =>
    (await viewsOf(platform.db, AUTHORITY, [page])).get(page)?.people ?? 0;

  it('counts a person once a day over two processes, and robots never', async () => {
    const processes = [openViewCounter(platform), openViewCounter(platform)] as const;
    const robots = [
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'facebookexternalhit/1.1',
      'curl/8.5.0',
      'UptimeRobot/2.0',
      'Zabbix',
      '',
    ];
    for (let hit = 0; hit < 10_000; hit += 1) {
      const agent = robots[hit % robots.length] ?? '';
      const address = `203.162.${hit % 250}.${(hit >> 8) % 250}`;
      processes[hit % 2]?.saw(visit({ agent, address }));
    }
    for (const process of processes) await process.flush();
    expect(await people()).toBe(0);

    for (let again = 0; again < 100; again += 1) {
      processes[again % 2]?.saw(visit({ url: again % 3 ? PAGE : `/en${PAGE}?v=${again}` }));
      if (again % 20 === 0) await Promise.all(processes.map((each) => each.flush()));
    }
    await Promise.all(processes.map((each) => each.flush()));
    expect(await people()).toBe(1);

    for (let each = 1; each <= 120; each += 1) {
      processes[each % 2]?.saw(visit({ address: `113.160.0.${each}` }));
      processes[(each + 1) % 2]?.saw(visit({ address: `113.160.0.${each}` }));
    }
    await Promise.all(processes.map((each) => each.flush()));
    expect(await people()).toBe(121);
    processes[0].saw(visit({ url: `${PAGE}/nv-1` }));
    await Promise.all(processes.map((each) => each.close()));
    expect(await people('601-qd-btttt-2022/nv-1')).toBe(1);
  });

  it('keeps nothing of anybody once the day is over, and counts anew the next day', async () => {
    const left = () =>
      rows(
        platform.db,
        sql<{ seen: number; salts: number }>`select
          (select count(*)::int from page_view_seen) as seen,
          (select count(*)::int from view_salt) as salts`,
      );
    expect(await left()).toEqual([{ seen: 122, salts: 1 }]);
    const stored = await rows(
      platform.db,
      sql<{ text: string }>`select (s::text || v::text) as text from page_view_seen s, page_view v`,
    );
    for (const { text } of stored) expect(text).not.toMatch(/203\.162|113\.160|Firefox/);

    platform.clock.set('2026-11-23T00:04:00+07:00');
    await viewJobs(platform).forget_readers?.({});
    expect(await left()).toEqual([{ seen: 122, salts: 1 }]);
    platform.clock.set('2026-11-23T00:06:00+07:00');
    await viewJobs(platform).forget_readers?.({});
    expect(await left()).toEqual([{ seen: 0, salts: 0 }]);

    const counter = openViewCounter(platform);
    counter.saw(visit());
    await counter.close();
    expect(await people()).toBe(122);
    expect(await viewsByDay(platform.db, AUTHORITY, '601-qd-btttt-2022', '2026-11-01')).toEqual([
      { day: '2026-11-22', people: 121 },
      { day: '2026-11-23', people: 1 },
    ]);
  });

  it('gives digests that say nothing without the key of the day', () => {
    const reader = { address: '203.162.4.1', agent: FIREFOX };
    const key = randomBytes(32);
    const of = (page: string, salt = key) => readerDigest(salt, page, reader).toString('hex');
    expect(of('a')).toBe(of('a'));
    expect(new Set([of('a'), of('b'), of('a', randomBytes(32))]).size).toBe(3);
  });
});
