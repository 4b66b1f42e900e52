import type { Page } from 'playwright-core';

/** Đọc văn bản. */
export function readPage(page: Page) {
  const box = page.getByRole('textbox', { name: /^Kéo tệp vào đây/ });
  return {
    box,
    problem: page.getByRole('alert'),

    async open(): Promise<void> {
      await page.goto('/directives/new');
      await box.waitFor();
    },

    /** Pastes as an officer does: the words arrive at once, and reading starts by itself. */
    async paste(text: string): Promise<void> {
      // The address changes before the page does, and the one that goes may have a field too.
      await box.waitFor();
      await page.evaluate(`(${PASTE})(${JSON.stringify(text)})`);
    },

    async chooseFile(name: string, mimeType: string, buffer: Buffer): Promise<void> {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: /^Chọn tệp/ }).click();
      await (await chooser).setFiles({ name, mimeType, buffer });
    },
  };
}

/** Runs in the page. The clipboard itself is shared by every test of a browser, so it is left alone. */
const PASTE = `(words) => {
  const field = document.querySelector('textarea');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', words);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
}`;
