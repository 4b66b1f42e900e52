import { expect, inject, test } from 'vitest';
import {
  expectSound,
  shoot,
  signedIn,
  type Visit,
  visitor,
  withBrowser,
} from '../support/browser.ts';
import { PASSWORD } from '../support/browser-staff.ts';
import { openLine } from '../support/network-line.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { shell } from './pages/shell.ts';
import { signInPage } from './pages/sign-in-page.ts';

withBrowser();

async function reviewing(number: string, visit: Visit = {}) {
  const page = await signedIn('tong.hop.hai', visit);
  const read = readPage(page);
  await read.open();
  await read.paste(madeText({ number }));
  const review = reviewPage(page);
  await review.opened();
  await review.top();
  return { page, review };
}

test('a wrong password says how many tries are left, and keeps the name', async () => {
  const page = await visitor();
  const door = signInPage(page);
  await door.open();
  await door.enter('thanh.tra', 'sai-mat-khau');
  await page.getByText(/chưa đúng\. Còn 4 lần thử/).waitFor();
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('thanh.tra');
  await expectSound(page);
  await door.enter('thanh.tra', PASSWORD);
  await page.getByRole('main').waitFor();
  await page.waitForURL(/\/tasks/);
});

test('a session that ends asks for the password over the page and keeps every word', async () => {
  const { page, review } = await reviewing('90/KH-BTTTT');
  await review.press('ArrowDown');
  await review.press('ArrowDown');
  await review.edit();
  await page.context().clearCookies();
  const title = review.field('Việc');
  await title.fill('Lời đã gõ khi phiên đã hết');
  const dialog = page.getByRole('dialog', { name: 'Phiên đã hết' });
  await dialog.getByText('nội dung vẫn còn').waitFor();
  await expectSound(page);
  await shoot(page, 'session');
  await dialog.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await title.inputValue()).toBe('Lời đã gõ khi phiên đã hết');
  await review.saved();
  await page.reload();
  await review.item('Lời đã gõ khi phiên đã hết').first().waitFor();
});

test('two officers change the same words, one without a network: that one sees both and chooses', async () => {
  const line = await openLine(inject('site').lived);
  const { page, review } = await reviewing('91/KH-BTTTT', { address: line.address });
  const other = await signedIn('tong.hop');
  await other.goto(new URL(page.url()).pathname);
  const theirs = reviewPage(other);
  await theirs.list.waitFor();

  await line.cut();
  for (const [each, words] of [
    [theirs, 'Lời của người thứ nhất'],
    [review, 'Lời của người thứ hai'],
  ] as const) {
    await each.top();
    await each.press('ArrowDown');
    await each.press('ArrowDown');
    await each.edit();
    await each.field('Việc').fill(words);
    await each.done();
    if (each === theirs) await each.saved();
  }
  await line.mend();
  const dialog = page.getByRole('dialog', { name: /^Nguyễn Thu Hà đã sửa lúc/ });
  await dialog.getByText('Lời của người thứ nhất').waitFor();
  await expectSound(page);
  await shoot(page, 'conflict');
  await dialog.getByLabel('Lời của người thứ hai').check();
  const merged = page.waitForResponse((reply) => reply.request().method() === 'PUT' && reply.ok());
  await dialog.getByRole('button', { name: 'Lưu bản ghép' }).click();
  await merged;
  await theirs.item('Lời của người thứ hai').first().waitFor();
});

test('keys survive Telex: a burst is one key, a lone Backspace none', async () => {
  const { review } = await reviewing('92/KH-BTTTT');
  const at = async () => (await review.current.getAttribute('data-item')) ?? '';
  await review.press('ArrowDown');
  const first = await at();
  // With UniKey on, a then j arrive as: a, Backspace, ạ.
  await review.press('a');
  await expect.poll(at).not.toBe(first);
  const second = await at();
  await review.burst('Backspace', 'ạ');
  await expect.poll(at).not.toBe(second);
  const third = await at();
  await review.press('k');
  await expect.poll(at).toBe(second);
  await review.press('Backspace');
  expect(await at()).toBe(second);
  await review.press('j');
  await expect.poll(at).toBe(third);
});

test('search finds a number and words without accents', async () => {
  const page = await signedIn('tong.hop');
  await page.goto('/board');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const here = shell(page);
  await here.search('18 kh');
  await here
    .option(/18\/KH-BTTTT/)
    .first()
    .waitFor();
  await expectSound(page);
  await here.palette.getByRole('combobox').fill('kiem ke tuyen cap');
  await here
    .option(/Kiểm kê tuyến cáp quang/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tasks\/\d+/);
  await page.getByRole('heading', { level: 1, name: /Kiểm kê tuyến cáp quang/ }).waitFor();

  await here.search('phong cap phep');
  await here
    .option(/Phòng Cấp phép và Thị trường/)
    .first()
    .waitFor();
});

test('the palette knows the verbs and says why one is refused', async () => {
  const page = await signedIn('cv.vien.thong');
  await page.goto('/tasks');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const here = shell(page);
  await here.search('đọc văn bản');
  const refused = here.option(/Đọc văn bản mới/);
  await refused.getByText('Chức vụ hiện tại không làm được việc này').waitFor();
  expect(await refused.getAttribute('aria-disabled')).toBe('true');
  await here.palette.getByRole('combobox').fill('nen toi');
  await here.option('Nền tối').click();
  await expect
    .poll(() => page.locator('html').getAttribute('data-mantine-color-scheme'))
    .toBe('dark');
  await expectSound(page);
});

test('language, colours and text size are chosen once and stay', async () => {
  const page = await signedIn('thanh.tra');
  await page.goto('/tasks');
  const here = shell(page);
  await here.openPerson();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'A++' }).check();
  await expectSound(page);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  const size = await page.evaluate<string>('getComputedStyle(document.documentElement).fontSize');
  expect(size).toBe('20px');
  await expectSound(page);
  await shoot(page, 'english dark large');
});
