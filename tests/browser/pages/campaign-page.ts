import type { Page } from 'playwright-core';

/** The page of a movement: its tabs, and the sheets in which everything is done. */
export function campaignPage(page: Page) {
  const sheet = page.getByRole('dialog');
  const self = {
    sheet,

    async open(id: string, view = ''): Promise<void> {
      await page.goto(`/campaigns/${id}${view === '' ? '' : `?view=${view}`}`);
      await page.getByRole('heading', { level: 1, name: /^Phát triển/ }).waitFor();
    },

    async tab(name: string): Promise<void> {
      const tabs = page.getByRole('group', { name: 'Phần của phong trào' });
      await tabs.getByRole('button', { name }).click();
    },

    async step(name: string, state: string): Promise<void> {
      const steps = page.getByRole('list', { name: 'Các bước' });
      await steps.getByRole('listitem').filter({ hasText: name }).getByText(state).waitFor();
    },

    async openSheet(button: string): Promise<void> {
      await page.getByRole('button', { name: button, exact: true }).click();
      await sheet.waitFor();
    },

    async fill(words: Readonly<Record<string, string>>): Promise<void> {
      for (const [label, text] of Object.entries(words)) {
        await sheet.getByRole('textbox', { name: label, exact: true }).fill(text);
      }
    },

    /** One of a list that opens: a value by its words. */
    async choose(label: string, value: string): Promise<void> {
      await sheet.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: value, exact: true }).click();
    },

    /** A unit found by words without accents. */
    async pickUnit(label: string, words: string, name: string): Promise<void> {
      await sheet.getByRole('textbox', { name: label, exact: true }).fill(words);
      await page.getByRole('option', { name }).click();
    },

    async send(button: string): Promise<void> {
      await sheet.getByRole('button', { name: button, exact: true }).click();
    },

    /** Opens a sheet, fills it in, sends it, and waits until it is gone. */
    async press(
      button: string,
      send: string,
      words: Readonly<Record<string, string>> = {},
    ): Promise<void> {
      await self.openSheet(button);
      await self.fill(words);
      await self.send(send);
      await sheet.waitFor({ state: 'detached' });
    },
  };
  return self;
}
