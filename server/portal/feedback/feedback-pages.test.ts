import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld } from '../../../tests/support/world.ts';
import { asDay } from '../../calendar/rules/day.ts';
import { giveTasks } from '../../tasks/testing/give-tasks.ts';
import { openPublicSite, type PublicSite } from './testing/public-site.ts';
import { publishPlainly } from './testing/published-place.ts';

describe('the public pages of feedback', () => {
  let site: PublicSite;
  const FORM = '/p/bo-tttt/601-qd/gop-y?viec=nv-1';
  const good = { loai: 'complaint', 'y-kien': 'Máy ở thôn Nậm <b>Cáp</b> chưa có sóng.' };
  beforeAll(async () => {
    site = await openPublicSite('2026-11-20T09:00:00+07:00');
    const { platform } = site;
    const world = await makeWorld(platform);
    const unitIds = [world.ministry.telecom.id];
    const line = { title: 'Trang bị máy tính bảng', dueOn: asDay('2026-12-30'), unitIds };
    const given = await giveTasks(platform, world.actors.planner, [line]);
    const slugs = { body: 'bo-tttt', plan: '601-qd', title: 'Kế hoạch 601' };
    await publishPlainly(platform, world.ministry.authorityId, given, slugs);
  });
  afterAll(() => site.close());

  it('take a form without script, and give a code that opens the answer', async () => {
    const form = await site.open(FORM);
    expect(form.text).toContain('Trang bị máy tính bảng');
    expect(form.text).toContain('Cục Viễn thông');
    expect(form.headers['cache-control']).toBe('no-store');
    expect(form.text).not.toMatch(/<script(?! src)|style=|onclick/);
    site.wait(10);
    const sent = await form.send(good);
    expect(sent.status).toBe(303);
    const code = await site.open(sent.headers.location ?? '');
    expect(code.text).toMatch(/Ghi lại mã này.*GY-/s);
    expect(code.text).toContain('Nậm &#60;b&#62;Cáp&#60;/b&#62;');
    expect(code.text).toContain('noindex');
    const english = await site.open(`/en${(sent.headers.location ?? '').split('?')[0]}`);
    expect(english.text).toContain('To be answered by the end of');

    site.wait(10);
    const more = await english.send({ viec: 'noi-them', 'noi-them': 'Cột ở gần trường học.' });
    expect(more.status).toBe(303);
    expect((await site.open(more.headers.location ?? '')).text).toContain('Cột ở gần trường học.');
  });

  it('keep what was typed, whatever was wrong with it', async () => {
    const form = await site.open(`/en${FORM}`);
    site.wait(1);
    const early = await form.send(good);
    expect([early.status, early.text.includes('Look at the words below')]).toEqual([422, true]);
    expect(early.text).toContain('Nậm &#60;b&#62;Cáp');
    site.wait(10);
    const wrong = await early.send({ loai: '', 'y-kien': 'Ngắn', thu: 'an@', 'ho-ten': 'An' });
    expect(wrong.status).toBe(422);
    for (const said of ['3 things to fix', 'Choose a suggestion', 'at least 10 letters']) {
      expect(wrong.text).toContain(said);
    }
    expect(wrong.text).toMatch(/value="an@"[^>]* aria-invalid="true"/);
    expect(wrong.text).toContain('value="An"');
    const trapped = await wrong.send({ ...good, 'trang-web': 'https://ban-hang.vn' });
    expect(trapped.text).toContain('keeps rubbish out');
    const foreign = await wrong.send({ ...good, phieu: 'x.y.z' });
    expect([foreign.status, foreign.text.includes('Cáp')]).toEqual([422, true]);
    site.wait(25 * 3_600);
    const old = await form.send(good);
    expect(old.text).toContain('open for more than a day');
    expect(old.text).toContain('Cáp');
  });

  it('take nothing that another site made a browser send', async () => {
    const form = await site.open(FORM);
    site.wait(10);
    const headers: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const each of headers) {
      const sent = await form.send(good, each);
      expect([sent.status, sent.text.includes('một trang web khác')]).toEqual([403, true]);
    }
  });

  it('say nothing of codes that were never given, and let nobody try for long', async () => {
    expect((await site.open('/p/gop-y/GY-2222-2222-2223')).text).toContain('Mã này chưa đúng');
    const unknown = ['GY-2222-2222-2222'];
    const first = await site.open(`/p/gop-y/${unknown[0]}`);
    expect([first.status, first.text.includes('Không có góp ý nào')]).toEqual([404, true]);
    for (let at = 0; at < 12; at += 1) await site.open(`/p/gop-y/${unknown[0]}`);
    expect((await site.open(`/p/gop-y/${unknown[0]}`)).text).toContain('Có nhiều mã chưa đúng');
    const asked = await site.open('/p/gop-y?ma=gy%202222%202222%202222');
    expect(asked.headers.location).toBe('/p/gop-y/GY-2222-2222-2222');
    expect((await site.open('/p/bo-tttt/khong-co/gop-y')).status).toBe(404);
  });
});
