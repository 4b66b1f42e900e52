import { buffer as bytesOf } from 'node:stream/consumers';
import type { Page } from 'playwright-core';

/** The page of one report: its headings, its acts, the sheet of paper. */
export function submissionPage(page: Page) {
  const sheet = page.getByRole('dialog');
  return {
    async open(id: string): Promise<void> {
      await page.goto(`/submissions/${id}`);
      await page.getByRole('heading', { level: 1, name: /^Báo cáo/ }).waitFor();
    },

    /** Writes under a heading and waits until it is saved by itself. */
    async write(heading: string, words: string): Promise<void> {
      const outline = page.getByRole('navigation', { name: 'Các mục của báo cáo' });
      await outline.getByRole('button', { name: heading }).click();
      const saved = page.waitForResponse(
        (reply) => reply.url().includes('/sections/') && reply.request().method() === 'PUT',
      );
      await page.getByRole('textbox', { name: `Lời báo cáo mục ${heading}` }).fill(words);
      await saved;
    },

    async press(act: string): Promise<void> {
      await page.getByRole('button', { name: act, exact: true }).click();
    },

    /** A formal act: its sheet says what will happen, then it is done. */
    async formally(act: string, words: Readonly<Record<string, string>> = {}): Promise<void> {
      await page.getByRole('button', { name: act, exact: true }).first().click();
      await sheet.waitFor();
      for (const [label, text] of Object.entries(words)) {
        await sheet.getByRole('textbox', { name: label, exact: true }).fill(text);
      }
      await sheet.getByRole('button', { name: act, exact: true }).click();
      await sheet.waitFor({ state: 'detached' });
    },

    /** The state as the title row says it. */
    async stands(state: string): Promise<void> {
      await page.locator('header').getByText(state, { exact: true }).waitFor();
    },

    /** Something of the title row. */
    async says(words: RegExp): Promise<void> {
      await page.locator('header').getByText(words).waitFor();
    },

    async download(file: 'DOCX' | 'PDF' | 'Bảng XLSX'): Promise<Buffer> {
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name: file, exact: true }).click();
      return bytesOf(await (await coming).createReadStream());
    },
  };
}
