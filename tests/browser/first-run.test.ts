import { test } from 'vitest';
import { expectSound, PHONE, shoot, visitor, withBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/browser-staff.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { signInPage } from './pages/sign-in-page.ts';

withBrowser();

test('an empty installation asks for the body, its units and a first document', async () => {
  const small = await visitor({ site: 'empty', viewport: PHONE });
  await small.goto('/');
  await small.waitForURL(/\/setup/);
  await small.getByRole('heading', { name: 'Thiết lập lần đầu' }).waitFor();
  await expectSound(small);
  await shoot(small, 'setup phone');

  const page = await visitor({ site: 'empty' });
  await page.goto('/');
  await page.waitForURL(/\/setup/);
  await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
  await page.getByText('Nhập tên cơ quan (ít nhất 3 chữ).').first().waitFor();
  await expectSound(page);
  await shoot(page, 'setup');

  await page.getByRole('combobox', { name: 'Cơ quan' }).fill('khoa hoc va cong nghe');
  await page.getByRole('option', { name: 'Bộ Khoa học và Công nghệ' }).click();
  await page.getByLabel('Họ và tên').fill('Lê Thị Hạnh');
  await page.getByLabel('Tên đăng nhập').fill('le.hanh');
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Tiếp', exact: true }).click();

  const units = page.getByRole('textbox').first();
  await units.fill('Tên đơn vị\nCục Viễn thông\nVụ Bưu chính');
  await expectSound(page);
  await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
  await page.getByRole('button', { name: 'Thiết lập và đọc văn bản' }).click();
  await page.waitForURL(/\/directives\/new/);
  await expectSound(page);

  const read = readPage(page);
  await read.paste(madeText({ number: '5/KH-BKHCN' }));
  const review = reviewPage(page);
  await review.opened();
  await review.item('Rà soát hồ sơ cấp phép').getByText('Cục Viễn thông').first().waitFor();

  const again = await visitor({ site: 'empty' });
  await again.goto('/setup');
  await again.waitForURL(/\/sign-in/);
  await signInPage(again).enter('le.hanh', PASSWORD);
  await again.waitForURL(/\/inbox/);
  await again.getByLabel(/^Tuỳ chọn của Lê Thị Hạnh/).waitFor();
});
