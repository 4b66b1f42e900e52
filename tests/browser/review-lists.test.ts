import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';

withBrowser();

async function reviewing(text: string) {
  const page = await signedIn('tong.hop.hai');
  const read = readPage(page);
  await read.open();
  await read.paste(text);
  const review = reviewPage(page);
  await review.opened();
  return { page, read, review };
}

/** A page of news that counts the tasks of each field and lists none of them. */
const COUNTED = `Định hướng công tác năm 2025

Bộ Thông tin và Truyền thông vừa ban hành Chỉ thị số 71/CT-BTTTT ngày 10/01/2025 về định hướng công tác năm 2025.

Bộ trưởng yêu cầu tập trung triển khai các nhiệm vụ, giải pháp chủ yếu trong 3 lĩnh vực: Lĩnh vực bưu chính (03 nhiệm vụ); lĩnh vực viễn thông (04 nhiệm vụ); lĩnh vực báo chí.
`;

test('tasks that are counted and not listed: what is missing by field, a place for each, the list that fills them', async () => {
  const { page, review } = await reviewing(COUNTED);
  const field = (name: string) => review.item(new RegExp(`^${name}`)).first();
  const counts = async (name: string) =>
    /Nêu (\d+) ?Đọc (\d+) ?(?:Lệch ([-+]?\d+))?/
      .exec((await field(name).textContent()) ?? '')
      ?.slice(1, 3);
  await expect.poll(() => counts('Bưu chính')).toEqual(['3', '0']);
  await expect.poll(() => counts('Viễn thông')).toEqual(['4', '0']);
  await expectSound(page);
  await shoot(page, 'declared table');

  await page.getByRole('button', { name: 'Giữ 7 chỗ trống' }).click();
  await expect.poll(() => counts('Bưu chính')).toEqual(['3', '3']);
  const place = review.item('Bưu chính: nhiệm vụ 1').first();
  await page.getByRole('tab', { name: /^Thiếu/ }).click();
  await place.getByText('thiếu chủ trì').first().waitFor();
  await page.getByRole('tab', { name: /^Tất cả/ }).click();

  // The list of one field comes: it fills the places, and adds only what is left over.
  await page
    .locator('input[type="file"][accept*=".docx"]')
    .first()
    .setInputFiles({
      name: 'phu-luc.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        'Lĩnh vực\tNhiệm vụ\tChủ trì\tThời hạn\nViễn thông\tPhủ sóng vùng lõm\tCục Viễn thông\tQuý IV/2025',
      ),
    });
  await page.getByText('Đã thêm 1 nhiệm vụ từ phu-luc.txt.').waitFor();
  await page.getByRole('tab', { name: /^Thiếu/ }).click();
  await review.item('Phủ sóng vùng lõm').first().waitFor();
  await page.getByRole('tab', { name: /^Tất cả/ }).click();
  await expect.poll(() => counts('Viễn thông')).toEqual(['4', '4']);
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await page.getByRole('tab', { name: /^Thiếu/ }).click();
  await review.item('Viễn thông: nhiệm vụ 1').first().waitFor();
});

/** Runs in the page: what Excel puts on the clipboard, pasted into the field in hand. */
const PASTE = `([html, plain]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', plain);
  const event = { clipboardData, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', event));
}`;
const pasteTable = (page: Page, html: string) =>
  page.evaluate(`(${PASTE})(${JSON.stringify([html, 'chữ trơn'])})`);

const MERGED = `<html><body><table>
<tr><td>STT</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Đầu mối gánh</td></tr>
<tr><td colspan="4">I. Viễn thông</td></tr>
<tr><td>1</td><td>Việc thứ nhất</td><td rowspan="2">Cục Viễn thông</td><td>x</td></tr>
<tr><td>2</td><td>Việc thứ hai</td><td>y</td></tr>
<tr><td>3</td><td>Việc thứ ba<br>dòng dưới</td><td>Vụ Bưu chính</td><td>z</td></tr>
</table></body></html>`;

test('a table with merged cells is pasted whole; a column without meaning is asked about, on a phone too', async () => {
  const page = await signedIn('tong.hop.hai', { viewport: PHONE });
  const read = readPage(page);
  await read.open();
  await page.getByRole('textbox').first().focus();
  await pasteTable(page, MERGED);
  await page.waitForURL(/\/readings\/\d+/);
  const asked = page.getByLabel('Cột “Đầu mối gánh” là').first();
  await asked.waitFor();
  await expectSound(page);
  await shoot(page, 'columns phone');
  await asked.click();
  await page.getByRole('option', { name: 'Sản phẩm' }).click();
  await page.getByText('Đã điền 3 ô của cột “Đầu mối gánh”.').waitFor();
  await expect.poll(() => asked.count()).toBe(0);
  // The answer is taken back with what it filled, and asked again.
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await asked.waitFor();

  const office = await signedIn('tong.hop.hai');
  await office.goto(page.url());
  const review = reviewPage(office);
  for (const words of ['Việc thứ nhất', 'Việc thứ hai']) {
    await review.item(words).first().getByText('Cục Viễn thông').first().waitFor();
  }
  await review.item('dòng dưới').first().getByText('Vụ Bưu chính').first().waitFor();
});

