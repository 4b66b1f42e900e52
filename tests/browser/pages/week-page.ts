import type { Page } from 'playwright-core';

/** Phiếu tuần: a table on an office screen, cards on a phone, the same words in both. */
export function weekPage(page: Page) {
  const percent = (title: string) => page.getByLabel(`Luỹ kế phần trăm: ${title}`);
  const body = (title: string) => page.getByLabel(`Việc tuần này: ${title}`);
  return {
    percent,
    /** The field of a task that counts something. */
    count: (title: string, what: string) => page.getByLabel(`Luỹ kế ${what}: ${title}`),
    body,

    /** The first page of an officer, which knows the week that is running. */
    async open(): Promise<void> {
      await page.goto('/');
      await page.waitForURL(/\/week\//);
      await page.getByRole('heading', { level: 1, name: /^Tuần \d+/ }).waitFor();
    },

    async report(title: string, figure: string, words: string): Promise<void> {
      await percent(title).fill(figure);
      await body(title).fill(words);
    },

    async attach(title: string, name: string, words: string): Promise<void> {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: `Thêm ảnh, tệp: ${title}` }).click();
      const buffer = Buffer.from(words);
      await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer });
      await page.getByRole('button', { name: `Bỏ ${name}` }).waitFor();
    },

    /** Sends, and waits until a row says that it arrived and when. */
    async send(): Promise<void> {
      await page.getByRole('button', { name: /^Gửi phiếu/ }).click();
      await page.getByText(/^Đã gửi \d+ mục/).waitFor();
      await page
        .getByText(/^Đã gửi \d{2}:\d{2}/)
        .first()
        .waitFor();
    },
  };
}
