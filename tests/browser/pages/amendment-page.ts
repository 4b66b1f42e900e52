import type { Page } from 'playwright-core';

/** The page of a proposal to amend a plan: its changes as cards, the acts in its head, its forms. */
export function amendmentPage(page: Page) {
  const sheet = page.getByRole('dialog');
  const self = {
    sheet,

    async act(name: string): Promise<void> {
      await page.getByRole('button', { name, exact: true }).click();
    },

    /** A change by its words. */
    card(words: string) {
      return page.getByRole('list', { name: 'Các thay đổi' }).getByRole('listitem').filter({
        hasText: words,
      });
    },

    async choose(label: string, option: string): Promise<void> {
      await sheet
        .getByRole('combobox', { name: label })
        .or(sheet.getByLabel(label))
        .first()
        .click();
      await page.getByRole('option', { name: option }).first().click();
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

    async stands(fact: string | RegExp): Promise<void> {
      await page.getByText(fact).first().waitFor();
    },
  };
  return self;
}
