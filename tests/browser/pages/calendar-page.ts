import type { Page } from 'playwright-core';

/** Lịch nghỉ. */
export function calendarPage(page: Page) {
  const sheet = page.getByRole('dialog');
  return {
    sheet,
    /** What the box for trying a deadline answers. */
    answer: page.getByRole('status').filter({ hasText: /nếu mốc là hôm nay/ }),

    async open(): Promise<void> {
      await page.goto('/admin/calendar');
      await page.getByRole('heading', { level: 1, name: 'Lịch nghỉ' }).waitFor();
      await page.getByRole('table').waitFor();
    },

    row(day: string) {
      return page.getByRole('row').filter({ hasText: day });
    },

    /** Marks a day off for the own body. */
    async mark(day: string, name: string, source: string): Promise<void> {
      await page.getByRole('button', { name: 'Ghi ngày', exact: true }).click();
      await sheet.getByLabel('Ngày', { exact: true }).fill(day);
      await sheet.getByLabel('Tên').fill(name);
      await sheet.getByLabel('Căn cứ').fill(source);
    },

    async send(): Promise<void> {
      await sheet.locator('button[type=submit]').click();
      await sheet.waitFor({ state: 'detached' });
    },

    async unmark(day: string, reason: string): Promise<void> {
      await page.getByRole('button', { name: `Bỏ ghi ${day}` }).click();
      await sheet.getByLabel('Lý do').fill(reason);
    },
  };
}
