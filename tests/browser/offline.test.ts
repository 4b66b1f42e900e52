import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { openLine } from '../support/network-line.ts';
import { byInterface } from './by-interface.ts';
import { madeText } from './made-text.ts';
import { weekPage } from './pages/week-page.ts';

withBrowser();

const itemLine = (n: number, title: string, product = '') =>
  `${n}. ${title}. Đơn vị chủ trì: Vụ Bưu chính.${product} Thời gian hoàn thành: tháng 12/2099.`;

/** Gives Vụ Bưu chính tasks of its own and lets its head accept them. */
async function give(number: string, titles: readonly string[]): Promise<string> {
  const planner = byInterface(await signedIn('tong.hop'));
  const tasks = titles.map((title, index) => itemLine(index + 1, title));
  const planId = await planner.issue(madeText({ number, tasks }));
  await byInterface(await signedIn('vu.buu.chinh')).acceptAll(planId);
  return planId;
}

/** The program has its parts on the device once its worker answers for the page. */
async function installed(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
    .toBe(true);
}

test('without a network the sheet opens, keeps what is typed and sends it when the network is back', async () => {
  const [first, second] = ['Kiểm kê điểm bưu điện văn hoá', 'Thay hòm thư công cộng cũ'];
  await give('301/KH-BTTTT', [first, second]);
  const line = await openLine(inject('site').lived);
  const page = await signedIn('cv.buu.chinh', { viewport: PHONE, address: line.address });
  const week = weekPage(page);
  await week.open();
  await week.body(first).waitFor();
  await installed(page);

  // The device believes in its network: only its requests meet nobody.
  await line.cut();
  await page.reload();
  await week.body(first).waitFor();
  await page.getByText('đang xem số liệu lúc', { exact: false }).waitFor();
  await week.report(first, '40', 'Đã kiểm kê 12 điểm.');
  await week.report(second, '25', 'Đã thay 30 hòm thư.');
  await page.getByText('Lưu trên máy').first().waitFor();
  await expectSound(page);
  await shoot(page, 'week without network');

  // What is queued without a network is still there when the program is opened again without one.
  await page.getByRole('button', { name: /^Gửi phiếu/ }).click();
  await expect.poll(() => page.getByText('Chờ mạng để gửi').count()).toBe(2);
  await page.reload();
  await expect.poll(() => week.body(second).inputValue()).toBe('Đã thay 30 hòm thư.');
  await page.getByText('Mất mạng, 2 mục chờ gửi', { exact: false }).waitFor();

  await line.mend();
  await expect.poll(() => page.getByText(/^Đã gửi \d{2}:\d{2}/).count()).toBeGreaterThanOrEqual(2);
  expect(await page.getByText('Chờ mạng để gửi').count()).toBe(0);
  await expectSound(page);
});

test('two tabs of one browser send a row once', async () => {
  const title = 'Đối chiếu danh sách điểm phục vụ';
  const planId = await give('302/KH-BTTTT', [title]);
  const page = await signedIn('cv.buu.chinh');
  const week = weekPage(page);
  await week.open();
  await week.report(title, '10', 'Đã đối chiếu một phần.');
  const other = await page.context().newPage();
  await weekPage(other).open();
  await expect.poll(() => weekPage(other).body(title).inputValue()).toBe('Đã đối chiếu một phần.');

  const keys: string[] = [];
  page.context().on('request', (request) => {
    if (!/\/progress$/.test(new URL(request.url()).pathname)) return;
    keys.push(request.headers()['idempotency-key'] ?? '');
  });
  // Both buttons at once, without waiting for either tab to hear of the other.
  await Promise.all(
    [page, other].map((tab) =>
      tab.getByRole('button', { name: /^Gửi phiếu/ }).dispatchEvent('click'),
    ),
  );
  for (const tab of [page, other]) {
    const row = tab.getByRole('row').filter({ hasText: title });
    await row.getByText(/^Đã gửi \d{2}:\d{2}/).waitFor();
  }
  expect(new Set(keys).size).toBe(1);
  const { id = '' } = (await byInterface(page).tasksOf(planId)).get(title) ?? {};
  const story = await (await page.request.get(`/api/tasks/${id}`)).json();
  const reports = story.events.filter(({ act }: { act: string }) => act === 'report_progress');
  expect(reports.length).toBe(1);
});

test('what was queued before the task was taken away is refused once, kept in sight, and never sent again', async () => {
  const title = 'Lập danh sách xe thư báo';
  const planId = await give('303/KH-BTTTT', [title]);
  const line = await openLine(inject('site').lived);
  const page = await signedIn('cv.buu.chinh', { viewport: PHONE, address: line.address });
  const week = weekPage(page);
  await week.open();
  await week.body(title).waitFor();
  await installed(page);
  await line.cut();
  await week.report(title, '15', 'Đã ghi 4 xe.');
  await page.getByRole('button', { name: /^Gửi phiếu/ }).click();
  await page.getByText('Chờ mạng để gửi').first().waitFor();

  // Meanwhile the unit reports the task done: nothing more can be written on it.
  const head = byInterface(await signedIn('vu.buu.chinh'));
  const { id = '', version = 0 } = (await head.tasksOf(planId)).get(title) ?? {};
  await head.act(id, 'done', {
    ...{ version, product: 'Danh sách xe thư báo', fileIds: [], onDay: null },
    body: 'Đã lập xong danh sách và gửi Văn phòng Bộ.',
    withoutEvidence: 'Sản phẩm đã gửi trên trục liên thông.',
  });

  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes(`/api/tasks/${id}/progress`)) sent.push(request.url());
  });
  await line.mend();
  await page.getByText(/^Không gửi được/).waitFor();
  await expectSound(page);
  await shoot(page, 'week refused');
  await page.getByRole('button', { name: 'Sao chép' }).click();
  await expect
    .poll(() => page.evaluate<string>('navigator.clipboard.readText()'))
    .toContain('Đã ghi 4 xe.');
  const once = sent.length;
  await page.reload();
  await page.getByText(/^Không gửi được/).waitFor();
  await line.cut();
  await line.mend();
  await page.waitForLoadState('networkidle');
  expect(sent.length).toBe(once);
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await expect.poll(() => page.getByText(/^Không gửi được/).count()).toBe(0);
});

test('signing out leaves nothing of the person on the device', async () => {
  const title = 'Ghi lại giờ mở cửa bưu cục';
  await give('304/KH-BTTTT', [title]);
  const page = await signedIn('cv.buu.chinh');
  const week = weekPage(page);
  await week.open();
  await week.report(title, '5', 'Chưa gửi dòng này.');
  await page.getByLabel(/^Tuỳ chọn của/).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  const asked = page.getByRole('dialog', { name: 'Còn nội dung chưa gửi' });
  await asked.getByText('1 mục', { exact: false }).waitFor();
  await expectSound(page);
  await asked.getByRole('button', { name: 'Ở lại để gửi' }).click();
  expect(await week.body(title).inputValue()).toBe('Chưa gửi dòng này.');

  // The menu stands open still.
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await asked.getByRole('button', { name: 'Xoá và đăng xuất' }).click();
  await page.waitForURL(/\/sign-in/);
  const left = await page.evaluate<string[]>(
    `Object.keys(localStorage).filter((key) => key.startsWith('chidao.') && key !== 'chidao.preferences')`,
  );
  expect(left).toEqual([]);
});
