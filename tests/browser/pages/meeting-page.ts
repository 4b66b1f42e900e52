import type { Page } from 'playwright-core';

/** The page of a meeting: its agenda, its conclusions, the acts in its head. */
export function meetingPage(page: Page) {
  const sheet = page.getByRole('dialog');
  const self = {
    sheet,

    async open(id: string): Promise<void> {
      await page.goto(`/supervision/meetings/${id}`);
      await page.getByRole('heading', { name: 'Chương trình' }).waitFor();
    },

    async act(name: string): Promise<void> {
      await page.getByRole('button', { name, exact: true }).click();
    },

    /** An item of the agenda by its words. */
    item(words: string) {
      return page.getByRole('listitem').filter({ hasText: words });
    },

    async fill(words: Readonly<Record<string, string>>): Promise<void> {
      await sheet.waitFor();
      for (const [label, text] of Object.entries(words)) {
        await sheet.getByRole('textbox', { name: label }).fill(text);
      }
    },

    async send(name: string): Promise<void> {
      await sheet.getByRole('button', { name, exact: true }).click();
      await sheet.waitFor({ state: 'hidden' });
    },

    async stands(fact: string): Promise<void> {
      await page.getByText(fact).first().waitFor();
    },
  };
  return self;
}
