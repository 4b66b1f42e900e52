import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { asScan, bomb, WORD } from './made-files.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';

withBrowser();

async function atTheBox() {
  const page = await signedIn('tong.hop.hai');
  const read = readPage(page);
  await read.open();
  return { page, read };
}

/** Reads a made text and stands in its review. */
async function reviewing(text: string) {
  const { page, read } = await atTheBox();
  await read.paste(text);
  const review = reviewPage(page);
  await review.opened();
  return { page, review };
}

/** The sheet's button is grey as long as something blocks. */
async function expectBlocked(page: Page, sentence: string | RegExp): Promise<void> {
  const { sheet } = reviewPage(page);
  await sheet.getByRole('alert').getByText(sentence).first().waitFor();
  expect(await sheet.getByRole('button', { name: /^Ban hành cho/ }).isDisabled()).toBe(true);
}

test('an empty text says what to put into the box', async () => {
  const { page, read } = await atTheBox();
  await page.getByRole('button', { name: 'Đọc', exact: true }).click();
  await read.problem.getByText('Chưa có chữ nào để đọc. Dán văn bản hoặc kéo tệp').waitFor();
  await expectSound(page);
});

test('five megabytes of noise are read without holding anybody up, and nothing is made up', async () => {
  const { page, read } = await atTheBox();
  await read.paste('zq xw 0f# ;; lorem 7k\n'.repeat(230_000));
  await page.waitForURL(/\/readings\//, { timeout: 60_000 });
  const review = reviewPage(page);
  await review.opened();
  expect((await review.items()).filter((words) => /\/6 rõ/.test(words))).toEqual([]);
  await shoot(page, 'noise');
});

test('a scanned PDF says so and how to get the text', async () => {
  const { page, read } = await atTheBox();
  const scan = await asScan(page, madeText({ number: '71/KH-BTTTT' }));
  await read.chooseFile('quet.pdf', 'application/pdf', scan);
  await read.problem.getByText(/PDF này là ảnh quét, chưa có chữ\. Dùng bản \.docx/).waitFor();
  await page.getByRole('button', { name: 'Dán chữ thay cho tệp' }).click();
  await read.problem.waitFor({ state: 'detached' });
  await expectSound(page);
});

test('a .docx that swells is not opened', async () => {
  const { page, read } = await atTheBox();
  await read.chooseFile('lon.docx', WORD, bomb());
  await read.problem.getByText(/Tệp nén bung ra quá lớn .* không mở để giữ an toàn/).waitFor();
  await expectSound(page);
});

test('a secret document is refused, keeps its words in the box, and a counted line may stand for it', async () => {
  const { page, read } = await atTheBox();
  const text = madeText({ number: '72/KH-BTTTT', mark: 'MẬT' });
  await read.paste(text);
  await read.problem.getByText(/Văn bản MẬT không đưa vào hệ thống/).waitFor();
  expect(await read.box.inputValue()).toContain('72/KH-BTTTT');
  await expectSound(page);
  await shoot(page, 'secret');

  await page.getByRole('button', { name: 'Ghi một dòng đếm' }).click();
  const sheet = page.getByRole('dialog', { name: 'Ghi một dòng đếm' });
  await sheet.getByLabel('Cơ quan ban hành').fill('Bộ Thông tin và Truyền thông');
  await sheet.getByLabel('Số nhiệm vụ').fill('3');
  await sheet.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.waitForURL(/\/directives$/);
  await page
    .getByText(/Văn bản mật: 3 nhiệm vụ, không có nội dung/)
    .first()
    .waitFor();
  await page.getByText('72/KH-BTTTT').waitFor({ state: 'detached' });
  await expectSound(page);
});

test('a number that exists offers to open it, to issue a new version, or to cancel', async () => {
  const number = '73/KH-BTTTT';
  const first = await reviewing(madeText({ number }));
  await first.review.openSheet();
  await first.review.issue();

  const { page, review } = await reviewing(madeText({ number }));
  await review.openSheet();
  const told = review.sheet.getByRole('alert');
  await told.getByText(`${number} năm 2025 đã có`, { exact: false }).waitFor();
  await told.getByRole('link', { name: 'Mở văn bản đã có' }).waitFor();
  await expectSound(page);
  await shoot(page, 'number exists');
  await told.getByRole('button', { name: 'Huỷ' }).click();
  await review.sheet.waitFor({ state: 'detached' });

  await review.openSheet();
  await review.sheet.getByRole('button', { name: 'Ban hành thành bản mới' }).click();
  await review.sheet.getByText('Đã ban hành.').waitFor();
});

test('a name that two units bear is asked, never guessed', async () => {
  const task = '1. Lập danh mục hồ sơ. Đơn vị chủ trì: Phòng Tổng hợp. Thời gian: tháng 9/2025.';
  const { page, review } = await reviewing(madeText({ number: '74/KH-BTTTT', tasks: [task] }));
  await review.openSheet();
  await expectBlocked(page, "'Phòng Tổng hợp' khớp 2 đơn vị. Chọn một.");
  await review.sheet.getByRole('button', { name: /^xem: 'Phòng Tổng hợp'/ }).click();
  await review.current.getByRole('button', { name: /khớp 2 đơn vị/ }).click();
  const choices = page.getByRole('button', { name: /^Phòng Tổng hợp/ });
  await choices.filter({ hasText: 'Cục An toàn thông tin' }).click();
  await review.done();
  await review.openSheet();
  expect(await review.sheet.getByRole('button', { name: /^Ban hành cho/ }).isEnabled()).toBe(true);
});

test('a deadline before the day of issue wants another day or a reason', async () => {
  const task =
    '1. Nộp hồ sơ. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: trước ngày 15/02/2025.';
  const { page, review } = await reviewing(madeText({ number: '75/KH-BTTTT', tasks: [task] }));
  await review.openSheet();
  await expectBlocked(page, /Hạn 15\/02\/2025 trước ngày ban hành 10\/03\/2025\. Sửa hạn/);
  await review.sheet.getByRole('button', { name: /^xem: Hạn 15/ }).click();
  await review.field('Lý do hạn trước ngày ban hành').fill('Việc đã giao bằng điện khẩn.');
  await review.done();
  await review.openSheet();
  expect(await review.sheet.getByRole('button', { name: /^Ban hành cho/ }).isEnabled()).toBe(true);
});

test('a task without a lead blocks until a unit leads it', async () => {
  const { page, review } = await reviewing(madeText({ number: '76/KH-BTTTT' }));
  const task = review.item('Rà soát hồ sơ cấp phép').first();
  await task.click({ position: { x: 12, y: 12 } });
  await review.edit();
  await review.current.getByRole('button', { name: /^Cục Viễn thông/ }).click();
  await page.getByRole('button', { name: /^Bỏ Cục Viễn thông/ }).click();
  await review.done();
  await review.openSheet();
  await expectBlocked(page, /chưa có chủ trì\. Chọn một đơn vị\./);
  await expectSound(page);
  await shoot(page, 'no lead');
  await review.sheet.getByRole('button', { name: /^xem: Nhiệm vụ .* chưa có chủ trì/ }).click();
  await review.done();
  await review.lead('vu buu chinh', 'Vụ Bưu chính');
  await review.openSheet();
  await review.issue();
});

test('a unit that the register lacks is added without leaving the review', async () => {
  const task =
    '1. Dịch tài liệu. Đơn vị chủ trì: Vụ Hợp tác quốc tế. Thời gian hoàn thành: tháng 9/2025.';
  const { page, review } = await reviewing(madeText({ number: '77/KH-BTTTT', tasks: [task] }));
  await review.openSheet();
  await expectBlocked(page, /'Vụ Hợp tác quốc tế' chưa có trong sổ đơn vị/);
  await review.sheet.getByRole('button', { name: /^xem: .*'Vụ Hợp tác quốc tế'/ }).click();
  await review.current.getByRole('button', { name: /chưa có trong sổ/ }).click();
  await page.getByRole('textbox', { name: 'Chọn đơn vị: Thêm đơn vị' }).click();
  await page.getByRole('option', { name: /^Thêm “Vụ Hợp tác quốc tế”/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Thêm đơn vị vào sổ' });
  const parent = dialog.getByRole('textbox', { name: 'Trực thuộc' });
  await parent.fill('bo thong tin');
  await page.getByRole('option', { name: 'Bộ Thông tin và Truyền thông' }).first().click();
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Thêm vào sổ' }).click();
  await page.getByText('Đã thêm Vụ Hợp tác quốc tế vào sổ đơn vị.').waitFor();
  await review.openSheet();
  await review.issue();
});
