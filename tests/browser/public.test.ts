import { describe, expect, it } from 'vitest';
import { expectSound, OFFICE, PHONE, shoot, visitor, withBrowser } from '../support/browser.ts';
import { PUBLISHED } from '../support/browser-published.ts';
import { publicPage } from './pages/public-page.ts';

/** What one page may weigh, as it is written: its text, its style sheet and its script. */
const MOST_BYTES = 100_000;

describe('a newcomer who reads what was promised', () => {
  withBrowser();

  it('goes without script from all bodies to the words that order a task, and takes the data along', async () => {
    const page = await visitor({ viewport: PHONE, runsScript: false });
    const site = publicPage(page);
    await site.open('/p');
    await expect.poll(() => site.heading.textContent()).toContain('Các cơ quan công khai kết quả');
    await site.follow(/Giáo dục và Đào tạo/);
    await site.find('phuc hoi 601');
    await site.follow(/phục hồi và phát triển kinh tế/);
    await expect
      .poll(() => site.promise.textContent())
      .toBe('Đã hứa 6 việc: xong 4 (đúng hạn 3), đang làm 2 (quá hạn 1).');
    await shoot(page, 'public-plan-phone');
    expect(await site.strip.textContent()).toMatch(
      /^Đính chính ngày \d\d\/\d\d\/2026: Số giải ngân/,
    );

    await site.openWords('Hỗ trợ người học');
    await expect.poll(() => site.words.count()).toBe(1);
    expect(await site.words.textContent()).toContain('Vụ Bưu chính chủ trì');

    // Every figure leads to the tasks behind it.
    await site.follow(/^Quá hạn 1/);
    await expect.poll(() => site.tasks.count()).toBe(1);
    await site.follow('Tổng kết chương trình');
    await expect.poll(() => site.heading.textContent()).toContain('Tổng kết chương trình');
    expect(await site.words.textContent()).toContain('Văn phòng Bộ chủ trì');

    await site.open(PUBLISHED.plan);
    for (const [name, type, words] of [
      [/^CSV$/, 'text/csv', 'Tổng kết chương trình'],
      ['JSON', 'application/json', 'Tổng kết chương trình'],
      [/iCalendar/, 'text/calendar', 'BEGIN:VEVENT'],
      [/Atom/, 'application/atom+xml', 'Số giải ngân năm 2022 nhập sai'],
    ] as const) {
      const file = await site.download(name);
      expect([file.status, file.type?.split(';')[0]]).toEqual([200, type]);
      expect(file.text).toContain(words);
    }
  });

  it('makes the text larger without script, and finds it so again with script', async () => {
    const still = publicPage(await visitor({ viewport: PHONE, runsScript: false }));
    await still.open(PUBLISHED.plan);
    const before = await still.textSize();
    await still.chooseSize('Chữ rất lớn');
    await expect.poll(() => still.textSize()).toBeGreaterThan(before * 1.2);

    const page = await visitor();
    const site = publicPage(page);
    await site.open(PUBLISHED.plan);
    await site.chooseSize('Chữ rất lớn');
    await site.toggleContrast();
    await site.open(PUBLISHED.body);
    await expect.poll(() => page.getByLabel('Chữ rất lớn').isChecked()).toBe(true);
    expect(await page.getByLabel('Tương phản cao').isChecked()).toBe(true);
    await expectSound(page);
  });

  it('prints a page that says where it stood and of which day its figures are', async () => {
    const page = await visitor({ runsScript: false });
    const site = publicPage(page);
    await site.open(PUBLISHED.plan);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.getByText('Tương phản cao').isVisible()).toBe(false);
    const foot = page.getByRole('contentinfo');
    expect(await foot.textContent()).toContain(PUBLISHED.plan);
    expect(await foot.textContent()).toContain('20/11/2026');
    // On paper nothing can be opened: the ordering words stand there.
    expect(await site.words.count()).toBe(6);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });

  it.each([
    ['on a phone in the dark', { viewport: PHONE, scheme: 'dark' }],
    ['in an office by day', { viewport: OFFICE, scheme: 'light' }],
  ] as const)('reads sound pages %s', async (name, visit) => {
    const page = await visitor(visit);
    const site = publicPage(page);
    const { body, plan, long, withdrawn } = PUBLISHED;
    const all = ['/p', body, plan, `/en${plan}`, `${plan}/nv-3`, `${plan}/ct-1`, long, withdrawn];
    for (const path of [...all, '/p/khong-co']) {
      await site.open(path);
      await expectSound(page);
      await shoot(page, `public${path.replaceAll('/', '-')}-${name.replaceAll(' ', '-')}`);
    }
  });

  it('loads little, and nothing from anywhere else', async () => {
    const page = await visitor({ viewport: PHONE });
    const seen: { url: URL; bytes: number }[] = [];
    page.on('requestfinished', async (request) => {
      const reply = await request.response();
      seen.push({ url: new URL(request.url()), bytes: (await reply?.body())?.length ?? 0 });
    });
    await page.goto(PUBLISHED.long, { waitUntil: 'networkidle' });
    const origin = new URL(page.url()).origin;
    expect(seen.filter(({ url }) => url.origin !== origin)).toEqual([]);
    const written = seen.filter(({ url }) => !/\.(?:woff2|svg|png)$/.test(url.pathname));
    expect(written.map(({ url }) => url.pathname)).toHaveLength(3);
    expect(written.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MOST_BYTES);
  });
});
