import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { meetingPage } from './pages/meeting-page.ts';

withBrowser();

interface Overdue {
  readonly id: string;
  readonly title: string;
}

/** A task of Cục Viễn thông that is past its deadline. */
async function overdueTask(page: Page): Promise<Overdue> {
  const [unit] = await rowsOf<{ id: string }>(page, '/api/units?limit=1&q=Cục Viễn thông');
  const path = `/api/tasks?status=DTH_QUA_HAN&sort=due&limit=1&unitId=${unit?.id}`;
  const [task] = await rowsOf<Overdue>(page, path);
  if (!task) throw new Error('Nothing is overdue at Cục Viễn thông');
  return task;
}

async function rowsOf<Row>(page: Page, path: string): Promise<Row[]> {
  const { rows }: { rows: Row[] } = await (await page.request.get(encodeURI(path))).json();
  return rows;
}

test('an overdue task goes from the agenda of a meeting to a task with the notice as its directive', async () => {
  const planner = await signedIn('tong.hop');
  const late = await overdueTask(planner);
  await planner.goto('/supervision/meetings');
  await planner.getByRole('button', { name: 'Thêm cuộc họp' }).first().click();
  const meeting = meetingPage(planner);
  await meeting.fill({ 'Tên cuộc họp': 'Giao ban tuần', 'Địa điểm': 'Phòng họp A' });
  await meeting.sheet.getByRole('button', { name: 'Lưu', exact: true }).click();
  await planner.waitForURL(/\/supervision\/meetings\/\d+/);
  const id = /meetings\/(\d+)/.exec(planner.url())?.[1] ?? '';

  // The overdue task is there without a word typed.
  const title = late.title.slice(0, 60);
  // Other units may hold a task of the same words.
  const own = meeting.item(title).filter({ hasText: 'Cục Viễn thông' }).first();
  await own.waitFor();
  await expectSound(planner);
  await shoot(planner, 'meeting-agenda');
  await meeting.act('Mở họp');
  await meeting.stands('Số liệu tính đến');
  await own.getByRole('button', { name: /^Ghi kết luận/ }).click();
  await meeting.fill({
    'Nội dung kết luận': 'Hoàn thành dứt điểm, báo cáo bằng văn bản',
    'Thời hạn (không bắt buộc)': 'quý I/2027',
    'Sản phẩm': 'Báo cáo kết quả',
  });
  await meeting.send('Lưu kết luận');
  await meeting.stands('Hoàn thành dứt điểm, báo cáo bằng văn bản');

  const leader = await signedIn('thu.truong');
  const chaired = meetingPage(leader);
  await chaired.open(id);
  await chaired.act('Kết luận cuộc họp');
  await chaired.stands('Đã kết luận');

  await meeting.open(id);
  await meeting.act('Ban hành thông báo');
  await meeting.sheet
    .getByText(/Sẽ vào sổ văn bản và giao 1 nhiệm vụ cho Cục Viễn thông/)
    .waitFor();
  const number = await meeting.sheet.getByRole('textbox', { name: 'Số, ký hiệu' }).inputValue();
  await meeting.send('Ban hành');
  await planner.getByRole('heading', { name: 'Kết quả thực hiện kết luận' }).waitFor();
  await meeting.act('Xem thông báo');
  await planner
    .getByText(/Kết luận tại cuộc họp Giao ban tuần/)
    .first()
    .waitFor();
  await shoot(planner, 'meeting-notice');

  // At the unit, on a phone: the task, the words that order it, and the notice they stand in.
  const head = await signedIn('cuc.vien.thong', { viewport: PHONE });
  await head.goto(`/supervision/meetings/${id}`);
  await head
    .getByRole('link', { name: 'Hoàn thành dứt điểm, báo cáo bằng văn bản' })
    .first()
    .click();
  await head.waitForURL(/\/tasks\/\d+/);
  await head.getByText(number).first().waitFor();
  await head
    .getByText(/Cục Viễn thông chủ trì hoàn thành dứt điểm/)
    .first()
    .waitFor();
  await head.getByText('Giao tại cuộc họp').waitFor();
  await expectSound(head);
  await shoot(head, 'meeting-task-phone');
  await head.goto(`/tasks/${late.id}`);
  await head.getByText('Kết luận tại cuộc họp').waitFor();

  // What the checks of the data find is one page away, and sound on a phone too.
  await head.goto('/supervision/checks');
  await head.getByRole('list', { name: 'Các kiểm tra' }).waitFor();
  await expectSound(head);
  expect(await head.title()).toContain('Kiểm tra số liệu');
}, 60_000);
