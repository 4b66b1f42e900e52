import { describe, test } from 'vitest';
import {
  expectSound,
  OFFICE,
  PHONE,
  shoot,
  signedIn,
  type Visit,
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
];
const LOOKS: readonly [string, Visit][] = [
  ['on an office screen', { viewport: OFFICE }],
  ['on an office screen, dark', { viewport: OFFICE, scheme: 'dark' }],
  ['on a phone', { viewport: PHONE }],
];

describe.each(LOOKS)('%s', (look, visit) => {
  test.each(PLACES)('%s is sound for %s', async (path, who) => {
    const page = await signedIn(who, visit);
    await page.goto(path);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await expectSound(page);
    await shoot(page, `${path.slice(1).replaceAll('/', '-')} ${look}`);
  });

  test('the door is sound', async () => {
    const page = await visitor(visit);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await expectSound(page);
    await shoot(page, `sign-in ${look}`);
  });
});
