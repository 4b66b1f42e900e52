import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { wordsOfDocument } from '../support/words-of-document.ts';
import { byInterface } from './by-interface.ts';
import { amendmentPage } from './pages/amendment-page.ts';

withBrowser();

const TITLE = 'Đo kiểm chất lượng mạng vùng lõm';
/** A number of its own each time: a journey that is tried again issues another plan. */
const NUMBER = `${10_000 + (Date.now() % 80_000)}`;
const TEXT = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG

Số: ${NUMBER}/KH-BTTTT

Hà Nội, ngày 02 tháng 11 năm 2026

KẾ HOẠCH
Nâng cao chất lượng mạng viễn thông

1. ${TITLE}. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý II/2027.
2. Công bố kết quả đo kiểm. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý III/2027.
`;

test('a unit proposes, the planner appraises, the leader decides, and on its day the plan has a version 2', async () => {
  const planner = await signedIn('tong.hop');
  const planId = await byInterface(planner).issue(TEXT);

  const head = await signedIn('cuc.vien.thong');
  const tasks = await byInterface(head).tasksOf(planId);
  await head.goto(`/tasks/${tasks.get(TITLE)?.id}`);
  await head.getByRole('button', { name: 'Đề nghị điều chỉnh' }).click();
  await head.waitForURL(/\/amendments\/\d+/);
  const id = /amendments\/(\d+)/.exec(head.url())?.[1] ?? '';
  const draft = amendmentPage(head);
  // The task from whose page it began is chosen already, and what it holds now stands beside the box.
  await draft.act('Thêm thay đổi');
  await draft.choose('Thay đổi', 'Thời hạn');
  await draft.sheet.getByText('Hiện nay: Quý II/2027').waitFor();
  const reason = 'Chờ thiết bị đo kiểm được kiểm định';
  await draft.fill({ 'Sửa thành': 'Quý IV/2027', 'Lý do': reason });
  await expectSound(head);
  await draft.send('Lưu thay đổi');
  await draft.card(TITLE).getByText('Quý IV/2027').waitFor();

  await draft.act('Thêm thay đổi');
  await draft.sheet.getByRole('radio', { name: 'Bổ sung mới' }).check();
  await draft.fill({ 'Tên nhiệm vụ': 'Đào tạo cán bộ đo kiểm tại địa phương' });
  await draft.sheet.getByLabel('Đơn vị chủ trì').fill('Cục Viễn thông');
  await head
    .getByRole('option', { name: /Cục Viễn thông/ })
    .first()
    .click();
  await draft.fill({ 'Lý do': 'Địa phương chưa có người biết vận hành thiết bị' });
  await draft.send('Lưu thay đổi');
  await draft.act('Gửi đề nghị');
  await draft.send('Gửi đề nghị');
  await draft.stands(/Chờ thẩm định/);

  await planner.goto('/amendments?f.state=proposed');
  await planner.getByRole('link', { name: `Điều chỉnh, bổ sung ${NUMBER}/KH-BTTTT` }).click();
  const appraised = amendmentPage(planner);
  await appraised.card(TITLE).getByText(`Lý do: ${reason}`).waitFor();
  await shoot(planner, 'amendment-appraise');
  await appraised.act('Đồng ý tất cả');
  await appraised.act('Trình quyết định');
  await appraised.send('Trình quyết định');

  // The letter opens the form for the change that is next; the leader decides on another quarter.
  const leader = await signedIn('thu.truong', { viewport: PHONE });
  await leader.goto(`/amendments/${id}`);
  const decided = amendmentPage(leader);
  await decided.card(TITLE).getByRole('button', { name: 'Mức khác' }).click();
  await decided.fill({ 'Sửa thành': 'Quý III/2027' });
  await decided.send('Ghi');
  await decided.card(TITLE).getByText('Quyết định: Quý III/2027').waitFor();
  await expectSound(leader);
  await shoot(leader, 'amendment-decide-phone');
  await decided.card('Đào tạo cán bộ').getByRole('button', { name: 'Đồng ý', exact: true }).click();
  await decided.act('Kết thúc quyết định');
  await decided.send('Kết thúc quyết định');
  await decided.stands(/Chờ văn bản/);

  await planner.reload();
  await appraised.act('Gắn quyết định');
  await appraised.fill({ 'Số, ký hiệu': `${NUMBER}/QĐ-BTTTT` });
  await appraised.send('Gắn quyết định');
  await appraised.stands('Kế hoạch có bản 2.');
  await shoot(planner, 'amendment-applied');
  const now = await byInterface(head).tasksOf(planId);
  expect([...now.keys()]).toContain('Đào tạo cán bộ đo kiểm tại địa phương');

  const file = await planner.request.get(`/api/papers/amending-decision/docx?id=${id}`);
  const words = await wordsOfDocument(await file.body());
  for (const part of [
    `${NUMBER}/QĐ-BTTTT`,
    'QUYẾT ĐỊNH',
    'Quý II/2027',
    'Quý III/2027',
    'Đào tạo cán bộ',
  ]) {
    expect(words).toContain(part);
  }

  await planner.getByRole('link', { name: 'Xem các bản' }).click();
  await planner.getByRole('button', { name: 'So với bản trước' }).click();
  const changed = planner.getByRole('row').filter({ hasText: TITLE });
  await changed.locator('del', { hasText: 'Quý II/2027' }).waitFor();
  await changed.locator('ins', { hasText: 'Quý III/2027' }).waitFor();
  await planner.getByRole('button', { name: 'Xem bản này' }).last().click();
  await planner.getByText(/^Bản cũ, hiệu lực đến \d{2}\/\d{2}\/\d{4}\.$/).waitFor();
  const old = planner.getByRole('row').filter({ hasText: TITLE });
  await old.getByText('Quý II/2027').waitFor();
  expect(await planner.getByText('Đào tạo cán bộ').count()).toBe(0);
  await expectSound(planner);
  await shoot(planner, 'amendment-old-version');
});
