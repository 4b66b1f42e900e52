import type { Page } from 'playwright-core';

/** Danh sách nhiệm vụ. */
export function tasksPage(page: Page) {
  const table = page.getByRole('table', { name: 'Danh sách nhiệm vụ' });
  async function open(query = ''): Promise<void> {
    await page.goto(`/tasks${query}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  return {
    table,
    open,

    /** The tasks of a plan that stand at one unit, by the filter as a person sets it. */
    async openPlan(plan: string, unit: string): Promise<void> {
      await open(`?f.plan=${plan}&sort=title`);
      await page.getByLabel('Lọc', { exact: true }).click();
      const box = page.getByRole('textbox', { name: 'Đơn vị', exact: true });
      await box.fill(unit);
      const answer = page.waitForResponse((reply) => /\/api\/tasks\?.*unitId=/.test(reply.url()));
      // Units below it carry its name in their path: the name itself comes first.
      await page
        .getByRole('option', { name: new RegExp(`^${unit}`) })
        .first()
        .click();
      await (await answer).finished();
      await page.keyboard.press('Escape');
      await page.getByText(`Đơn vị: ${unit}`, { exact: true }).waitFor();
    },

    row(words: string | RegExp) {
      return table.getByRole('row').filter({ hasText: words });
    },

    /** The ids of the listed tasks, in order, as their links say them. */
    async ids(): Promise<string[]> {
      await table.waitFor();
      const links = table.locator('a[href*="/tasks/"]');
      const hrefs = await Promise.all((await links.all()).map((link) => link.getAttribute('href')));
      const ids = hrefs.map((href) => /\/tasks\/(\d+)/.exec(href ?? '')?.[1] ?? '');
      return [...new Set(ids)].filter(Boolean);
    },
  };
}
