import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayInVietnam } from '../../server/calendar/rules/day.ts';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { scorecardPage } from './pages/scorecard-page.ts';

withBrowser();

const YEAR = dayInVietnam(new Date()).slice(0, 4);
const NAME = 'ICT Index của các đơn vị thuộc Bộ';
const DUTY = 'Cập nhật cơ sở dữ liệu bưu cục số';
const UNIT = 'Vụ Bưu chính';
const GATE = 'Không để xảy ra sự cố mất an toàn thông tin nghiêm trọng';
const COMPUTERS = 'Máy tính trên mỗi cán bộ, công chức';
const NETWORK = 'Tỷ lệ bộ phận nối mạng truyền số liệu chuyên dùng';

/** Issues a task to Vụ Bưu chính that is due at the end of this year. */
async function giveTask(planner: Page): Promise<void> {
  const read = readPage(planner);
  await read.open();
  const tasks = [
    `1. ${DUTY}. Đơn vị chủ trì: ${UNIT}. Thời gian hoàn thành: trước ngày 31/12/${YEAR}.`,
  ];
  const text = madeText({ number: '153/KH-BTTTT', tasks });
  await read.paste(text.replace('Kiểm tra việc cấp phép năm 2025', 'Xây dựng bưu cục số'));
  const review = reviewPage(planner);
  await review.opened();
  await review.openSheet();
  await review.issue();
}

interface Row {
  readonly id: string;
  readonly version: number;
}

/** One act on the task, as it stands now. */
async function act(page: Page, name: string, body: object): Promise<void> {
  const found = await page.request.get(`/api/tasks?q=${encodeURIComponent(DUTY)}`);
  const { rows }: { rows: Row[] } = await found.json();
  const [task] = rows;
  if (!task) throw new Error(`No task ${DUTY}`);
  const reply = await page.request.post(`/api/tasks/${task.id}/${name}`, {
    headers: { 'x-chidao': '1', 'idempotency-key': `${name}-${task.id}` },
    data: { version: task.version, ...body },
  });
  expect(reply.status(), await reply.text()).toBe(200);
}

test('the ICT Index is defined from the ready-made one, entered, published and explained; a task that changes later moves the computed ranking, not the frozen one', async () => {
  const planner = await signedIn('tong.hop');
  await giveTask(planner);
  const page = scorecardPage(planner);
  await page.openList();
  await page.install('Chỉ số sẵn sàng ứng dụng công nghệ thông tin (ICT Index)', NAME);

  // The tree is written in place, with the sum beside it.
  await planner.getByRole('button', { name: 'Sửa tiếp bản soạn' }).click();
  const share = planner.getByRole('textbox', { name: `Điểm: ${COMPUTERS}` });
  await share.fill('12');
  await planner.getByText('Tổng điểm tối đa 102').waitFor();
  const name = planner.locator('[data-name="nhan_luc"]');
  await name.press('Alt+ArrowUp');
  await expect
    .poll(() => planner.locator('[data-name]').nth(1).getAttribute('data-name'))
    .toBe('nhan_luc');
  await share.fill('10');
  await expectSound(planner);
  await shoot(planner, 'scorecard criteria');
  await planner.getByRole('button', { name: 'Lưu bản soạn' }).click();
  await planner.getByRole('button', { name: 'Sửa tiếp bản soạn' }).waitFor();
  await page.issue();

  await page.tab('Số liệu');
  for (const unit of [UNIT, 'Cục Viễn thông']) await page.say(GATE, unit, 'Có');
  await page.type(COMPUTERS, UNIT, '0,9');
  await page.type(COMPUTERS, 'Cục Viễn thông', '0,5');
  await page.type(NETWORK, UNIT, '16.5');
  await planner.getByText('“16.5” đọc hai cách: ý là 16,5?').waitFor();
  await page.type(NETWORK, UNIT, '80');
  await expectSound(planner);
  await page.save();
  await shoot(planner, 'scorecard figures');

  await page.tab('Xếp hạng');
  await page.standing.getByText(/^Tạm tính đến hết/).waitFor();
  await page.row('Cục An toàn thông tin').getByText('không xếp: điều kiện 1').waitFor();
  await page.openWhy(UNIT);
  await page.why.getByText('Chưa có số liệu', { exact: false }).first().waitFor();
  await expectSound(planner);
  await shoot(planner, 'scorecard why');

  const leader = await signedIn('thu.truong');
  await leader.goto(new URL(planner.url()).pathname);
  const published = scorecardPage(leader);
  await published.standing.getByText(/^Tạm tính/).waitFor();
  await published.publish('Thông báo 15/TB-BTTTT');
  await expectSound(leader);
  const frozen = await published.row(UNIT).innerText();
  await published.openWhy(UNIT);
  const why = await published.why.innerText();
  await shoot(leader, 'scorecard published');

  // The task is done: the computed ranking counts it, the frozen one does not.
  const head = await signedIn('vu.buu.chinh');
  await act(head, 'accept', {});
  await act(head, 'done', {
    body: 'Đã cập nhật xong cơ sở dữ liệu bưu cục số của cả nước.',
    product: 'Cơ sở dữ liệu',
    withoutEvidence: 'Xem trên hệ thống',
  });
  await act(planner, 'accept-result', {});
  await leader.reload();
  await published.standing.getByText(/^Bản chốt/).waitFor();
  await published.row(UNIT).waitFor();
  expect(await published.row(UNIT).innerText()).toBe(frozen);
  await published.why.getByRole('listitem').first().waitFor();
  expect(await published.why.innerText()).toBe(why);

  await leader.getByRole('combobox', { name: 'Bản' }).selectOption('live');
  await leader.getByText('Kỳ này đã công bố; đây là số tạm tính').waitFor();
  await published.why.getByText(/^đúng hạn \d+$/).waitFor();
  await published.why.getByRole('button', { name: /^đúng hạn/ }).click();
  await published.why.getByRole('link', { name: new RegExp(DUTY) }).waitFor();

  // On a phone: ranks, a tap opens why.
  const phone = await signedIn('thu.truong', { viewport: PHONE, scheme: 'dark' });
  await phone.goto(new URL(planner.url()).pathname);
  await phone.getByRole('button', { name: new RegExp(`^Vì sao.*${UNIT}$`) }).waitFor();
  await expectSound(phone);
  await shoot(phone, 'scorecard phone');
  await phone.getByRole('button', { name: new RegExp(`^Vì sao.*${UNIT}$`) }).click();
  await phone.getByTestId('why').getByText('Hạ tầng kỹ thuật').waitFor();
  await expectSound(phone);
}, 120_000);
