import type { Page } from 'playwright-core';

/** Bảng chỉ tiêu. */
export function indicatorsPage(page: Page) {
  const table = page.getByRole('table', { name: 'Chỉ tiêu' });
  return {
    table,
    async open(query = ''): Promise<void> {
      await page.goto(`/indicators${query}`);
      await page.getByRole('heading', { level: 1, name: 'Chỉ tiêu' }).waitFor();
    },
    /** The row of an indicator on the board. */
    row(name: string) {
      return table.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
    },
  };
}
