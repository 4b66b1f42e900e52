import type { Page } from 'playwright-core';

/** What stands around every page: search, the day seen, the person's choices. */
export function shell(page: Page) {
  const palette = page.getByRole('dialog', { name: 'Tìm hoặc ra lệnh' });
  return {
    palette,

    async search(words: string): Promise<void> {
      await page.keyboard.press('Control+k');
      await palette.getByRole('combobox').fill(words);
    },

    option(name: string | RegExp) {
      return palette.getByRole('option', { name });
    },

    /** `dd/MM/yyyy` */
    async seeAsOf(day: string): Promise<void> {
      await page.getByLabel(/^Số liệu tại ngày/).click();
      await page.getByLabel('Xem số liệu như vào cuối ngày nào').fill(day);
      await page.getByRole('button', { name: 'Xem tại ngày này' }).click();
      await page.getByText(`Đang xem tại ${day}`).waitFor();
    },

    async openPerson(): Promise<void> {
      await page.getByLabel(/^Tuỳ chọn của/).click();
    },
  };
}
