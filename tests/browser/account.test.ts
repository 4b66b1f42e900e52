import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, visitor, withBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/browser-staff.ts';
import { accountPage } from './pages/account-page.ts';
import { signInPage } from './pages/sign-in-page.ts';

withBrowser();

/** What an authenticator shows; `ahead` of a clock that is half a minute fast. */
function codeOf(secret: string, ahead = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 });
}

test('one proves by a phone who one is, and ends what somebody left open', async ({ task }) => {
  const name = (task.result?.retryCount ?? 0) > 0 ? 'ma.so.hai' : 'ma.so';
  const page = await visitor();
  const door = signInPage(page);
  await door.open();
  await door.enter(name, 'không phải mật khẩu này');
  await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng. Còn 4 lần thử.').waitFor();
  await expectSound(page);
  await shoot(page, 'sign in');
  await door.enter(name, PASSWORD);
  await page.getByLabel(/^Tuỳ chọn của Kiều/).waitFor();

  // Somebody else's machine, where the same person left a form half filled.
  const left = await signedIn(name);
  await left.goto('/contact');
  await left.getByRole('button', { name: 'Báo vắng' }).click();
  await left.getByLabel('Đến hết ngày').fill('31/12/2027');
  await left.getByLabel('Lý do').fill('Công tác dài ngày tại Huế');

  const account = accountPage(page);
  await account.open();
  const { secret, recoveryCodes } = await account.turnCodesOn(
    PASSWORD,
    (shown) => codeOf(shown),
    () => expectSound(page),
  );
  expect(recoveryCodes).toHaveLength(10);
  await shoot(page, 'account');

  await page.getByLabel(/^Tuỳ chọn của/).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/\/sign-in/);
  await door.enter(name, PASSWORD);
  await page.getByLabel('Mã 6 số').fill('12345');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByText('Nhập đủ 6 chữ số.').first().waitFor();
  // The code that turned them on is used up; the next one is good on a clock that runs fast.
  await page.getByLabel('Mã 6 số').fill(codeOf(secret, 1));
  await page.keyboard.press('Enter');
  await page.getByLabel(/^Tuỳ chọn của Kiều/).waitFor();

  const phone = await visitor({ viewport: PHONE });
  await signInPage(phone).open();
  await signInPage(phone).enter(name, PASSWORD);
  await phone.getByRole('button', { name: 'Dùng mã khôi phục' }).click();
  await phone.getByLabel('Mã khôi phục').fill(recoveryCodes[0] ?? '');
  await shoot(phone, 'recovery code phone');
  await phone.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await phone.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await phone.goto('/account');
  await expect.poll(() => accountPage(phone).sessions.count()).toBe(3);
  await phone.getByText('Còn 9 mã khôi phục chưa dùng').waitFor();
  await expectSound(phone);
  await shoot(phone, 'account phone');
  await phone.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
  await phone.getByText('Đã kết thúc 2 phiên khác.').waitFor();

  // The form that was left is sent: the session has ended, and after both steps it goes where it was going.
  await left.getByRole('dialog').getByRole('button', { name: 'Báo vắng' }).click();
  const dialog = left.getByRole('dialog', { name: 'Phiên đã hết' });
  await dialog.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await dialog.getByRole('button', { name: 'Dùng mã khôi phục' }).click();
  await dialog.getByLabel('Mã khôi phục').fill(recoveryCodes[1] ?? '');
  await expectSound(left);
  await shoot(left, 'session dialog code');
  await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await left.getByText('Công tác dài ngày tại Huế').waitFor();
  await dialog.waitFor({ state: 'hidden' });
});
