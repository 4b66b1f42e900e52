import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, shoot, signedIn, withBrowser } from '../support/browser.ts';

withBrowser();

/** Asks the server as the page would; the journey itself goes by the page. */
async function send(page: Page, path: string, data: object) {
  const reply = await page.request.post(path, {
    headers: { 'x-chidao': '1', 'idempotency-key': crypto.randomUUID() },
    data,
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return reply.json();
}

async function unitId(page: Page, name: string): Promise<string> {
  const reply = await page.request.get(`/api/units?q=${encodeURIComponent(name)}&limit=20`);
  const { rows } = await reply.json();
  return rows.find((row: { name: string; id: string }) => row.name === name)?.id ?? '';
}

test('a target is split by weights, corrected, filled from a pasted sheet, and judged at its unit', async () => {
  const page = await signedIn('tong.hop');
  const [own, telecom, postal] = await Promise.all(
    ['Vụ Kế hoạch - Tài chính', 'Cục Viễn thông', 'Vụ Bưu chính'].map((name) => unitId(page, name)),
  );
  const base = { unitId: own, reporterIds: [telecom, postal], overUnits: 'sum', decimals: 0 };
  const weight = { ...base, code: 'dan_so_thu', name: 'Dân số phân bổ thử' };
  const { id: weightId } = await send(page, '/api/indicators', weight);
  const people = [
    { unitId: telecom, period: '2023', value: 700 },
    { unitId: postal, period: '2023', value: 300 },
  ];
  await send(page, `/api/indicators/${weightId}/values`, { values: people });
  const milestones = [
    { period: '2024', value: 100 },
    { period: '2025', value: 200 },
  ];
  const promise = { kind: 'bound', operator: '>=', milestones };
  const { id } = await send(page, '/api/indicators', {
    ...{ ...base, code: 'may_phan_bo_thu', name: 'Máy phân bổ thử', overTime: 'sum' },
    targets: [{ promise }],
  });

  await page.goto(`/indicators/${id}`);
  await page.getByRole('button', { name: 'Chia', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'Theo trọng số của một chỉ tiêu khác' }).check();
  await sheet.getByLabel('Chỉ tiêu làm trọng số').first().fill('dan so phan bo');
  await page.getByRole('option', { name: /Dân số phân bổ thử/ }).click();
  await sheet.getByLabel('Kỳ số liệu').fill('2023');
  await sheet.getByRole('button', { name: 'Tính thử' }).click();
  await sheet.waitFor({ state: 'detached' });
  const cell = (unit: string, year: number) =>
    page.getByRole('button', { name: new RegExp(`^${unit}, năm ${year}:`) });
  await page.getByText('Đã phân bổ khớp số được giao.').waitFor();
  await expect.poll(() => cell('Cục Viễn thông', 2025).textContent()).toBe('140');

  // A cell is typed over: what is left shows at once, before anything is saved.
  await cell('Vụ Bưu chính', 2025).focus();
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  await page.getByText('Năm 2025: còn lệch 20/200.').waitFor();
  await page.getByRole('button', { name: 'Lưu phân bổ' }).click();
  await page.getByText(/^Đã lưu phân bổ/).waitFor();
  await expectSound(page);
  await shoot(page, 'allocation');

  await page.getByRole('button', { name: 'Dán bảng số liệu' }).click();
  const box = sheet.getByLabel('Dán vùng chép từ Excel');
  await box.fill('Đơn vị\t2024\t2025\nCục Viễn thông\t70.5\t140\nVụ Bưu chín\t30\t20');
  await sheet.getByRole('button', { name: 'Kiểm tra' }).click();
  await sheet.getByText('Chưa ghi gì: 2 chỗ cần sửa').waitFor();
  await sheet.getByText(/^70,5\?/).waitFor();
  await box.fill('Đơn vị\t2024\t2025\nCục Viễn thông\t70\t140\nVụ Bưu chính\t30\t20');
  await sheet.getByRole('button', { name: 'Kiểm tra' }).click();
  await sheet.getByRole('button', { name: 'Ghi 4 giá trị' }).click();
  await sheet.waitFor({ state: 'detached' });

  const share = page.locator('tr').filter({ has: cell('Cục Viễn thông', 2025) });
  await share.getByText('Đạt', { exact: true }).waitFor();
});
