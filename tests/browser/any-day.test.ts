import { expect, test } from 'vitest';
import { expectSound, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { boardPage } from './pages/board-page.ts';
import { shell } from './pages/shell.ts';
import { taskPage } from './pages/task-page.ts';
import { tasksPage } from './pages/tasks-page.ts';

withBrowser();

/** The plan of early 2026 whose life `livePastPlan` tells; the address of its board. */
async function pastBoard(day: string) {
  const page = await signedIn('thu.truong');
  await page.goto('/plans?q=18%2FKH-BTTTT');
  await page.getByRole('link', { name: '18/KH-BTTTT' }).first().click();
  await page.getByRole('main').getByRole('link', { name: 'Bảng điều hành' }).click();
  await page.waitForURL(/\/board\?/);
  await boardPage(page).row('Cục Viễn thông').waitFor();
  if (day !== '') await shell(page).seeAsOf(day);
  return page;
}

const DAYS: readonly [day: string, figures: string][] = [
  // Issued that day, nobody has done anything.
  ['02/02/2026', '0 đúng, 0 muộn, 4 trong hạn, 0 quá hạn'],
  // The first was handed in on 20/3 and accepted on 25/3, before its day.
  ['31/03/2026', '1 đúng, 0 muộn, 3 trong hạn, 0 quá hạn'],
  // The second passed its day on 30/4 and was handed in on 10/5.
  ['05/05/2026', '1 đúng, 0 muộn, 2 trong hạn, 1 quá hạn'],
  ['12/05/2026', '1 đúng, 1 muộn, 2 trong hạn, 0 quá hạn'],
  // The third was never reported.
  ['01/07/2026', '1 đúng, 1 muộn, 1 trong hạn, 1 quá hạn'],
];

test.each(DAYS)('the board as of %s says: %s', async (day, figures) => {
  const page = await pastBoard(day);
  const board = boardPage(page);
  const read = async (words: string) => {
    const name = new RegExp(`Cục Viễn thông, (\\d+) nhiệm vụ ${words}$`);
    // Nothing is no link: there is no list behind it.
    const link = board.row('Cục Viễn thông').getByLabel(name);
    if ((await link.count()) === 0) return '0';
    return name.exec((await link.getAttribute('aria-label')) ?? '')?.[1];
  };
  await expect
    .poll(async () => {
      const [right, late] = [await read('xong đúng hạn'), await read('xong quá hạn')];
      const [open, over] = [await read('mở, trong hạn'), await read('mở, quá hạn')];
      return `${right} đúng, ${late} muộn, ${open} trong hạn, ${over} quá hạn`;
    })
    .toBe(figures);
});

test('a past day goes along to the list and the task, and nothing can be done there', async () => {
  const page = await pastBoard('05/05/2026');
  await expectSound(page);
  await shoot(page, 'as of');
  await boardPage(page)
    .figure(/^Cục Viễn thông, 1 nhiệm vụ mở, quá hạn$/)
    .click();
  await page.waitForURL(/asof=2026-05-05/);
  const list = tasksPage(page);
  await list.row('Thay thiết bị truyền dẫn').getByText('Quá hạn 5 ngày').waitFor();
  await page.getByRole('link', { name: 'Thay thiết bị truyền dẫn hết khấu hao' }).click();
  const task = taskPage(page);
  await task.title.waitFor();
  await page.getByText('Đang xem tại 05/05/2026').waitFor();
  await page.getByText('Quá hạn 5 ngày').first().waitFor();
  expect(await page.getByText('công nhận kết quả').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Cập nhật', exact: true }).count()).toBe(0);
  await expectSound(page);

  await page.getByRole('button', { name: 'Về hôm nay' }).click();
  await page.getByText('Xong, quá hạn').first().waitFor();
  await expectSound(page);
});
