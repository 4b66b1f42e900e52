import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectSound, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { madeText } from './made-text.ts';
import { boardPage } from './pages/board-page.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { taskPage } from './pages/task-page.ts';
import { tasksPage } from './pages/tasks-page.ts';

withBrowser();

const LATE = 'Rà soát hồ sơ cấp phép viễn thông';
const OPEN = 'Xây dựng đề án quản lý kho số';
const LEFT = 'Công bố danh mục thủ tục cấp phép';

/** A plan of Cục Viễn thông: one task to finish late, one to extend, one left lying; its id and theirs. */
async function issue(planner: Page) {
  const mark = 1_000 + (Date.now() % 9_000);
  const read = readPage(planner);
  await read.open();
  const lead = 'Đơn vị chủ trì: Cục Viễn thông.';
  await read.paste(
    madeText({
      number: `${mark}/KH-BTTTT`,
      tasks: [
        `1. ${LATE}. ${lead} Thời gian hoàn thành: tháng 9/2025.`,
        `2. ${LEFT}. ${lead} Thời gian hoàn thành: tháng 10/2025.`,
        `3. ${OPEN}. ${lead} Thời gian hoàn thành: tháng 12/2099.`,
      ],
    }),
  );
  const review = reviewPage(planner);
  await review.opened();
  await review.openSheet();
  const plan = await review.issue();
  const list = tasksPage(planner);
  await list.open(`?f.plan=${plan}&sort=due`);
  await list.row(OPEN).waitFor();
  const [late = '', left = '', open = ''] = await list.ids();
  return { plan, late, left, open };
}

async function accept(page: Page, id: string): Promise<void> {
  const task = taskPage(page);
  await task.open(id);
  await task.do('Tiếp nhận', /đã tiếp nhận/);
}

async function reportDone(page: Page, explain: () => Promise<void> = async () => {}) {
  const task = taskPage(page);
  await task.do('Báo hoàn thành', /chờ nghiệm thu/, async () => {
    await task.fill('Sản phẩm', 'Báo cáo kết quả');
    await task.fill('Kết quả thực hiện', 'Đã hoàn thành và gửi đủ hồ sơ theo yêu cầu.');
    const without = task.sheet.getByLabel(/^Nếu không có tệp/);
    if ((await without.count()) > 0) await without.fill('Sản phẩm gửi trên trục liên thông.');
    await explain();
  });
}

/** From Tin to the digest of the day. */
async function openDigest(page: Page): Promise<void> {
  await page.goto('/inbox?view=news');
  await page
    .getByRole('link', { name: /^Nhắc việc ngày/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /^Nhắc việc/ }).waitFor();
  await expectSound(page);
  await shoot(page, 'digest of the day');
}

test('from the digest late work is explained and accepted, a deadline is extended before, a cell of the board is urged and answers', async () => {
  const planner = await signedIn('tong.hop');
  const { plan, late, left, open } = await issue(planner);
  const head = await signedIn('cuc.vien.thong');
  for (const id of [late, left, open]) await accept(head, id);

  // The digest of the day leads from the news to the overdue task.
  expect((await fetch(inject('morning'))).status).toBe(200);
  await openDigest(head);
  await head.locator(`a[href="/tasks/${late}"]`).click();

  // Overdue: no extension any more, and done only together with an explanation.
  const atHead = taskPage(head);
  await head
    .getByText(/Đã quá hạn \d+ ngày, không xin gia hạn được/)
    .first()
    .waitFor();
  await reportDone(head, async () => {
    await atHead.sheet.getByText(/nêu nguyên nhân và giải trình/).waitFor();
    await atHead.sheet.getByRole('combobox', { name: 'Nguyên nhân' }).click();
    await head.getByRole('option', { name: /Chờ ý kiến đơn vị phối hợp/ }).click();
    await atHead.sheet
      .getByRole('textbox', { name: 'Giải trình' })
      .fill('Đơn vị phối hợp gửi ý kiến chậm hai tuần.');
    await expectSound(head);
    await shoot(head, 'overdue explained');
  });
  const atPlanner = taskPage(planner);
  await atPlanner.open(late);
  await atPlanner.do('Đạt', /Đã công nhận kết quả/);
  await planner.getByText('Chờ ý kiến đơn vị phối hợp').first().waitFor();
  await planner.getByText('Xong, quá hạn').first().waitFor();

  // Open: asked with the precision of the words, granted by whoever gave it, done and accepted.
  await atHead.open(open);
  await atHead.do('Xin gia hạn', /Đã gửi đề nghị gia hạn/, async () => {
    await atHead.fill('Hạn mới', 'Quý I/2100');
    await atHead.fill('Lý do', 'Chờ quy hoạch được phê duyệt');
    await expectSound(head);
  });
  await atPlanner.open(open);
  await atPlanner.do('Quyết định gia hạn', /Đã quyết định đề nghị gia hạn/);
  await planner.getByText('31/03/2100').first().waitFor();
  await atHead.open(open);
  await reportDone(head);
  await atPlanner.open(open);
  await atPlanner.do('Đạt', /Đã công nhận kết quả/);
  await planner.getByText('Đúng hạn').first().waitFor();
  await planner.goto('/supervision/extensions');
  await planner.getByRole('row').filter({ hasText: OPEN }).getByText('Đồng ý').waitFor();
  await expectSound(planner);

  // Đôn đốc from the cell, numbered and sent; the unit answers; the sender sees it.
  const board = boardPage(planner);
  await board.open(`?f.plan=${plan}`);
  await board.row('Cục Viễn thông').getByRole('link').nth(1).focus();
  await planner.keyboard.press('d');
  const sheet = planner.getByRole('dialog');
  await sheet.getByText(/Công văn gửi 1 đơn vị, nêu 1 nhiệm vụ/).waitFor();
  await expectSound(planner);
  await shoot(planner, 'urging from a cell');
  await sheet.getByRole('button', { name: 'Ghi số và gửi' }).click();
  await planner.getByText(/Đã gửi công văn \d+\//).waitFor();
  await head.goto('/supervision');
  await head
    .getByRole('button', { name: /^\d+\// })
    .first()
    .click();
  const letter = head.getByRole('dialog');
  await letter.getByText(LEFT).waitFor();
  await letter.getByRole('button', { name: 'Trả lời' }).click();
  const words = 'Cục sẽ công bố danh mục trước ngày 15 tháng sau.';
  await letter.getByLabel('Nội dung trả lời').fill(words);
  await letter.locator('button[type=submit]').click();
  await letter.getByText(words).waitFor();
  await atPlanner.open(left);
  await planner
    .getByText(/Đã trả lời/)
    .first()
    .waitFor();
  expect(await planner.getByRole('link', { name: /^\d+\/.+-/ }).count()).toBeGreaterThan(0);
});
