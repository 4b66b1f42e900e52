import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PUBLIC_STYLE } from '../../platform/html/style.ts';
import { PublicSnapshot } from '../rules/public-snapshot.ts';
import { manyTasks, sixTasks } from '../testing/made-snapshot.ts';
import { ORIGIN, openPublicSide, type PublicSide } from '../testing/open-public-side.ts';
import { publishMade } from '../testing/publish-made.ts';

const PLAN = '/p/bo-tttt/601-qd-btttt-2022';
const MOST_BYTES = 100_000;

describe('the public side', () => {
  let side: PublicSide;
  let authorityId: string;
  beforeAll(async () => {
    side = await openPublicSide();
    authorityId = side.world.ministry.authorityId;
    await publish({ snapshot: sixTasks() });
  });
  afterAll(() => side.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    side.app.inject({ url, headers });
  async function publish(edition: Omit<Parameters<typeof publishMade>[1], 'authorityId'>) {
    const before = side.cache.age;
    await publishMade(side.platform, { authorityId, ...edition });
    await vi.waitUntil(() => side.cache.age > before);
  }

  it('says first what was promised and what was done, every rate with its fraction', async () => {
    const { body, headers } = await get(PLAN);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('Đã hứa 6 việc: xong 4 (đúng hạn 3), đang làm 2 (quá hạn 1).');
    expect(body).toContain('4/6 việc (66,7 %). Đúng hạn: 3/4 việc đã xong (75 %)');
    expect(body).toContain('Số liệu đến hết ngày 14/11/2026');
    expect(body).toContain('Quý IV/2022 (hạn 31/12/2022)');
    expect(body).toContain('Quá hạn 45 ngày');
    expect(body).toContain('Đã giải ngân 660.500/800.000 triệu đồng (82,6 %)');
    expect(body).toContain('<blockquote lang="vi">1. Trang bị máy tính bảng');
  });

  it('stands in English at the same address under /en, each leading to the other', async () => {
    const { body } = await get(`/en${PLAN}`);
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('Promised 6 tasks: 4 done (3 on time), 2 under way (1 overdue).');
    expect(body).toContain(`hreflang="vi" href="${ORIGIN}${PLAN}"`);
    expect((await get(PLAN)).body).toContain(`hreflang="en" href="${ORIGIN}/en${PLAN}"`);
  });

  it('leads from all bodies to a body, a plan, a task and its words', async () => {
    const way = ['/p', '/p/bo-tttt', PLAN, `${PLAN}/nv-3`];
    for (const [at, url] of way.entries()) {
      const { body, statusCode } = await get(url);
      expect(statusCode).toBe(200);
      expect(body.match(/<h1>/g)).toHaveLength(1);
      const next = way[at + 1];
      if (next) expect(body).toContain(`href="${next}"`);
    }
    const task = (await get(`${PLAN}/nv-3`)).body;
    expect(task).toContain('3. Hỗ trợ người học: Vụ Bưu chính chủ trì');
    expect(task).toContain('14/10/2022');
    expect((await get(`${PLAN}/ct-1`)).body).toContain('role="img"');
  });

  it('finds plans without accents and by year, and says when there is none', async () => {
    const found = async (query: string) => (await get(`/p/bo-tttt?${query}`)).body;
    expect(await found('q=phuc+hoi+601')).toContain(`href="${PLAN}"`);
    expect(await found('q=khong+co')).toContain('Không có kế hoạch nào khớp');
    expect(await found('nam=2022')).toContain(`href="${PLAN}"`);
    expect(await found('nam=2019')).not.toContain(`href="${PLAN}"`);
  });

  it('filters tasks by plain links whose number is what they show', async () => {
    const { body } = await get(PLAN);
    const links = [
      ...body.matchAll(/<a href="([^"]*(?:tinh-hinh|linh-vuc|don-vi)[^"]*)">[^<]*\((\d+)\)/g),
    ];
    expect(links.length).toBeGreaterThan(8);
    for (const [, href = '', count] of links) {
      const url = href.replaceAll('&#38;', '&').replaceAll('&#61;', '=').replace(/#.*/, '');
      const shown = (await get(url)).body;
      expect([href, shown.match(/<li id="nv-/g)?.length]).toEqual([href, Number(count)]);
    }
    expect((await get(`${PLAN}?tinh-hinh=tam-dung`)).body).toContain('Không có việc nào khớp');
  });

  it('answers unknown addresses with a page that helps, and keeps nothing of them', async () => {
    const { entries } = side.cache.size;
    const nowhere = [
      '/p/khong-co',
      `${PLAN}/nv-99`,
      `${PLAN}?trang=7`,
      `${PLAN}?ban=9`,
      `${PLAN}?ban=x`,
    ];
    for (const url of nowhere) {
      const { statusCode, body, headers } = await get(url);
      expect([url, statusCode]).toEqual([url, 404]);
      expect(body).toContain('Không có trang tại địa chỉ này');
      expect(headers['cache-control']).toBe('no-store');
    }
    expect(side.cache.size.entries).toBe(entries);
    expect((await get('/en/p/a/b/c/d/e')).body).toContain('There is no page at this address');
    expect((await get(`${PLAN}/`)).headers.location).toBe(PLAN);
    expect((await get('/p//evil.example/')).headers.location).toBe('/p//evil.example');
    // What a page does not ask about makes no new page of it.
    expect((await get(`${PLAN}?utm_source=x`)).headers.etag).toBe((await get(PLAN)).headers.etag);
  });

  it('runs nothing and loads nothing that is not its own', async () => {
    for (const url of [PLAN, '/p', `${PLAN}/nv-1`, '/p/khong-co']) {
      const { body, headers } = await get(url);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(body).not.toMatch(/ style=| on\w+=|<style|javascript:/i);
      expect(headers['set-cookie']).toBeUndefined();
      for (const [, src] of body.matchAll(/(?:src|rel="stylesheet" href)="([^"]+)"/g)) {
        expect(src).toMatch(/^\/assets\/public-[\w-]{10}\.(?:css|js)$/);
      }
    }
  });

  it('shows hostile words as words, wherever they stand in a publication', async () => {
    const hostile = '"><img src=x onerror=alert(1)></script><script>alert(1)</script>';
    // Keys, days and shapes stay; every other text of the snapshot becomes hostile.
    const spoilt = (value: unknown, name = ''): unknown => {
      const isKept =
        /^(?:key|slug|parent|status|cutOff|issuedOn|dueOn|finishedOn|from|to|role|period)$/;
      if (typeof value === 'string') return isKept.test(name) ? value : `${value}${hostile}`;
      if (Array.isArray(value)) return value.map((each) => spoilt(each));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, spoilt(each, key)]),
      );
    };
    const base = sixTasks();
    const { plan, ...rest } = base;
    const snapshot = PublicSnapshot.parse(spoilt({ ...rest, plan: { ...plan, slug: 'la' } }));
    await publish({ snapshot });
    const way = ['/p/bo-tttt/la', '/p/bo-tttt', '/p/bo-tttt/la/nv-3', '/p/bo-tttt/la/ct-1'];
    for (const url of [
      ...way,
      '/p/bo-tttt/la?linh-vuc=x',
      `/p/bo-tttt?q=${encodeURIComponent(hostile)}`,
    ]) {
      for (const lang of ['', '/en']) {
        const { body } = await get(lang + url);
        expect([
          url,
          body.match(/<img|<script(?! src="\/assets| type="application\/ld)/gi),
        ]).toEqual([url, null]);
        expect(body.match(/<\/script>/g)?.length).toBe(body.match(/<script/g)?.length);
        expect(body).not.toMatch(/<[^>]*\sonerror=/);
      }
    }
    for (const url of ['/p/bo-tttt/la/cap-nhat.atom', '/p/bo-tttt/tin.atom']) {
      expect(XMLValidator.validate((await get(url)).body)).toBe(true);
    }
    const calendar = ICAL.parse((await get('/p/bo-tttt/la/han.ics')).body);
    expect(new ICAL.Component(calendar).getAllSubcomponents('vevent')).toHaveLength(6);
  });

  it('is said to machines too: schema.org, previews, feeds, calendar, map, robots', async () => {
    const { body } = await get(PLAN);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    const graph = JSON.parse(json)['@graph'];
    expect(graph.map((each: Record<string, unknown>) => each['@type'])).toEqual([
      'Legislation',
      'Dataset',
    ]);
    expect(graph[1].distribution[0].contentUrl).toBe(`${ORIGIN}${PLAN}/du-lieu.csv`);
    expect(body).toContain(`<meta property="og:url" content="${ORIGIN}${PLAN}">`);

    const xml = new XMLParser({ ignoreAttributes: false });
    for (const url of [`${PLAN}/cap-nhat.atom`, '/p/bo-tttt/tin.atom', '/p/sitemap.xml']) {
      const reply = await get(url);
      expect([url, reply.statusCode, XMLValidator.validate(reply.body)]).toEqual([url, 200, true]);
    }
    const { feed } = xml.parse((await get(`${PLAN}/cap-nhat.atom`)).body);
    expect(feed.entry.id).toBe(`${ORIGIN}${PLAN}?ban=1`);
    const { urlset } = xml.parse((await get('/p/sitemap.xml')).body);
    expect(urlset.url.map((each: { loc: string }) => each.loc)).toContain(`${ORIGIN}/en${PLAN}`);
    const robots = (await get('/robots.txt')).body;
    expect(robots).toMatch(/^Allow: \/p$/m);
    expect(robots).toMatch(/^Disallow: \/$/m);
  });

  it('gives its deadlines as whole days that another program reads, with their precision in words', async () => {
    const { body, headers } = await get(`${PLAN}/han.ics`);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(body));
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    expect(events).toHaveLength(6);
    expect(events[0]?.startDate.toString()).toBe('2022-12-31');
    expect(events[0]?.startDate.isDate).toBe(true);
    expect(events[0]?.summary).toBe('1 Trang bị máy tính bảng (Quý IV/2022)');
  });

  it('is kept with a strong tag for each form, and says when a reader has it already', async () => {
    const plain = await get(PLAN);
    expect(plain.headers['cache-control']).toMatch(
      /^public, max-age=60, stale-while-revalidate=\d+$/,
    );
    expect(plain.headers.vary).toBe('accept-encoding');
    const tags = new Set<unknown>();
    for (const [accepted, form, open] of [
      ['br;q=1, gzip', 'br', brotliDecompressSync],
      ['gzip, br;q=0', 'gzip', gunzipSync],
      ['identity', undefined, (bytes: Buffer) => bytes],
    ] as const) {
      const reply = await get(PLAN, { 'accept-encoding': accepted });
      expect(reply.headers['content-encoding']).toBe(form);
      expect(open(reply.rawPayload).toString()).toBe(plain.body);
      const tag = String(reply.headers.etag);
      tags.add(tag);
      const again = { 'accept-encoding': accepted, 'if-none-match': `"x", W/${tag}` };
      const known = await get(PLAN, again);
      expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', tag]);
    }
    expect(tags.size).toBe(3);
    const head = await side.app.inject({ method: 'HEAD', url: PLAN });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', plain.headers.etag]);
    expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(plain.body));
  });

  it('answers two hundred readers of a cold page on its two connections, which cannot write', async () => {
    side.cache.forgetAll();
    const replies = await Promise.all(Array.from({ length: 200 }, () => get(PLAN)));
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const asked = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'chidao'`.execute(side.platform.db);
    // Eight of the office at most in this test, and two of the public.
    expect(asked.rows[0]?.count).toBeLessThanOrEqual(10);
    const write = sql`update publication set title = 'x'`.execute(side.reading);
    await expect(write).rejects.toThrow('read-only');
  });

  it('stays below 100 kB for the longest directive, and every task can be reached', async () => {
    const long = manyTasks();
    await publish({ snapshot: { ...long, plan: { ...long.plan, slug: '01-ct-btttt-2021' } } });
    const css = PUBLIC_STYLE.bytes.length;
    const seen = new Set<string>();
    for (let number = 1, next = true; next; number += 1) {
      const url = `/p/bo-tttt/01-ct-btttt-2021?trang=${number}`;
      const { statusCode, rawPayload, body } = await get(url);
      next = statusCode === 200;
      if (!next) break;
      expect([url, rawPayload.length + css < MOST_BYTES]).toEqual([url, true]);
      for (const [, key = ''] of body.matchAll(/<li id="(nv-\d+)"/g)) seen.add(key);
    }
    expect(seen.size).toBe(193);
  });

  it('shows corrections, keeps old editions readable with a strip, and forgets nothing of what was said', async () => {
    await publish({
      ...{ number: 2, kind: 'correction', note: 'Số giải ngân năm 2022 nhập sai' },
      snapshot: sixTasks({ cutOff: '2026-11-20' }),
      at: '2026-11-21T09:00:00+07:00',
    });
    const latest = (await get(PLAN)).body;
    expect(latest).toContain('Đính chính ngày 21/11/2026: Số giải ngân năm 2022 nhập sai');
    expect(latest).toContain('Số liệu đến hết ngày 20/11/2026');
    const old = (await get(`${PLAN}?ban=1`)).body;
    expect(old).toContain('Đang xem lần công bố 1, số liệu đến hết ngày 14/11/2026');
    expect(old).toContain('<meta name="robots" content="noindex">');
    expect((await get(`${PLAN}/nv-1?ban=1`)).body).toContain('Đang xem lần công bố 1');
    expect((await get(`${PLAN}/cap-nhat.atom`)).body.match(/<entry>/g)).toHaveLength(2);
  });

  it('says of a plan without results that they are not published, and names no result', async () => {
    const { tasks, counts, ...rest } = sixTasks();
    const nothing = {
      doneOnTime: 0,
      doneLate: 0,
      openWithin: 0,
      openNoDeadline: 0,
      openOverdue: 0,
    };
    await publish({
      snapshot: {
        ...rest,
        plan: { ...rest.plan, slug: 'chua-co' },
        counts: { ...counts, ...nothing },
        tasks: tasks.map(({ status: _, ...task }) => ({
          ...{ ...task, counts: { ...task.counts, ...nothing } },
        })),
      },
    });
    const { body } = await get('/p/bo-tttt/chua-co');
    expect(body).toContain('Kế hoạch chưa công bố kết quả.');
    expect(body).toContain('Đã hứa 6 việc.');
    expect(body).not.toMatch(/xong 0|0\/6|class="chip/);
  });

  it('says of what was withdrawn who took it back and why, for ever', async () => {
    const withdrawal = {
      on: '2026-11-22',
      by: 'Bộ Thông tin và Truyền thông',
      reason: 'Trùng kế hoạch',
    };
    const base = sixTasks();
    const slug = 'da-rut';
    await publish({ withdrawal, snapshot: { ...base, plan: { ...base.plan, slug } } });
    for (const url of [`/p/bo-tttt/${slug}`, `/p/bo-tttt/${slug}/nv-1`]) {
      const { statusCode, body } = await get(url);
      expect([url, statusCode]).toEqual([url, 410]);
      expect(body).toContain('rút ngày 22/11/2026. Lý do: Trùng kế hoạch');
    }
    expect((await get('/p/sitemap.xml')).body).not.toContain(slug);
  });
});
