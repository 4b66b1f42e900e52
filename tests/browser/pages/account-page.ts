import type { Page } from 'playwright-core';

/** Tài khoản của tôi. */
export function accountPage(page: Page) {
  const sheet = page.getByRole('dialog');
  return {
    async open(): Promise<void> {
      await page.getByLabel(/^Tuỳ chọn của/).click();
      await page.getByRole('link', { name: 'Tài khoản của tôi' }).click();
      await page.getByRole('heading', { name: 'Tài khoản của tôi' }).waitFor();
    },

    /** Turns codes on. @param codeOf what an authenticator shows for the secret; gives the recovery codes */
    async turnCodesOn(
      password: string,
      codeOf: (secret: string) => string,
      see: () => Promise<void>,
    ): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[] }> {
      await page.getByRole('button', { name: 'Bật mã 6 số' }).click();
      await sheet.getByLabel('Mật khẩu đang dùng').first().fill(password);
      await sheet.getByRole('button', { name: 'Tiếp' }).click();
      await sheet.getByAltText('Mã QR để cài mã 6 số').waitFor();
      await see();
      const shown = (await sheet.locator('code').first().textContent()) ?? '';
      const secret = shown.replace(/\s/g, '');
      await sheet.getByLabel('Mã đang hiện trong ứng dụng').fill(codeOf(secret));
      await sheet.getByRole('button', { name: 'Xác nhận và bật' }).click();
      await sheet.getByRole('heading', { name: 'Mã khôi phục' }).waitFor();
      await see();
      const recoveryCodes = await sheet.getByRole('listitem').allTextContents();
      await sheet.getByRole('button', { name: 'Đã lưu, tiếp tục' }).click();
      await page.getByText(/^Bật từ .* Còn 10 mã khôi phục/).waitFor();
      return { secret, recoveryCodes };
    },

    sessions: page.getByRole('region', { name: 'Phiên đang mở' }).getByRole('listitem'),
  };
}
