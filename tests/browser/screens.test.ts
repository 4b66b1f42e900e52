import type { Page } from 'playwright-core';
import { test } from 'vitest';
import {
  expectSound,
  OFFICE,
  PHONE,
  shoot,
  signedIn,
  visitor,
  withBrowser,
} from '../support/browser.ts';
import type { StaffName } from '../support/browser-staff.ts';

withBrowser();

/** Every place of the menu, by somebody who has it there. */
const PLACES: readonly [path: string, who: StaffName][] = [
  ['/inbox', 'cuc.vien.thong'],
  ['/week/2026-W06', 'cv.vien.thong'],
  ['/board', 'thu.truong'],
  ['/tasks', 'thanh.tra'],
  ['/plans', 'tong.hop'],
  ['/directives', 'tong.hop'],
  ['/directives/new', 'tong.hop'],
  ['/units', 'tong.hop'],
  ['/journal', 'thanh.tra'],
  ['/tasks/1', 'thanh.tra'],
  ['/obligations', 'tong.hop'],
  ['/regimes', 'tong.hop'],
  ['/reports/official', 'thu.truong'],
  ['/supervision', 'cuc.vien.thong'],
  ['/supervision/reminders', 'tong.hop'],
  ['/admin/papers', 'tong.hop'],
  ['/reorganisations', 'quan.tri'],
  ['/publications', 'tong.hop'],
  ['/articles', 'tong.hop'],
  ['/feedback', 'tong.hop'],
  ['/admin', 'quan.tri'],
  ['/admin/people', 'quan.tri'],
  ['/admin/exchange', 'quan.tri'],
  ['/admin/exchange/edxml', 'tong.hop'],
];
const LOOKS = [
  ['on an office screen', OFFICE, 'light'],
  ['on an office screen, dark', OFFICE, 'dark'],
  ['on a phone', PHONE, 'light'],
] as const;

/** The page as it stands, in every look. */
async function expectSoundInEveryLook(page: Page, name: string): Promise<void> {
  for (const [look, viewport, colorScheme] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    // Some places read other things on a phone.
    await page.waitForLoadState('networkidle');
    await page.getByRole('heading').first().waitFor();
    await expectSound(page);
    await shoot(page, `${name} ${look}`);
  }
}

test.each(PLACES)('%s is sound for %s', async (path, who) => {
  const page = await signedIn(who);
  await page.goto(path);
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await expectSoundInEveryLook(page, path.slice(1).replaceAll('/', '-'));
});

test('the door is sound', async () => {
  const page = await visitor();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  await expectSoundInEveryLook(page, 'sign-in');
});
