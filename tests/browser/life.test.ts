import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { taskPage } from './pages/task-page.ts';
import { tasksPage } from './pages/tasks-page.ts';

withBrowser();

const TITLE = 'Xây dựng Thông tư về chất lượng dịch vụ';
const WHY = 'Lý do của bước này trong thử nghiệm';

/**
 * A plan with two tasks for Cục Viễn thông, the first one with Vụ Bưu chính beside it; their ids and
 * the title of the second.
 */
async function issue(planner: Page): Promise<readonly [id: string, id: string, title: string]> {
  // Whatever other journeys left behind, this plan and its second task are nobody else's.
  const mark = 1_000 + (Date.now() % 9_000);
  const number = `${mark}/KH-BTTTT`;
  const title = `Công bố danh mục dịch vụ đợt ${mark}`;
  const read = readPage(planner);
  await read.open();
  const tasks = [
    `1. ${TITLE}. Đơn vị chủ trì: Cục Viễn thông. Đơn vị phối hợp: Vụ Bưu chính. Thời gian hoàn thành: tháng 12/2099.`,
    `2. ${title}. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý IV/2099.`,
  ];
  await read.paste(madeText({ number, tasks }));
  const review = reviewPage(planner);
  await review.opened();
  await review.openSheet();
  const plan = await review.issue();
  const list = tasksPage(planner);
  await list.open(`?f.plan=${plan}`);
  await list.row(TITLE).waitFor();
  const [first = '', second = ''] = await list.ids();
  return [first, second, title];
}

/** Everything that a thumb must hit in a place is 44 px high or more. */
async function expectThumbs(page: Page, place: string): Promise<void> {
  const small = await page.evaluate<string[]>(`
    [...document.querySelectorAll('${place} button')]
      .filter((each) => each.getClientRects().length > 0)
      .filter((each) => each.getBoundingClientRect().height < 43.5)
      .map((each) => each.outerHTML.slice(0, 120))`);
  expect(small).toEqual([]);
}

test('a task is passed on and back, given to an officer, answered, paused, done, and opened again', async () => {
  const planner = await signedIn('tong.hop');
  const [id] = await issue(planner);

  // Chuyển: down to a division, and back to the one that passed it on.
  const head = await signedIn('cuc.vien.thong');
  const atHead = taskPage(head);
  await atHead.open(id);
  await expectSound(head);
  await shoot(head, 'life task given');
  await atHead.do('Chuyển', /Đã chuyển đến Phòng Hạ tầng viễn thông/, async () => {
    await atHead.sheet.getByRole('textbox', { name: 'Đơn vị nhận' }).fill('Hạ tầng');
    await head.getByRole('option', { name: 'Phòng Hạ tầng viễn thông' }).first().click();
    await atHead.fill('Lý do', WHY);
    await expectSound(head);
  });
  const division = await signedIn('phong.ha.tang', { viewport: PHONE });
  const atDivision = taskPage(division);
  await atDivision.open(id);
  await expectSound(division);
  await atDivision.do('Chuyển', /Đã chuyển đến Cục Viễn thông/, async () => {
    await atDivision.sheet.getByLabel('Trả về Cục Viễn thông').check();
    await atDivision.fill('Lý do', WHY);
    await expectSound(division);
    await shoot(division, 'life forward phone');
  });

  // Tiếp nhận by key in the inbox: a opens it, Ctrl+Enter sends it.
  await head.goto('/inbox');
  await head.getByRole('row').filter({ hasText: TITLE }).click();
  await head.getByRole('complementary').getByText(TITLE).first().waitFor();
  await head.keyboard.press('a');
  await head.locator('form').waitFor();
  await head.keyboard.press('Control+Enter');
  await head.getByText('Cục Viễn thông đã tiếp nhận.').waitFor();

  // Giao chuyên viên, giai đoạn, phối hợp.
  await atHead.open(id);
  await atHead.do('Giao chuyên viên', /Đã giao chuyên viên/, async () => {
    await atHead.sheet.getByRole('textbox', { name: 'Chuyên viên' }).fill('le thi cuc');
    await head.getByRole('option', { name: /Lê Thị Cúc/ }).click();
  });
  await head.getByText('Lê Thị Cúc').first().waitFor();
  await atHead.do('Giai đoạn', /Đã lập các giai đoạn/, async () => {
    await atHead.sheet.getByText('Lời văn cho thấy đây là: Thông tư.').waitFor();
    await atHead.sheet.getByRole('button', { name: 'Lập giai đoạn' }).click();
    await expect
      .poll(() => atHead.sheet.getByRole('textbox', { name: 'Ban hành' }).inputValue())
      .toMatch(/2099$/);
    await expectSound(head);
  });
  await head.getByRole('region', { name: 'Giai đoạn' }).getByText('Thẩm định').waitFor();
  await atHead.do('Người tham gia', /Đã lưu người tham gia/, async () => {
    await atHead.sheet.getByRole('button', { name: 'Sửa phần việc của Vụ Bưu chính' }).click();
    const duty = atHead.sheet.getByRole('textbox', { name: /^Phần việc/ });
    await duty.fill('Góp ý dự thảo Thông tư');
    await expectSound(head);
    await shoot(head, 'life parties');
  });
  await head.getByText('1 đơn vị (0 đã trả lời)').waitFor();

  const coordinator = await signedIn('vu.buu.chinh', { viewport: PHONE });
  await coordinator.goto('/inbox');
  await coordinator.getByRole('button', { name: new RegExp(TITLE) }).click();
  await coordinator.getByText('Trần Văn An đề nghị: Góp ý dự thảo Thông tư').waitFor();
  await coordinator.getByRole('button', { name: 'Trả lời phối hợp', exact: true }).click();
  await coordinator.getByLabel('Nội dung trả lời').fill('Thống nhất, đề nghị bổ sung Điều 5.');
  await expectSound(coordinator);
  await shoot(coordinator, 'life reply phone');
  await coordinator
    .locator('form')
    .getByRole('button', { name: 'Trả lời phối hợp', exact: true })
    .click();
  await coordinator.getByText('Đã gửi trả lời phối hợp.').waitFor();
  await atHead.open(id);
  await head.getByText('1 đơn vị (1 đã trả lời)').waitFor();
  await head.getByText('Thống nhất, đề nghị bổ sung Điều 5.').first().waitFor();

  // Tạm dừng, hoàn tác, tạm dừng, cho tiếp tục.
  const atPlanner = taskPage(planner);
  await atPlanner.open(id);
  const suspend = () =>
    atPlanner.do('Tạm dừng', /Đã tạm dừng nhiệm vụ/, () => atPlanner.fill('Lý do', WHY));
  await suspend();
  await planner.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await planner.getByRole('button', { name: 'Tạm dừng', exact: true }).waitFor();
  await suspend();
  await expectSound(planner);
  await atPlanner.do('Cho tiếp tục', /Nhiệm vụ tiếp tục/);

  // Báo hoàn thành, đạt, mở lại.
  const officer = await signedIn('cv.vien.thong');
  const atOfficer = taskPage(officer);
  await atOfficer.open(id);
  await atOfficer.do('Báo hoàn thành', /Đã báo hoàn thành/, async () => {
    await atOfficer.fill('Sản phẩm', 'Thông tư 12/2099/TT-BTTTT');
    await atOfficer.fill('Kết quả thực hiện', 'Đã trình và ban hành Thông tư theo kế hoạch.');
    await atOfficer.attach('thong-tu.txt', 'Điều 1. Phạm vi điều chỉnh');
  });
  await atPlanner.open(id);
  await atPlanner.do('Đạt', /Đã công nhận kết quả/);
  await atPlanner.do('Mở lại', /Đã mở lại nhiệm vụ/, () => atPlanner.fill('Lý do', WHY));
  await planner.getByRole('tab', { name: /^Sản phẩm/ }).click();
  await planner.getByRole('button', { name: 'Xem thong-tu.txt' }).first().click();
  await planner.getByRole('dialog').getByText('Điều 1. Phạm vi điều chỉnh').waitFor();
  await expectSound(planner);
  await planner.keyboard.press('Escape');
  await planner.getByRole('tab', { name: /^Diễn biến/ }).click();
  for (const words of ['mở lại kết quả đã công nhận', 'hoàn tác bước trước', 'trả lời phối hợp']) {
    await planner.getByText(words).first().waitFor();
  }
  await shoot(planner, 'life history');
  await expectSound(planner);

  // What was accepted and proved wrong waits for the unit again.
  await head.goto('/inbox');
  const again = head.getByRole('row').filter({ hasText: TITLE });
  await again.getByText('Làm lại').waitFor();
}, 300_000);

