import type { Locator, Page } from 'playwright-core';

/** Xếp hạng: the list of scorecards and one of them. */
export function scorecardPage(page: Page) {
  const sheet = page.getByRole('dialog');
  const standing = page.getByTestId('standing');
  return {
    sheet,
    standing,
    why: page.getByTestId('why'),

    async openList(): Promise<void> {
      await page.goto('/scorecards');
      await page.getByRole('heading', { level: 1, name: 'Xếp hạng' }).waitFor();
    },

    /** Installs a ready-made scorecard for the units right under the authority. */
    async install(readyMade: string, name: string): Promise<void> {
      await page.getByRole('button', { name: 'Thêm bộ chỉ số' }).click();
      await sheet.getByRole('combobox', { name: 'Bắt đầu từ' }).click();
      await page.getByRole('option', { name: readyMade }).click();
      await sheet.getByRole('textbox', { name: 'Tên bộ chỉ số' }).fill(name);
      await sheet.getByRole('combobox', { name: 'Đơn vị được xếp hạng' }).selectOption('level');
      await sheet.getByRole('button', { name: 'Thêm', exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },

    async tab(name: string): Promise<void> {
      await page.getByRole('radio', { name }).check();
    },

    /** Ban hành from the first day of the period that runs. */
    async issue(): Promise<void> {
      await page.getByRole('button', { name: 'Ban hành' }).click();
      await sheet.getByRole('button', { name: 'Ban hành' }).click();
      await page.getByText(/^Đang hiệu lực từ/).waitFor();
    },

    async type(criterion: string, unit: string, value: string): Promise<void> {
      await page.getByRole('textbox', { name: `${criterion}, ${unit}` }).fill(value);
    },

    async say(criterion: string, unit: string, value: 'Có' | 'Không'): Promise<void> {
      const box = page.getByRole('combobox', { name: `${criterion}, ${unit}` });
      await box.selectOption({ label: value });
    },

    async save(): Promise<void> {
      await page.getByRole('button', { name: /^Lưu \d+ ô$/ }).click();
      await page.getByText(/^Đã lưu \d+ ô\.$/).waitFor();
    },

    row: (unit: string): Locator => page.getByRole('row').filter({ hasText: unit }).first(),

    /** Opens why a unit has its points. */
    async openWhy(unit: string): Promise<void> {
      await page.getByRole('button', { name: new RegExp(`^Vì sao.*${unit}$`) }).click();
      await page.getByTestId('why').getByRole('listitem').first().waitFor();
    },

    async publish(basis: string): Promise<void> {
      await page.getByRole('button', { name: 'Công bố' }).click();
      await sheet.getByRole('textbox', { name: /^Văn bản công bố/ }).fill(basis);
      await sheet.getByRole('button', { name: 'Công bố' }).click();
      await standing.getByText(/^Bản chốt/).waitFor();
    },
  };
}
