import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  expectSound,
  OFFICE,
  PHONE,
  shoot,
  signedIn,
  type Visit,
  withBrowser,
} from '../support/browser.ts';
import { planPage } from './pages/plan-page.ts';
import { tasksPage } from './pages/tasks-page.ts';

withBrowser();

/** The plan of early 2026 with four tasks of Cục Viễn thông, whose life `livePastPlan` tells. */
const PLAN = '18/KH-BTTTT';
const VIEWS = ['Bảng', 'Gantt', 'Lịch', 'Độ phủ', 'Phân cấp', 'Đề cương'];
const LOOKS: readonly [string, Visit][] = [
  ['on an office screen', { viewport: OFFICE }],
  ['on an office screen, dark', { viewport: OFFICE, scheme: 'dark' }],
  ['on a phone', { viewport: PHONE }],
];

test.each(LOOKS)('the six views of a plan are sound %s', async (look, visit) => {
  const page = await signedIn('tong.hop', visit);
  const plan = planPage(page);
  await plan.open(PLAN);
  for (const view of VIEWS) {
    await plan.look(view);
    await expectSound(page);
    await shoot(page, `plan ${view} ${look}`);
  }
});

describe('the table of a plan', () => {
  test('is grouped with the count of each group and ordered by several keys; the address says it all', async () => {
    const page = await signedIn('tong.hop');
    const plan = planPage(page);
    await plan.open(PLAN);
    await plan.look('Bảng');
    await plan.main.getByLabel('Nhóm theo').selectOption('status');
    const heads = plan.table.locator('tr').filter({ has: page.locator('td[colspan]') });
    await heads.filter({ hasText: /^Đúng hạn1$/ }).waitFor();
    await heads.filter({ hasText: /^Xong, quá hạn1$/ }).waitFor();
    await expectSound(page);

    await plan.main.getByLabel('Nhóm theo').selectOption('');
    await plan.table.getByRole('button', { name: 'Sắp theo Đơn vị' }).click();
    await plan.table
      .getByRole('button', { name: 'Sắp theo Nhiệm vụ' })
      .click({ modifiers: ['Shift'] });
    await page.waitForURL(/sort=unit%2Ctitle/);
    const listed = await tasksPage(page).ids();
    expect(listed).toHaveLength(4);
    await page.reload();
    await expect.poll(() => tasksPage(page).ids()).toEqual(listed);
  });

  test('one filter serves every view', async () => {
    const page = await signedIn('tong.hop');
    const plan = planPage(page);
    await plan.open(PLAN);
    await plan.look('Bảng');
    await plan.main.getByLabel('Tìm trong danh sách').fill('thay thiet bi');
    await plan.main.getByText('1/1', { exact: true }).waitFor();
    await plan.look('Gantt');
    await expect.poll(() => plan.gantt.locator('tbody tr[data-row]').count()).toBe(1);
    await plan.look('Đề cương');
    await plan.main.getByRole('link', { name: /Thay thiết bị truyền dẫn/ }).waitFor();
    expect(
      await plan.main
        .getByRole('listitem')
        .getByRole('link', { name: /phủ sóng/i })
        .count(),
    ).toBe(0);
  });

  test('a cell is changed in its place: F2, a figure, Enter', async () => {
    const page = await signedIn('cv.vien.thong');
    const plan = planPage(page);
    await plan.open(PLAN);
    await page.goto(`${page.url()}?view=table&f.state=accepted&f.state=in_progress`);
    const row = plan.table.locator('tbody tr[data-row]').first();
    await row.waitFor();
    await row.focus();
    await page.keyboard.press('F2');
    const box = plan.table.getByRole('textbox', { name: /^Sửa tiến độ/ });
    await box.fill('140');
    await page.keyboard.press('Enter');
    await plan.table.getByRole('alert').waitFor();
    await expectSound(page);
    await box.fill('40');
    await page.keyboard.press('Enter');
    await row.getByText('40 %').waitFor();
    expect(await box.count()).toBe(0);
  });

  test('many rows are changed at once, and each answers for itself', async () => {
    const page = await signedIn('cuc.vien.thong');
    const plan = planPage(page);
    await plan.open(PLAN);
    await plan.look('Bảng');
    await plan.table
      .getByRole('checkbox', { name: /^Chọn (?!tất)/ })
      .first()
      .check();
    await page.getByText('1 đã chọn').waitFor();
    await page.getByRole('button', { name: 'Chọn cả 4' }).click();
    await page.getByText('4 đã chọn').waitFor();
    await page.getByRole('button', { name: 'Đổi ..' }).click();
    const sheet = page.getByRole('dialog', { name: 'Đổi 4 nhiệm vụ' });
    await sheet.waitFor();
    await expectSound(page);
    await sheet.getByRole('textbox', { name: /^Chuyên viên/ }).fill('cuc');
    await page.getByRole('option', { name: /Lê Thị Cúc/ }).click();
    await sheet.getByRole('button', { name: 'Làm với 4 nhiệm vụ' }).click();
    // Two are closed: those are refused with the reason, the others are done.
    await page.getByText(/^Đã làm \d nhiệm vụ\.$/).waitFor();
    await page
      .getByText(/nhiệm vụ chưa làm được: /)
      .first()
      .waitFor();
  });
});

