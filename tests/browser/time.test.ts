import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, dayInVietnam, formatDay } from '../../server/calendar/rules/day.ts';
import { markedCalendar } from '../../server/calendar/rules/day-marks.ts';
import { addWorkingDays } from '../../server/calendar/rules/working-days.ts';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { madeText } from './made-text.ts';
import { calendarPage } from './pages/calendar-page.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { taskPage } from './pages/task-page.ts';
import { weekPage } from './pages/week-page.ts';

withBrowser();

const DUTY = 'Thống kê bưu gửi quốc tế';
const WAITING = 'Trả lời hồ sơ xin cấp lại giấy phép';

/** Issues a plan without an end, with a duty that comes back and a deadline that waits. */
async function issue(planner: Page, number: string): Promise<void> {
  const read = readPage(planner);
  await read.open();
  const tasks = [
    `1. ${DUTY}. Đơn vị chủ trì: Vụ Bưu chính. Thời gian hoàn thành: trước ngày 25 hằng tháng.`,
    `2. ${WAITING}. Đơn vị chủ trì: Vụ Bưu chính. Thời gian hoàn thành: trong vòng 5 ngày làm việc sau khi nhận đủ hồ sơ.`,
  ];
  const text = madeText({ number, tasks });
  await read.paste(text.replace('Kiểm tra việc cấp phép năm 2025', 'Theo dõi dịch vụ bưu chính'));
  const review = reviewPage(planner);
  await review.opened();
  await review.openSheet();
  await review.issue();
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}

/** The task of a title, as the person may see it. */
async function find(page: Page, title: string): Promise<Row> {
  const reply = await page.request.get(`/api/tasks?q=${encodeURIComponent(title)}`);
  const { rows }: { rows: Row[] } = await reply.json();
  const [row] = rows;
  if (!row) throw new Error(`No task ${title}`);
  return row;
}

async function accept(head: Page, { id, version }: Row): Promise<void> {
  const reply = await head.request.post(`/api/tasks/${id}/accept`, {
    headers: { 'x-chidao': '1', 'idempotency-key': `accept-${id}` },
    data: { version },
  });
  expect(reply.status(), await reply.text()).toBe(200);
}

test('a monthly duty stands on the weekly sheet with its month, and is done for that month', async () => {
  const planner = await signedIn('tong.hop');
  await issue(planner, '97/KH-BTTTT');
  const head = await signedIn('vu.buu.chinh');
  const turn = await find(head, DUTY);
  expect(turn.title).toMatch(new RegExp(`^${DUTY} \\(tháng \\d+/\\d{4}\\)$`));
  await accept(head, turn);

  const officer = await signedIn('cv.buu.chinh');
  const week = weekPage(officer);
  await week.open();
  await week.body(turn.title).waitFor();
  await shoot(officer, 'week with a monthly duty');

  const here = taskPage(officer);
  await here.open(turn.id);
  await officer.getByText(/Hằng tháng, ngày 25 · xong 0\/1 kỳ · kỳ tới: tháng/).waitFor();
  await here.do('Báo hoàn thành', /Đã báo hoàn thành/, async () => {
    await here.fill('Kết quả', 'Đã thống kê đủ bưu gửi quốc tế của tháng.');
    await here.fill('Sản phẩm', 'Bảng thống kê');
    await here.attach('thong-ke.txt', 'Bưu gửi quốc tế: 1.204');
  });
  await planner.goto(`/tasks/${turn.id}`);
  await taskPage(planner).do('Đạt', /Đã công nhận|Đã nghiệm thu|Đạt/);
  await planner.getByText(/xong 1\/1 kỳ/).waitFor();
  await planner.getByText('Các kỳ (1)').click();
  await expectSound(planner);
  await shoot(planner, 'monthly duty done for one month');
  await planner.getByRole('link', { name: 'Dòng chung của việc định kỳ' }).click();
  await planner.getByRole('heading', { level: 1, name: DUTY, exact: true }).waitFor();
  await planner.getByText(/xong 1\/1 kỳ/).waitFor();
});

test('a deadline waits for its event until the assigner sets the day', async () => {
  const planner = await signedIn('tong.hop');
  await issue(planner, '98/KH-BTTTT');
  const row = await find(planner, WAITING);
  const here = taskPage(planner);
  await here.open(row.id);
  await planner.getByText('chờ mốc: nhận đủ hồ sơ').waitFor();
  await planner.getByText('Chờ mốc', { exact: true }).first().waitFor();
  await expectSound(planner);

  await planner.getByRole('button', { name: 'Đặt mốc' }).click();
  const on = addDays(dayInVietnam(new Date()), -1);
  await here.fill('Ngày xảy ra', formatDay(on));
  await here.fill('Căn cứ', 'Phiếu tiếp nhận 15/PTN');
  const due = formatDay(addWorkingDays(on, 5));
  await here.sheet.getByText(`Hạn: ${due}`).waitFor();
  await expectSound(planner);
  await shoot(planner, 'anchor sheet');
  await here.sheet.locator('button[type=submit]').click();
  await planner.getByText(`Đã đặt mốc, hạn ${due}.`).waitFor();
  await planner.getByText(`${formatDay(on)} (nhận đủ hồ sơ), Phiếu tiếp nhận 15/PTN`).waitFor();
  expect(await planner.getByText('Chờ mốc', { exact: true }).count()).toBe(0);

  // Who only holds the task reads the day and does not set it.
  const head = await signedIn('vu.buu.chinh');
  await taskPage(head).open(row.id);
  await head.getByText(`${formatDay(on)} (nhận đủ hồ sơ)`).waitFor();
  expect(await head.getByRole('button', { name: 'Sửa mốc' }).count()).toBe(0);
});

test('a day off that is marked changes what “5 ngày làm việc” comes to, and nothing else', async () => {
  const page = await signedIn('tong.hop.hai');
  const calendar = calendarPage(page);
  await calendar.open();
  await expectSound(page);
  await shoot(page, 'calendar');
  const today = dayInVietnam(new Date());
  const off = addWorkingDays(today, 2);
  const mark = { day: off, kind: 'off', scope: 'own', name: 'Ngày truyền thống' } as const;
  const [before, after] = [undefined, markedCalendar([mark])].map((each) =>
    formatDay(addWorkingDays(today, 5, each)),
  );
  await calendar.answer.filter({ hasText: `hạn ${before}` }).waitFor();
  await calendar.mark(formatDay(off), 'Ngày truyền thống', 'Thông báo 20/TB-BTTTT');
  await expectSound(page);
  await calendar.send();
  await calendar.answer.filter({ hasText: `hạn ${after}` }).waitFor();
  await page.goto(`/admin/calendar?year=${off.slice(0, 4)}`);
  await calendar.row(formatDay(off)).getByText('Cơ quan mình').waitFor();

  await calendar.unmark(formatDay(off), 'Ghi để thử, bỏ lại');
  await calendar.send();
  await page.getByText('Đã bỏ ghi (1)').waitFor();
  await page.goto('/admin/calendar');
  await calendar.answer.filter({ hasText: `hạn ${before}` }).waitFor();

  const phone = await signedIn('tong.hop.hai', { viewport: PHONE, scheme: 'dark' });
  await calendarPage(phone).open();
  await expectSound(phone);
  await shoot(phone, 'calendar phone dark');
  const officer = await signedIn('cv.buu.chinh');
  await calendarPage(officer).open();
  expect(await officer.getByRole('button', { name: 'Ghi ngày', exact: true }).count()).toBe(0);
});
