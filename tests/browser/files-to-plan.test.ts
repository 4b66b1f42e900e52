import type { Download, Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { expectSound, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { asDocx, asHtml, asPdf, WORD } from './made-files.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';

withBrowser();

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = 'Ký hiệu|Lĩnh vực|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn|Sản phẩm|Lời giao'.split('|');
const ROWS = [
  '1|Cấp phép|Rà soát hồ sơ cấp phép|Cục Viễn thông||Quý III/2025|Báo cáo|'.split('|'),
  '2|Cấp phép|Công bố danh mục thủ tục|Cục Viễn thông|Vụ Bưu chính|tháng 10/2025||'.split('|'),
];

/** Our own workbook as an officer fills it in. */
function filled(rows: readonly string[][], number: string): Promise<Buffer> {
  const cells = (lines: readonly (readonly string[])[]) =>
    lines.map((line) => line.map((value) => (value === '' ? null : { value })));
  const document = [
    ['Loại văn bản', 'Kế hoạch'],
    ['Số, ký hiệu', number],
    ['Ngày ban hành', '10/03/2025'],
    ['Cơ quan ban hành', 'Bộ Thông tin và Truyền thông'],
    ['Trích yếu', 'Kiểm tra việc cấp phép năm 2025'],
  ];
  return writeWorkbook([
    { sheet: 'Nhiệm vụ', data: cells([HEAD, ...rows]) },
    { sheet: 'Văn bản', data: cells(document) },
  ]).toBuffer();
}

/** What the browser saved, as bytes. */
async function saved(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Lets a file fall onto the box as from a folder. */
async function drop(page: Page, name: string, type: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    `(${DROP})(${JSON.stringify({ name, type, data: bytes.toString('base64') })})`,
  );
}

/** Runs in the page. */
const DROP = `({ name, type, data }) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  const box = document.querySelector('textarea');
  box.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}`;

const KINDS: readonly [
  name: string,
  type: string,
  number: string,
  make: (number: string, page: Page) => Buffer | Promise<Buffer>,
][] = [
  ['giao.docx', WORD, '91/KH-BTTTT', (number) => asDocx(madeText({ number }))],
  [
    'giao.pdf',
    'application/pdf',
    '92/KH-BTTTT',
    (number, page) => asPdf(page, madeText({ number })),
  ],
  ['giao.html', 'text/html', '93/KH-BTTTT', (number) => asHtml(madeText({ number }))],
  ['giao.xlsx', SHEET, '94/KH-BTTTT', (number) => filled(ROWS, number)],
];

test.each(KINDS)(
  '%s goes from the drop to an issued plan and out as a workbook',
  async (...kind) => {
    const [name, type, number, make] = kind;
    const page = await signedIn('tong.hop.hai');
    await readPage(page).open();
    await drop(page, name, type, await make(number, page));
    const review = reviewPage(page);
    await review.opened();
    expect((await review.items())[0]).toContain(number);
    await review.openSheet();
    await review.issue();
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await expectSound(page);

    const download = page.waitForEvent('download');
    await page.getByText('Xuất', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Xuất Excel' }).click();
    const [tasks] = await readWorkbook(await saved(await download));
    expect(tasks?.data.map((row) => row[2])).toEqual(['Nhiệm vụ', ...ROWS.map((row) => row[2])]);
    expect(tasks?.data.slice(1).map((row) => row[5])).toEqual([
      expect.stringMatching(/^Quý III\/2025/i),
      expect.stringMatching(/^tháng 10\/2025/i),
    ]);
  },
);

test('a workbook with faults says each of them, and nothing is opened', async () => {
  const page = await signedIn('tong.hop.hai');
  await readPage(page).open();
  const wrong = [['1', '', '', '', '', 'Q5/2025', '', '']];
  await drop(page, 'loi.xlsx', SHEET, await filled(wrong, '95/KH-BTTTT'));
  const faults = page.getByRole('alert').getByRole('listitem');
  await faults.first().waitFor();
  expect(await faults.allTextContents()).toEqual([
    expect.stringContaining('dòng 2, cột Nhiệm vụ'),
    expect.stringContaining("cột Thời hạn: 'Q5/2025' không phải thời hạn"),
  ]);
  await expectSound(page);
  await shoot(page, 'workbook faults');
  expect(page.url()).toContain('/directives/new');
});

test('the second same answer about a column becomes a rule', async () => {
  const page = await signedIn('tong.hop.hai');
  const rows = Array.from(
    { length: 6 },
    (_, at) => `Việc thứ ${at + 1} của bảng\tCục Viễn thông\tQuý III/2025`,
  );
  const table = ['Nhiệm vụ\tNơi gánh\tThời hạn', ...rows].join('\n');
  const read = readPage(page);
  const review = reviewPage(page);
  const asked = page.getByLabel('Cột “Nơi gánh” là').first();
  const paste = async () => {
    await read.open();
    await read.paste(table);
    await review.opened();
  };
  for (const time of [1, 2]) {
    await paste();
    await asked.click();
    await page.getByRole('option', { name: 'Chủ trì' }).click();
    await page.getByText('Đã điền 6 ô của cột “Nơi gánh”.').waitFor();
    await review.item('Việc thứ 1').getByText('Cục Viễn thông').first().waitFor();
    const offer = page.getByText('Từ nay luôn hiểu cột “Nơi gánh” là Chủ trì?');
    expect(await offer.count()).toBe(time - 1);
    if (time === 2) {
      await expectSound(page);
      await page.getByRole('button', { name: 'Ghi quy tắc' }).click();
      await page.getByText('Từ nay cột “Nơi gánh” được hiểu là Chủ trì.').waitFor();
    }
  }
  await paste();
  await review.item('Việc thứ 1').getByText('Cục Viễn thông').first().waitFor();
  expect(await asked.count()).toBe(0);
});