test('a view is kept under a name, shared with the unit, and opens the page of who chooses it', async () => {
  // A second try meets what the first one kept: each names its own.
  const name = `Theo tháng ${Date.now() % 100_000}`;
  const head = await signedIn('cuc.vien.thong');
  await tasksPage(head).open('?view=mine&sort=-due&group=month');
  await head.getByLabel('Cách xem đã lưu').click();
  await head.getByRole('textbox', { name: 'Lưu cách xem này với tên' }).fill(name);
  await head.getByLabel('Ai thấy').selectOption('unit');
  await head.getByRole('button', { name: 'Lưu', exact: true }).click();
  await head.getByText(`Đã lưu cách xem ${name}.`).waitFor();

  const officer = await signedIn('cv.vien.thong');
  await tasksPage(officer).open();
  await officer.getByLabel('Cách xem đã lưu').click();
  await officer.getByText('của Trần Văn An').first().waitFor();
  await officer.getByRole('checkbox', { name: `Mở trang bằng ${name}` }).click();
  await expectSound(officer);
  await expect
    .poll(async () => {
      const reply = await officer.request.get('/api/views?page=tasks');
      return JSON.stringify(await reply.json());
    })
    .toContain('"isDefault":true');
  await tasksPage(officer).open();
  await officer.waitForURL(/group=month/);
  expect(officer.url()).toContain('sort=-due');
});

/** Whether the first sheet of the printed page lies on its long side, as its style asks once it is there. */
async function isLandscape(page: Page): Promise<boolean> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width = '0', height = '0'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  return Number(width) > Number(height);
}

test('calendar and work programme print on A4 landscape, the programme with its national title', async () => {
  const page = await signedIn('cuc.vien.thong');
  const plan = planPage(page);
  await plan.open(PLAN);
  await plan.look('Lịch');
  await expect.poll(() => isLandscape(page)).toBe(true);

  await page.goto('/programme?month=2026-04');
  await plan.main.getByRole('heading', { level: 1, name: 'Chương trình công tác' }).waitFor();
  await plan.main.getByRole('table').waitFor();
  await expectSound(page);
  await shoot(page, 'programme');
  await page.emulateMedia({ media: 'print' });
  await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
  await page.getByText('Nơi nhận:').waitFor();
  await expect.poll(() => isLandscape(page)).toBe(true);
});

test('the work programme is readable on a phone', async () => {
  const page = await signedIn('cuc.vien.thong', { viewport: PHONE });
  await page.goto('/programme?month=2026-04');
  await page.getByRole('main').getByRole('table').waitFor();
  await expectSound(page);
  await shoot(page, 'programme on a phone');
});
