import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Trang nhiệm vụ, and the sheets of its acts. */
export function taskPage(page: Page) {
  const sheet = page.getByRole('dialog');

  /** A report of overdue work asks why it is late; where the journey has not said it, anything will do. */
  async function explainIfLate(): Promise<void> {
    const why = sheet.getByRole('textbox', { name: 'Giải trình' });
    if ((await why.count()) === 0 || (await why.inputValue()) !== '') return;
    await sheet.getByRole('combobox', { name: 'Nguyên nhân' }).click();
    await page.getByRole('option').first().click();
    await why.fill('Đơn vị phối hợp gửi ý kiến chậm hơn dự kiến.');
  }

  return {
    sheet,
    /** The words that order it, between quotation marks. */
    words: page.locator('blockquote'),
    title: page.getByRole('heading', { level: 1 }),

    async open(id: string, query = ''): Promise<void> {
      await page.goto(`/tasks/${id}${query}`);
      await page.getByRole('tab', { name: 'Diễn biến' }).waitFor();
    },

    tab(name: RegExp) {
      return page.getByRole('tab', { name });
    },

    act(name: string) {
      return page.getByRole('button', { name, exact: true });
    },

    /** Opens the sheet of an act, lets its fields be filled, sends it and waits until it is said to be done. */
    async do(act: string, said: RegExp, fill: () => Promise<void> = async () => {}): Promise<void> {
      await page.getByRole('button', { name: act, exact: true }).first().click();
      await sheet.waitFor();
      await fill();
      await explainIfLate();
      await sheet.locator('button[type=submit]').click();
      await page.getByText(said).first().waitFor();
      await expect.poll(() => sheet.count()).toBe(0);
    },

    async fill(label: string, words: string): Promise<void> {
      await sheet.getByLabel(label).fill(words);
    },

    /** Parts for several units at once, and why they are given although their day has passed. */
    async fillParts(units: readonly string[]): Promise<void> {
      const box = sheet.getByRole('textbox', { name: 'Đơn vị thực hiện' });
      for (const unit of units) {
        await box.fill(unit);
        await page.getByRole('option', { name: unit }).first().click();
      }
      await page.keyboard.press('Tab');
      const early = sheet.getByLabel('Vì sao giao với hạn đã qua');
      if ((await early.count()) > 0)
        await early.fill('Việc của kỳ trước, giao lại để làm cho xong.');
    },

    async attach(name: string, words: string): Promise<void> {
      const chooser = page.waitForEvent('filechooser');
      await sheet.getByRole('button', { name: /^Chọn tệp/ }).click();
      const buffer = Buffer.from(words);
      await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer });
      // The name stands there while it is on its way too; what has arrived can be taken back.
      await sheet.getByRole('button', { name: `Bỏ ${name}` }).waitFor();
    },
  };
}
