import type { Page } from 'playwright-core';

/** Đăng nhập. */
export function signInPage(page: Page) {
  return {
    async open(): Promise<void> {
      await page.goto('/sign-in');
    },

    async enter(name: string, password: string): Promise<void> {
      // The page before it may still stand for a moment, with fields of the same names.
      await page.getByRole('heading', { name: 'Đăng nhập', exact: true }).waitFor();
      await page.getByLabel('Tên đăng nhập').fill(name);
      await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    },
  };
}