test('what is said reaches whom it mentions; what waits is put off by key and comes back', async () => {
  const planner = await signedIn('tong.hop');
  const [, id, title] = await issue(planner);
  const officer = await signedIn('cv.vien.thong', { viewport: PHONE });
  await officer.goto(`/tasks/${id}?view=talk`);
  const box = officer.getByRole('textbox', { name: 'Ý kiến' });
  await box.fill('');
  await box.pressSequentially('Nhờ @tran van');
  await officer.getByRole('list', { name: 'Người có thể nhắc' }).getByText('Trần Văn An').click();
  await expect.poll(() => box.inputValue()).toBe('Nhờ @Trần Văn An ');
  await box.fill('Nhờ @Trần Văn An cho ý kiến về danh mục.');
  await expectThumbs(officer, 'main [role=tabpanel]');
  await expectSound(officer);
  await officer.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await officer.getByText('Đã gửi ý kiến.').waitFor();
  await officer.getByRole('button', { name: /^Sửa ý kiến/ }).click();
  await officer.getByRole('textbox', { name: 'Sửa' }).fill('Nhờ @Trần Văn An xem danh mục.');
  await officer.getByRole('button', { name: 'Lưu', exact: true }).click();
  await officer.getByText('Xem 1 bản trước').click();
  await officer.getByText('cho ý kiến về danh mục').waitFor();
  await expectSound(officer);
  await shoot(officer, 'life talk phone');

  const head = await signedIn('cuc.vien.thong');
  await head.goto('/inbox');
  const row = head.getByRole('row').filter({ hasText: title });
  await row.first().waitFor();
  await head.getByText(/\d+ tin mới/).waitFor();
  await head.getByRole('button', { name: /^Tin/ }).click();
  await head.getByText('nhắc tên trong trao đổi').first().waitFor();
  await expectSound(head);
  await shoot(head, 'life news');
  await head.getByRole('link', { name: title }).first().click();
  await head.getByText('Nhờ @Trần Văn An xem danh mục.').waitFor();

  await head.goto('/inbox');
  await row.first().click();
  await head.keyboard.press('h');
  await head.getByRole('menuitem').first().click();
  await head.getByText(/^Để sau đến/).waitFor();
  await expect.poll(() => row.count()).toBe(0);
  await head.getByRole('button', { name: /^Để sau \d/ }).click();
  await row.first().waitFor();
  await expectSound(head);
  await head.getByRole('button', { name: 'Đưa lại' }).click();
  await head.getByRole('button', { name: /^Chờ tôi/ }).click();
  await row.first().waitFor();
}, 300_000);
