import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { wordsOfDocument } from '../support/words-of-document.ts';
import { byInterface } from './by-interface.ts';
import { budgetPage } from './pages/budget-page.ts';

withBrowser();

const TEXT = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG

Số: 176/QĐ-BTTTT

Hà Nội, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Phê duyệt Kế hoạch hành động hỗ trợ học sinh và hạ tầng viễn thông vùng khó khăn

Điều 1. Các đơn vị thực hiện các nhiệm vụ sau:

Nhiệm vụ 1: Vụ Bưu chính chủ trì cấp máy tính bảng cho học sinh, kinh phí từ Quỹ dịch vụ viễn thông công ích Việt Nam. Hoàn thành trước ngày 30/11/2027.

Nhiệm vụ 2: Cục Viễn thông chủ trì xây dựng phương án hỗ trợ hạ tầng viễn thông từ Quỹ dịch vụ viễn thông công ích Việt Nam. Hoàn thành trước ngày 30/6/2027.

Nhiệm vụ 3: Vụ Kế hoạch - Tài chính chủ trì lập danh mục, mức vốn dự kiến cho từng dự án trong 02 năm 2025 - 2026 và từng năm. Hoàn thành trước ngày 31/12/2026.
`;
const FUND = 'Quỹ dịch vụ viễn thông công ích Việt Nam';
const HEAD = [
  ...['Mục', 'Mã dự án', 'Dự án', 'Nguồn vốn', 'Năm', 'Kế hoạch vốn (triệu đồng)'],
  ...['Phân bổ (triệu đồng)', 'Giải ngân (triệu đồng)'],
];
/** The first sheet of the officer: a sum in the form of another country, and more disbursed than allotted. */
const WRONG = [
  ['Nhiệm vụ 1', '', '', FUND, '2025-2026', '960.000', '', ''],
  ['Nhiệm vụ 1', '', '', FUND, '2025', '520.000', '500.000', ''],
  ['Nhiệm vụ 1', '', '', FUND, '2026', '400.000', '', ''],
  [
    'Nhiệm vụ 1',
    'MTB-1',
    'Mua máy tính bảng đợt 1',
    FUND,
    '2025',
    '300000.5',
    '290.000',
    '287.750',
  ],
  ['Nhiệm vụ 2', '', '', FUND, '2025', '1.250', '1.200', '1.250'],
];
const RIGHT = WRONG.map((cells) =>
  cells.map((cell) => ({ '300000.5': '300.000', '287.750': '250.000' })[cell] ?? cell),
).map((cells, at) => (at === 4 ? cells.with(7, '640') : cells));
const sheetOf = (rows: readonly (readonly string[])[]) =>
  [HEAD, ...rows].map((cells) => cells.join('\t')).join('\n');

test('the money of a text, from a pasted sheet to the consolidated table, a disbursement and the annex', async () => {
  const page = await signedIn('tong.hop');
  const planId = await byInterface(page).issue(TEXT);
  const budget = budgetPage(page);
  await budget.open(`?f.plan=${planId}`);
  await page.getByText('Chưa có dòng kinh phí.').waitFor();

  // Two faults are told at once, nothing is written; the sheet stays to be mended.
  await budget.openImport();
  await budget.paste(sheetOf(WRONG));
  await budget.check();
  const faults = budget.sheet.getByRole('alert');
  await faults.getByText("'300000.5' không phải số tiền (triệu đồng); nhận 300000,5.").waitFor();
  await expectSound(page);
  await shoot(page, 'money import faults');
  await budget.paste(
    sheetOf(WRONG.map((cells) => cells.with(5, cells[5]?.replace('.5', '') ?? ''))),
  );
  await budget.check();
  const excess = 'Giải ngân 1.250 lớn hơn phân bổ 1.200 triệu. Sửa hoặc ghi quyết định.';
  await faults.getByText(excess).waitFor();
  await budget.paste(sheetOf(RIGHT));
  await budget.check();
  await budget.sheet.getByText('5 dòng mới, 0 dòng đổi số, 0 dòng như cũ.').waitFor();
  await budget.write(5);

  // Given at the task and at its project, counted once; the total of two years beside its years.
  await budget.row('Tổng cộng').waitFor();
  expect(await budget.cells('Tổng cộng')).toEqual([
    ...['521.250', '501.200', '250.640', '48,1 %', '400.000', '–', '–', '0 %'],
    ...['961.250', '501.200', '250.640', '26,1 %'],
  ]);
  await page.getByText('dưới 95 %').first().waitFor();
  await expectSound(page);
  await shoot(page, 'money table');
  await page.getByRole('button', { name: 'đã trừ 2 khoản trùng' }).click();
  await budget.sheet.getByText('Đã trừ: Kế hoạch 300.000').first().waitFor();
  await expectSound(page);
  await budget.close();

  await reportDisbursement(planId);
  await page.reload();
  const cells = await budget.cells('phương án hỗ trợ');
  expect(cells.slice(0, 4)).toEqual(['1.250', '1.200', '1.210', '96,8 %']);
  await page.getByText('Giải ngân vượt phân bổ theo 45/QĐ-BTTTT').waitFor();

  // A sum opens the lines behind it, a line its story.
  await budget
    .row('phương án hỗ trợ')
    .getByRole('button', { name: /^1\.210\. .*Năm 2025$/ })
    .click();
  await page.getByRole('row').filter({ hasText: '96,8 %' }).first().click();
  await budget.sheet.getByText('Kho bạc xác nhận').waitFor();
  await expectSound(page);
  await shoot(page, 'money line');
  await budget.close();

  await budget.open(`?f.plan=${planId}&f.from=2025&f.to=2026`);
  const words = await wordsOfDocument(await budget.download('Phụ lục kế hoạch vốn, DOCX'));
  for (const part of [
    ...['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Phụ lục'],
    'DANH MỤC NHIỆM VỤ, DỰ ÁN VÀ MỨC VỐN DỰ KIẾN BỐ TRÍ GIAI ĐOẠN 2025 - 2026',
    ...[
      'Đơn vị tính: triệu đồng',
      'TỔNG CỘNG',
      '961.250',
      '521.250',
      'Mua máy tính bảng đợt 1',
      FUND,
    ],
  ]) {
    expect(words).toContain(part);
  }
  await onPhone(planId);
});

/** The head enters what was disbursed, goes beyond the allotment and writes the decision; on the task's page. */
async function reportDisbursement(planId: string): Promise<void> {
  const head = await signedIn('cuc.vien.thong');
  const tasks = await byInterface(head).tasksOf(planId);
  const id = [...tasks].find(([title]) => /phương án hỗ trợ/i.test(title))?.[1].id ?? '';
  await head.goto(`/tasks/${id}`);
  await head.getByRole('button', { name: /^Nhập số: 2025/ }).click();
  const sheet = head.getByRole('dialog');
  await sheet.getByLabel(/^Số tiền/).fill('570');
  await sheet.getByLabel('Căn cứ', { exact: false }).fill('Kho bạc xác nhận');
  await sheet.getByRole('button', { name: 'Ghi số' }).click();
  await sheet
    .getByText('Giải ngân 1.210 lớn hơn phân bổ 1.200 triệu. Sửa hoặc ghi quyết định.')
    .first()
    .waitFor();
  await expectSound(head);
  await shoot(head, 'money above allotment');
  await sheet.getByLabel('Quyết định cho vượt', { exact: false }).fill('45/QĐ-BTTTT');
  await sheet.getByRole('button', { name: 'Ghi số' }).click();
  await sheet.getByText('96,8 %').waitFor();
}

async function onPhone(planId: string): Promise<void> {
  const phone: Page = await signedIn('thu.truong', { viewport: PHONE, scheme: 'dark' });
  const budget = budgetPage(phone);
  await budget.open(`?f.plan=${planId}`);
  await phone.getByLabel('Xem năm').selectOption('2025');
  await phone.getByRole('article').filter({ hasText: 'Mua máy tính bảng đợt 1' }).waitFor();
  expect(await phone.getByRole('button', { name: 'Dán từ Excel' }).count()).toBe(0);
  await expectSound(phone);
  await shoot(phone, 'money phone');
}
