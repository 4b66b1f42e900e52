import { buffer } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';

/** Kinh phí. */
export function budgetPage(page: Page) {
  const sheet = page.getByRole('dialog');
  const row = (title: string): Locator => page.getByRole('row').filter({ hasText: title }).first();
  return {
    sheet,
    row,

    async open(query = ''): Promise<void> {
      await page.goto(`/budget${query}`);
      await page.getByRole('heading', { level: 1, name: 'Kinh phí' }).waitFor();
    },

    /** The figures of a row of the table, without what is written below them. */
    async cells(title: string): Promise<string[]> {
      await row(title).waitFor();
      const cells = await row(title).getByRole('cell').all();
      const texts = await Promise.all(cells.map((cell) => cell.innerText()));
      return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
    },

    async openImport(): Promise<void> {
      await page.getByRole('button', { name: 'Dán từ Excel' }).first().click();
      await sheet.getByRole('textbox', { name: 'Dán bảng từ Excel' }).waitFor();
    },

    async paste(text: string): Promise<void> {
      await sheet.getByRole('textbox', { name: 'Dán bảng từ Excel' }).fill(text);
    },

    async check(): Promise<void> {
      await sheet.getByRole('button', { name: 'Kiểm tra' }).click();
    },

    async write(count: number): Promise<void> {
      await sheet.getByRole('button', { name: `Ghi ${count} dòng` }).click();
      await page.getByText(`Đã ghi ${count} dòng kinh phí`).waitFor();
      await sheet.waitFor({ state: 'detached' });
    },

    async close(): Promise<void> {
      await sheet.getByRole('button', { name: 'Đóng' }).click();
      await sheet.waitFor({ state: 'detached' });
    },

    /** One of the exports, as it arrives. */
    async download(name: string): Promise<Buffer> {
      await page
        .getByLabel('Xuất', { exact: true })
        .or(page.getByText('Xuất', { exact: true }))
        .first()
        .click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      // The browser may run elsewhere: the file is streamed, not opened by its path.
      return buffer(await download.createReadStream());
    },
  };
}
