import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { openLine } from '../support/network-line.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { weekPage } from './pages/week-page.ts';

withBrowser();

/** Everything that a thumb must hit is 44 px high or more, among what is in sight. */
async function expectThumbs(page: Page, place: string): Promise<void> {
  const small = await page.evaluate<string[]>(`
    [...document.querySelectorAll('${place} button, ${place} input')]
      .filter((each) => each.getClientRects().length > 0)
      .filter((each) => each.getBoundingClientRect().height < 43.5)
      .map((each) => each.outerHTML.slice(0, 120))`);
  expect(small).toEqual([]);
}

test('Vụ Bưu chính works from a phone: accepts in the inbox, reports on the weekly sheet', async () => {
  const planner = await signedIn('tong.hop');
  const read = readPage(planner);
  await read.open();
  const tasks = [
    '1. Đo chất lượng dịch vụ tại bưu cục. Đơn vị chủ trì: Vụ Bưu chính. Thời gian hoàn thành: tháng 12/2099.',
    '2. Gắn biển số cho điểm phục vụ. Đơn vị chủ trì: Vụ Bưu chính. Thời gian hoàn thành: Quý IV/2099.',
  ];
  await read.paste(madeText({ number: '95/KH-BTTTT', tasks }));
  const review = reviewPage(planner);
  await review.opened();
  await review.openSheet();
  await review.issue();

  const head = await signedIn('vu.buu.chinh', { viewport: PHONE });
  await head.goto('/inbox');
  await head.getByRole('button', { name: /Đo chất lượng dịch vụ/ }).waitFor();
  await expectSound(head);
  await shoot(head, 'inbox phone');
  await head.getByRole('button', { name: /Đo chất lượng dịch vụ/ }).click();
  await head.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await expectSound(head);
  await shoot(head, 'inbox decision phone');
  await head.locator('form').getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await head.getByText('Vụ Bưu chính đã tiếp nhận.').waitFor();
  expect(await head.getByRole('button', { name: /Đo chất lượng dịch vụ/ }).count()).toBe(0);

  const line = await openLine(inject('site').lived);
  const officer = await signedIn('cv.buu.chinh', { viewport: PHONE, address: line.address });
  const week = weekPage(officer);
  await week.open();
  await expectSound(officer);
  await expectThumbs(officer, 'main');
  const title = 'Đo chất lượng dịch vụ tại bưu cục';
  await week.report(title, '40', 'Đã đo 8 bưu cục.');
  await officer.getByText('Lưu trên máy').first().waitFor();
  await shoot(officer, 'week phone');

  // What was typed is on the device: a reload loses nothing, and it is sent when the network is back.
  await officer.reload();
  await expect.poll(() => week.body(title).inputValue()).toBe('Đã đo 8 bưu cục.');
  await line.cut();
  await officer.getByRole('button', { name: /^Gửi phiếu/ }).click();
  await officer.getByText('Mất mạng', { exact: false }).first().waitFor();
  await officer.getByText('Chờ mạng để gửi').first().waitFor();
  await shoot(officer, 'week offline phone');
  await line.mend();
  await officer
    .getByText(/^Đã gửi \d{2}:\d{2}/)
    .first()
    .waitFor();
  await expectSound(officer);
});

test('a reading is reviewed with the thumb, one item at a time', async () => {
  const page = await signedIn('tong.hop.hai', { viewport: PHONE });
  const read = readPage(page);
  await read.open();
  await expectSound(page);
  await read.paste(madeText({ number: '96/KH-BTTTT' }));
  await page.waitForURL(/\/readings\//);
  await page.getByText('96/KH-BTTTT').first().waitFor();
  await expectSound(page);
  await shoot(page, 'review phone');
  await page.getByRole('button', { name: 'Mục sau' }).click();
  await page.getByRole('button', { name: 'Đúng', exact: true }).click();
  await page.getByText('1/3 đã xem').waitFor();
  await page.getByRole('button', { name: 'Mở nguồn' }).click();
  await page.getByRole('dialog', { name: 'Văn bản nguồn' }).waitFor();
  await expectSound(page);
});
