import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, visitor, withBrowser } from '../support/browser.ts';
import { byInterface } from './by-interface.ts';
import { officeFeedback, publicFeedback } from './pages/feedback-page.ts';

withBrowser();

const TITLE = 'Phủ sóng di động vùng lõm';
/** A number of its own each time: a journey that is tried again issues another plan. */
const NUMBER = `${10_000 + (Date.now() % 80_000)}`;
const TEXT = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG

Số: ${NUMBER}/KH-BTTTT

Hà Nội, ngày 02 tháng 11 năm 2026

KẾ HOẠCH
Nâng cao chất lượng mạng di động

1. ${TITLE}. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý II/2027.
2. Công bố kết quả đo kiểm. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý III/2027.
`;

test('somebody without an account and without script asks about a task; the unit answers, and the answer is read by the code', async () => {
  const planner = await signedIn('tong.hop');
  const leader = await signedIn('thu.truong');
  const planId = await byInterface(planner).issue(TEXT);
  const address = await published(planner, leader, planId);

  const page = await visitor({ viewport: PHONE, runsScript: false });
  const outside = publicFeedback(page);
  await outside.open(address);
  await page.getByRole('link', { name: TITLE }).first().click();
  await page.getByRole('link', { name: 'Góp ý', exact: true }).click();
  await expect.poll(() => outside.heading.textContent()).toBe('Góp ý, phản ánh');
  await page.getByText('Cục Viễn thông', { exact: true }).waitFor();

  // What is wrong stands at its field, and what was typed stays.
  await outside.fill({ 'Nội dung': 'Ngắn', 'Thư điện tử': 'khong-du' });
  const sent = async () => {
    await outside.press('Gửi');
    return outside.alert.textContent();
  };
  // A machine is faster than anybody reads: it is asked to look again, and nothing is lost.
  await expect.poll(sent).toContain('Chưa gửi được: 3 chỗ cần sửa.');
  expect(await outside.field('Thư điện tử').inputValue()).toBe('khong-du');
  await shoot(page, 'feedback-form-phone');

  const words = `Thôn Nậm Cáp chưa có sóng, bao giờ có trạm? (${NUMBER})`;
  await outside.choose(/^Phản ánh/);
  await outside.fill({ 'Nội dung': words, 'Thư điện tử': '' });
  await outside.press('Gửi');
  const code = await outside.code();
  await page.getByText('Ghi lại mã này').waitFor();
  expect(await outside.fact('Trạng thái').textContent()).toContain('Mới nhận');

  const head = await signedIn('cuc.vien.thong');
  const office = officeFeedback(head);
  await office.openFromList(words);
  await expectSound(head);
  await office.act('Soạn trả lời');
  const answer = 'Trạm tại thôn Nậm Cáp phát sóng trong quý I/2027.';
  await office.answer(answer);
  await office.send('Trình duyệt');
  await office.act('Duyệt và gửi');
  await office.sheet.getByText(answer).waitFor();
  await office.send('Duyệt và gửi');
  await office.stands(/Đã trả lời/);
  await shoot(head, 'feedback-answered');

  // Typed by hand, in small letters, as from a slip of paper.
  await outside.open('/p/gop-y');
  await outside.fill({ Mã: code.toLowerCase().replaceAll('-', ' ') });
  await outside.press('Tra');
  await expect.poll(() => outside.answer.textContent()).toBe(answer);
  expect(await outside.fact('Trạng thái').textContent()).toContain('Đã trả lời');
  const read = await visitor();
  await publicFeedback(read).open(`/p/gop-y/${code}`);
  await shoot(read, 'feedback-code');
  await expectSound(read);
  await publicFeedback(read).open(`${address}/gop-y`);
  await expectSound(read);
});

/** Publishes a plan as planner and leader do, and gives its public address. */
async function published(planner: Page, leader: Page, planId: string): Promise<string> {
  const headers = { 'x-chidao': '1' };
  const ask = async (page: Page, method: string, url: string, data?: object) => {
    const reply = await page.request.fetch(url, { method, headers, data });
    expect(reply.ok(), await reply.text()).toBe(true);
    return reply.json();
  };
  const { id } = await ask(planner, 'POST', '/api/publications', { planId });
  const own = `/api/publications/${id}`;
  const { version: first } = await ask(planner, 'GET', own);
  const proposed = await ask(planner, 'POST', `${own}/moves`, {
    ...{ version: first, to: 'propose', words: '' },
  });
  const { digest } = await ask(leader, 'GET', `${own}/preview`);
  await ask(leader, 'POST', `${own}/approval`, { version: proposed.version, digest });
  const { address } = await ask(planner, 'GET', own);
  return address;
}
