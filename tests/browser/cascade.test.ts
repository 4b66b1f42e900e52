import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectSound, OFFICE, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { byInterface } from './by-interface.ts';
import { boardPage } from './pages/board-page.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { taskPage } from './pages/task-page.ts';
import { weekPage } from './pages/week-page.ts';

withBrowser();

const TITLE = 'Lắp điểm truy nhập Internet công cộng tại nhà văn hoá thôn';
const NUMBER = '611/QĐ-BTTTT';
const COMMUNE = 'Xã Hòa Lạc';

/** A decision of the ministry that reaches a city: who leads stands inside the sentence. */
const TEXT = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: ${NUMBER}

Hà Nội, ngày 05 tháng 10 năm 2026

QUYẾT ĐỊNH
Ban hành Kế hoạch đưa dịch vụ số đến thôn, bản

Điều 1. Phê duyệt các nhiệm vụ sau:

1. ${TITLE}. Đơn vị chủ trì: Thành phố Hà Nội. Sản phẩm: 40 điểm truy nhập. Thời gian hoàn thành: Quý IV/2099.

2. Tổng hợp kết quả của các địa phương. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: tháng 12/2099.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 1;
- Lưu: VT.

BỘ TRƯỞNG
`;

/** The page as an office sees it and as a phone does. */
async function soundOnBoth(page: Page, name: string): Promise<void> {
  for (const [look, size] of [
    ['office', OFFICE],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(size);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await expectSound(page);
    await shoot(page, `cascade ${name} ${look}`);
  }
}

/** The foot of a sheet's form is in sight, however long the form. */
async function expectFootInSight(page: Page): Promise<void> {
  const button = taskPage(page).sheet.locator('button[type=submit]');
  const box = await button.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect((box?.y ?? 1e6) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
}

describe('one task, from the ministry to a commune and back', () => {
  let planId = '';
  let whole = '';
  let part = '';

  const done = async (page: Page, id: string) => {
    const here = taskPage(page);
    await here.open(id);
    await here.do('Báo hoàn thành', /Đã báo hoàn thành/, async () => {
      await expectFootInSight(page);
      await here.fill('Sản phẩm', '40 điểm truy nhập');
      await here.fill('Kết quả thực hiện', 'Đã lắp đủ và nghiệm thu kỹ thuật từng điểm tại thôn.');
      await here.attach('bien-ban.txt', 'Biên bản nghiệm thu các điểm truy nhập.');
    });
  };

  test('the ministry reads its decision and issues it', async () => {
    const page = await signedIn('tong.hop');
    const read = readPage(page);
    await read.open();
    await read.paste(TEXT);
    const review = reviewPage(page);
    await review.opened();
    await review.openSheet();
    planId = await review.issue();
    const tasks = await byInterface(page).tasksOf(planId);
    whole = tasks.get(TITLE)?.id ?? '';
    expect(whole).not.toBe('');
  });

  test('the city takes it on and gives it to a commune', async () => {
    const page = await signedIn('ct.thanh.pho');
    await page.goto('/inbox');
    await page.getByText(TITLE).first().waitFor();
    await soundOnBoth(page, 'city inbox');
    await page.setViewportSize(OFFICE);
    const here = taskPage(page);
    await here.open(whole);
    await here.do('Tiếp nhận', /đã tiếp nhận/);
    await here.do('Phân rã', /Đã phân rã/, () => here.fillParts([COMMUNE]));
    await here.tab(/^Cây/).click();
    const link = page
      .getByRole('tabpanel')
      .getByRole('link', { name: new RegExp(TITLE) })
      .last();
    await page.getByText(COMMUNE).first().waitFor();
    part = /\/tasks\/(\d+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
    await soundOnBoth(page, 'city task');
  });

  test('the commune accepts it and counts it on its weekly sheet, from a phone', async () => {
    const head = await signedIn('ct.xa', { viewport: PHONE });
    const here = taskPage(head);
    await here.open(part);
    await here.do('Tiếp nhận', /đã tiếp nhận/);

    const officer = await signedIn('cb.xa', { viewport: PHONE });
    const week = weekPage(officer);
    await week.open();
    await week.count(TITLE, 'điểm truy nhập').fill('26');
    await week.body(TITLE).fill('Đã lắp 26 điểm ở 9 thôn.');
    await soundOnBoth(officer, 'week');
    await officer.setViewportSize(PHONE);
    await week.send();
    await officer.getByText('1/1 đã cập nhật', { exact: false }).waitFor();
  });

  const PATIENCE_MS = 300_000;
  test('the Minister’s board hears of the end without being asked', {
    timeout: PATIENCE_MS,
  }, async () => {
    const leader = await signedIn('thu.truong');
    const board = boardPage(leader);
    await board.open(`?f.plan=${planId}`);
    const row = board.row('Hà Nội');
    await row
      .getByRole('link', { name: /Tổng: 0 quá hạn|0 quá hạn trong 0 đến hạn/ })
      .first()
      .waitFor();

    const commune = await signedIn('ct.xa', { viewport: PHONE });
    await done(commune, part);
    const city = await signedIn('ct.thanh.pho');
    const cityTask = taskPage(city);
    await cityTask.open(part);
    await cityTask.do('Đạt', /Đã công nhận/);
    await done(city, whole);
    const planner = await signedIn('tong.hop');
    const plannerTask = taskPage(planner);
    await plannerTask.open(whole);
    await plannerTask.do('Đạt', /Đã công nhận/);

    // The page was not touched: what stands on it now came by itself.
    await row
      .getByRole('link', { name: /0 quá hạn trong 1 đến hạn/ })
      .first()
      .waitFor();
    await soundOnBoth(leader, 'board');
    await leader.setViewportSize(OFFICE);
    await board
      .figure(/^\D*1 nhiệm vụ xong|^1 nhiệm vụ đã xong/)
      .first()
      .click();
    await leader.waitForURL(/\/tasks\?/);
    await leader.getByText(TITLE).first().click();
    await leader.waitForURL(new RegExp(`/tasks/${whole}`));
    await taskPage(leader).words.filter({ hasText: TITLE }).first().waitFor();
  });
});
