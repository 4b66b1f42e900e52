import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';

withBrowser();

const FIRST = 'Nguyễn Thu Hà';

/** One draft open at two officers, each on an office screen of their own. */
async function twoAtOne(number: string, tasks?: readonly string[]) {
  const page = await signedIn('tong.hop');
  const read = readPage(page);
  await read.open();
  await read.paste(madeText({ number, ...(tasks ? { tasks } : {}) }));
  const mine = reviewPage(page);
  await mine.opened();
  const other = await signedIn('tong.hop.hai');
  await other.goto(page.url());
  const theirs = reviewPage(other);
  await theirs.list.waitFor();
  await mine.top();
  await theirs.top();
  return { page, mine, other, theirs };
}

const TASKS = Array.from(
  { length: 6 },
  (_, at) =>
    `${at + 1}. Rà soát nhóm hồ sơ số ${at + 1}. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý IV/2025.`,
);

test('two officers share a draft: each sees where the other works and what is in hand', async () => {
  const { page, mine, other, theirs } = await twoAtOne('81/KH-BTTTT', TASKS);
  await other.getByRole('status').filter({ hasText: FIRST }).waitFor();

  // What one opens, the other can only read, and sees who has it.
  await mine.go('t2', 'ArrowDown');
  await mine.edit();
  const held = theirs.item('nhóm hồ sơ số 2').getByText(`${FIRST} đang sửa mục này`);
  await held.waitFor();
  await theirs.go('t2', 'ArrowDown');
  expect(await theirs.current.getByRole('button', { name: 'Sửa' }).count()).toBe(0);
  await theirs.press('x');
  await other.getByText(/Sửa được khi Nguyễn Thu Hà xong/).waitFor();
  expect(await theirs.stateOf('t2')).toBe('unseen');
  await expectSound(other);
  await shoot(other, 'together');

  // Each works at items of their own, at the same time.
  await mine.field('Việc').fill('Lời của người thứ nhất');
  await theirs.go('t5', 'ArrowDown');
  await theirs.edit();
  await theirs.field('Việc').fill('Lời của người thứ hai');
  await theirs.done();
  await mine.done();
  for (const each of [mine, theirs]) {
    await each.item('Lời của người thứ nhất').waitFor();
    await each.item('Lời của người thứ hai').waitFor();
  }
  await held.waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await other.getByRole('dialog').count()).toBe(0);

  // What came from the other is not taken back by one's own undo.
  await mine.press('z');
  await mine.item('nhóm hồ sơ số 2').waitFor();
  await mine.item('Lời của người thứ hai').waitFor();
  await theirs.item('nhóm hồ sơ số 2').waitFor();

  await page.reload();
  await mine.item('Lời của người thứ hai').waitFor();
});

test('the stretch that somebody goes through is said, and ends when the page is left', async () => {
  const { page, mine, other } = await twoAtOne('82/KH-BTTTT', TASKS);
  for (let at = 0; at < 3; at += 1) await mine.press('ArrowDown');
  await other.getByRole('button', { name: `${FIRST} đang rà soát mục 1-4` }).waitFor();
  await page.goto('/board');
  const line = other.getByRole('button', { name: new RegExp(`^${FIRST}`) });
  await line.waitFor({ state: 'detached' });
  expect(await line.count()).toBe(0);
});

test('a draft goes on at another device, a phone, where the office screen left it', async () => {
  const { mine } = await twoAtOne('83/KH-BTTTT');
  await mine.go('t1', 'ArrowDown');
  await mine.press('a');
  await mine.saved();
  const phone = await signedIn('tong.hop', { viewport: PHONE });
  await phone.goto('/directives/new');
  await phone
    .getByRole('link', { name: /83\/KH-BTTTT/ })
    .first()
    .click();
  await phone.getByText('1/3 đã xem').waitFor();
  await phone.getByText(/Nguyễn Thu Hà \(ở máy khác\)/).waitFor();
  await expectSound(phone);
  await shoot(phone, 'together phone');
});
