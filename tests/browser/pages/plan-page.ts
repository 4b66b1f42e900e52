import type { Page } from 'playwright-core';

/** Kế hoạch: six views under one filter. */
export function planPage(page: Page) {
  const main = page.getByRole('main');
  return {
    /** Opens a plan by its number, through the list of plans. */
    async open(number: string): Promise<void> {
      // Found by its number: the list may hold more plans than fit on a screen.
      await page.goto(`/plans?q=${encodeURIComponent(number)}`);
      await main.getByText(number, { exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name: number }).waitFor();
    },

    /** Chooses a view as a person does: by its tab, on a phone in the box. */
    async look(view: string): Promise<void> {
      const tab = main.getByRole('button', { name: view, exact: true });
      const box = main.getByLabel('Cách xem kế hoạch');
      if (await tab.isVisible()) await tab.click();
      else await box.selectOption(view);
      await page.waitForURL(/[?&]view=/);
      await page.waitForLoadState('networkidle');
    },

    main,
    table: page.getByRole('table', { name: 'Danh sách nhiệm vụ' }),
    gantt: page.getByRole('table', { name: 'Gantt' }),
    matrix: page.getByRole('region', { name: 'Độ phủ' }),
    graph: page.getByRole('region', { name: 'Phân cấp' }),
    views: page.getByLabel('Cách xem đã lưu'),
  };
}
