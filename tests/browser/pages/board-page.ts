import type { Page } from 'playwright-core';

/** Bảng điều hành. */
export function boardPage(page: Page) {
  return {
    async open(query = ''): Promise<void> {
      await page.goto(`/board${query}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },

    row(unit: string) {
      const head = page.getByRole('rowheader', { name: unit });
      return page.getByRole('row').filter({ has: head });
    },

    /** A number that opens its list, by what it says to those who hear it. */
    figure(name: string | RegExp) {
      return page.getByRole('link', { name });
    },
  };
}