test('the second same match of a unit becomes a rule, which is listed and can be dropped', async () => {
  const line = (number: string) =>
    madeText({
      number,
      tasks: [
        '1. Đo kiểm mạng lưới. Đơn vị chủ trì: Cục Sóng và Tháp. Thời gian hoàn thành: Quý III/2025.',
      ],
    });
  let page: Page | null = null;
  for (const number of ['72/KH-BTTTT', '73/KH-BTTTT']) {
    const opened = await reviewing(line(number));
    const { review } = opened;
    // Corrections are counted on the officer's device.
    page ??= opened.page;
    if (page !== opened.page) {
      const read = readPage(page);
      await read.open();
      await read.paste(line(number));
      await reviewPage(page).opened();
    }
    const desk = page === opened.page ? review : reviewPage(page);
    await desk.top();
    await desk.go('t1', 'ArrowDown');
    await desk.match(/chưa có trong sổ/, 'Cục Viễn thông');
  }
  if (!page) throw new Error('No page was opened');
  await page.getByText("Từ nay luôn hiểu 'Cục Sóng và Tháp' là Cục Viễn thông?").waitFor();
  await expectSound(page);
  await page.getByRole('button', { name: 'Ghi quy tắc' }).click();
  await page.getByText("Từ nay 'Cục Sóng và Tháp' được hiểu là Cục Viễn thông.").waitFor();

  const third = await reviewing(line('74/KH-BTTTT'));
  await third.review.item('Đo kiểm mạng lưới').getByText('Cục Viễn thông').first().waitFor();
  await third.read.open();
  await third.page.getByText(/^Quy tắc đã ghi/).click();
  await third.page.getByText('“Cục Sóng và Tháp” là Cục Viễn thông', { exact: true }).waitFor();
  await expectSound(third.page);
  await shoot(third.page, 'learnt rules');
  await third.page
    .getByRole('button', { name: 'Bỏ quy tắc: “Cục Sóng và Tháp” là Cục Viễn thông' })
    .click();
  await third.page.getByText(/^Đã bỏ quy tắc/).waitFor();
  const fourth = await reviewing(line('75/KH-BTTTT'));
  await fourth.review.item('Đo kiểm mạng lưới').getByText('Cục Sóng và Tháp').first().waitFor();
});

test('a signed copy stands beside a text from the web and goes along with the document', async () => {
  const { page, review } = await reviewing(COUNTED.replace('71/', '76/'));
  await page.getByText(/Nguồn là bài đăng/).waitFor();
  await page
    .locator('input[type="file"][accept*=".png"]')
    .first()
    .setInputFiles({ name: 'ban-ky.png', mimeType: 'image/png', buffer: SCAN });
  await page.getByText('Đã gắn bản ký ban-ky.png.').waitFor();
  await page.getByRole('link', { name: 'Bản ký: ban-ky.png' }).first().waitFor();
  await page.getByRole('button', { name: 'Thay bản ký' }).first().waitFor();
  await expectSound(page);
  await shoot(page, 'signed copy');
  await page.reload();
  await page.getByRole('link', { name: 'Bản ký: ban-ky.png' }).first().waitFor();
  await review.opened();
});

/** The smallest picture that is one. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Runs in the page: sweeps from the middle of one paragraph to the middle of another. */
const SWEEP = `([first, last]) => {
  const spots = [...document.querySelectorAll('[data-s]')];
  const at = (words) => spots.find((spot) => spot.textContent.includes(words)).firstChild;
  getSelection().setBaseAndExtent(at(first), 2, at(last), 4);
  document.querySelector('[data-s]').dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
}`;

test('a sweep over two tasks merges them, and one look is at what was read less surely', async () => {
  const { page, review } = await reviewing(madeText({ number: '77/KH-BTTTT' }));
  await page.evaluate(`(${SWEEP})(${JSON.stringify(['Rà soát hồ sơ', 'Công bố danh mục'])})`);
  await page.getByRole('button', { name: 'Gộp 2 nhiệm vụ' }).click();
  await review.item(/Rà soát hồ sơ cấp phép.*Công bố danh mục/).waitFor();
  await page.getByLabel('Lọc theo độ chắc').selectOption('Đoán');
  await page.getByText('Không có mục nào đọc được với độ chắc này.').waitFor();
  await expectSound(page);
  await page.getByRole('button', { name: 'Bỏ lọc độ chắc' }).click();
  await review.press('z');
  await review.item('Công bố danh mục').first().waitFor();
  expect(await review.item(/Rà soát hồ sơ cấp phép.*Công bố danh mục/).count()).toBe(0);
});
