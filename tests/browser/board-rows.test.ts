import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { boardPage } from './pages/board-page.ts';

withBrowser();

const LEADER = 'Phạm Quốc Bình';

/** A row of the board, by the name at its head. */
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();

/** Names, as the planner does on the page of a task, who directs one that has parts or stands alone. */
async function nameLeader(planner: Page): Promise<void> {
  const me = await (await signedIn('thu.truong')).request.get('/api/session');
  const { person } = (await me.json()) as { person: { id: string } };
  const found = await planner.request.get('/api/tasks?limit=1&status=DTH_QUA_HAN&sort=due');
  const { rows } = (await found.json()) as { rows: { id: string }[] };
  const reply = await planner.request.post(`/api/tasks/${rows[0]?.id}/parties`, {
    headers: { 'x-chidao': '1', 'idempotency-key': `leader-${Date.now()}` },
    data: { role: 'leader', personId: person.id },
  });
  expect(reply.status(), await reply.text()).toBe(200);
}

test('the board is turned by leader, level and plan; a leader named meanwhile stands on it with the list behind', async () => {
  const page = await signedIn('tong.hop');
  const board = boardPage(page);
  await board.open();
  await board.row('Cục Viễn thông').waitFor();
  await choose(page, 'Lãnh đạo');
  await page.getByText('Chưa nhiệm vụ nào có lãnh đạo chỉ đạo.', { exact: false }).waitFor();
  expect(new URL(page.url()).searchParams.get('f.rows')).toBe('leaders');
  await expectSound(page);
  await shoot(page, 'board leaders empty');

  await nameLeader(page);
  // Nobody reloads: the act is heard, and the row is there.
  await board.row(LEADER).waitFor();
  await board.row('Chưa có lãnh đạo chỉ đạo').waitFor();
  await expectSound(page);
  await shoot(page, 'board leaders');
  await board.row(LEADER).getByRole('link').first().click();
  await page.waitForURL(/f\.leader=\d+/);
  await page.getByText('1/1').first().waitFor();
  await page.goBack();

  await choose(page, 'Cấp');
  await board.row('Đơn vị trực thuộc').waitFor();
  await shoot(page, 'board levels');
  await choose(page, 'Kế hoạch');
  await page.waitForURL(/f\.rows=plans/);
  await page.getByRole('columnheader', { name: 'Kế hoạch' }).waitFor();
  await expectSound(page);
  await shoot(page, 'board plans');
});

test.each(['light', 'dark'] as const)(
  'on a phone the first row stands in sight, and rows are chosen in a panel (%s)',
  async (scheme) => {
    const page = await signedIn('tong.hop', { viewport: PHONE, scheme });
    await boardPage(page).open();
    const first = page.locator('main li button[aria-expanded]').first();
    await first.waitFor();
    await shoot(page, `board phone ${scheme}`);
    const box = await first.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0), 'the first row ends').toBeLessThanOrEqual(
      PHONE.height,
    );
    await expectSound(page);

    await page.getByLabel('Cách xem').click();
    await shoot(page, `board phone look ${scheme}`);
    await expectSound(page);
    await choose(page, 'Cấp');
    await page.getByText('Đơn vị trực thuộc').first().waitFor();
    expect(new URL(page.url()).searchParams.get('f.rows')).toBe('levels');
  },
);
