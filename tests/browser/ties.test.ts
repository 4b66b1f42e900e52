import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { expectSound, OFFICE, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { taskPage } from './pages/task-page.ts';
import { tasksPage } from './pages/tasks-page.ts';

withBrowser();

const HELD = 'Thay thiết bị truyền dẫn hết khấu hao';

/** The open tasks of the plan of early 2026: the one that others will wait for, and one that waits. */
async function openTie(page: Page): Promise<void> {
  await tasksPage(page).open('?q=thay+thiet+bi');
  await page.getByText(HELD).first().click();
  await taskPage(page).title.waitFor();
  await taskPage(page).tab(/^Cây/).click();
  await page.getByRole('heading', { name: 'Chờ việc khác xong trước' }).waitFor();
}

test('a planner marks a task as focus and says what it waits for; the other end shows it', async () => {
  const page = await signedIn('tong.hop');
  await openTie(page);
  await page.getByRole('button', { name: 'Đánh dấu trọng tâm' }).click();
  await page.getByRole('button', { name: 'Bỏ dấu trọng tâm' }).waitFor();

  const box = page.getByRole('textbox', { name: 'Thêm việc phải chờ' });
  await box.fill('kiem ke tuyen cap');
  const option = page.getByRole('option').first();
  await option.waitFor();
  await box.press('Enter');
  const tie = page.getByRole('button', { name: /^Bỏ liên kết với/ });
  await tie.waitFor();
  await expectSound(page);
  await shoot(page, 'ties');

  const other = page.locator('section').filter({ has: tie }).last().getByRole('link').first();
  await other.click();
  await taskPage(page).tab(/^Cây/).click();
  const heldUp = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Việc khác đang chờ việc này' }) })
    .last();
  await heldUp.getByRole('link', { name: HELD }).waitFor();

  await openTie(page);
  await tie.click();
  await tie.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Bỏ dấu trọng tâm' }).click();
  await page.getByRole('button', { name: 'Đánh dấu trọng tâm' }).waitFor();
});

test.each([
  ['office', OFFICE, 'light'],
  ['phone', PHONE, 'dark'],
] as const)(
  'whoever may only look sees the ties without their buttons, on a %s',
  async (_, viewport, scheme) => {
    const page = await signedIn('thanh.tra', { viewport, scheme });
    await openTie(page);
    await page.getByText('Chưa có.').first().waitFor();
    await expectSound(page);
    await shoot(page, `ties ${scheme}`);
  },
);
