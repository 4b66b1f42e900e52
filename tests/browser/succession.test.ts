import { expect, test } from 'vitest';
import { expectSound, OFFICE, PHONE, signedIn, withBrowser } from '../support/browser.ts';
import { byInterface } from './by-interface.ts';
import { amendmentPage } from './pages/amendment-page.ts';

withBrowser();

/** Names and a number of its own each time: a journey that is tried again makes other units. */
const MARK = `${10_000 + (Date.now() % 80_000)}`;
const FIRST = `Trung tâm Lưu chuyển ${MARK}`;
const SECOND = `Trung tâm Khai thác ${MARK}`;
const PLAIN = `Rà soát mạng lưới phục vụ ${MARK}`;
const BOTH = `Rà soát an toàn của tem thư ${MARK}`;
const TEXT = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG

Số: ${MARK}/KH-BTTTT

Hà Nội, ngày 02 tháng 11 năm 2026

KẾ HOẠCH
Rà soát mạng lưới bưu chính

1. ${PLAIN}. Đơn vị chủ trì: ${FIRST}. Thời gian hoàn thành: Quý II/2027.
2. ${BOTH}. Đơn vị chủ trì: ${SECOND}. Thời gian hoàn thành: Quý III/2027.
`;

test('two units become one: what the rules leave open a person decides, the head of the heir has the work, and all goes back', async () => {
  const admin = await signedIn('quan.tri');
  const post = async (path: string, data: object): Promise<{ id: string }> => {
    const headers = { 'x-chidao': '1', 'idempotency-key': crypto.randomUUID() };
    const reply = await admin.request.post(path, { headers, data });
    expect(reply.status(), `${path}: ${await reply.text()}`).toBe(200);
    return reply.json();
  };
  const unitOf = async (name: string): Promise<string> => {
    const reply = await admin.request.get(`/api/units?q=${encodeURIComponent(name)}`);
    const { rows }: { rows: { id: string; name: string }[] } = await reply.json();
    return rows.find((row) => row.name === name)?.id ?? '';
  };
  const unit = { shortName: null, kind: 'division', code: null, validFrom: '2026-01-01' };
  const me = await (await admin.request.get('/api/session')).json();
  const parentId = await unitOf('Bộ Thông tin và Truyền thông');
  const first = await post('/api/units', { ...unit, parentId, name: FIRST });
  const second = await post('/api/units', { ...unit, parentId, name: SECOND });
  const planner = await signedIn('tong.hop');
  await byInterface(planner).issue(TEXT);

  const [heir, other] = [await unitOf('Vụ Bưu chính'), await unitOf('Văn phòng Bộ')];
  const rule = (label: string, to: string) => ({
    ...{ label, from: [first.id, second.id], match: { words: [label] }, to },
  });
  const { id } = await post('/api/reorganisations', {
    ...{ name: `Hợp nhất hai trung tâm ${MARK}`, basis: `${MARK}/QĐ-BTTTT` },
    onDay: me.today,
    steps: [{ kind: 'merge', from: [first.id, second.id], to: [heir] }],
    rules: [rule('tem thư', heir), rule('an toàn', other)],
  });

  await admin.goto(`/reorganisations/${id}`);
  await admin.getByText('chưa khớp 1').first().waitFor();
  for (const viewport of [OFFICE, PHONE]) {
    await admin.setViewportSize(viewport);
    await expectSound(admin);
  }
  await admin.setViewportSize(OFFICE);
  // A number of the preview is the way to its list; what waits is decided there.
  await admin.getByRole('link', { name: 'Xử lý' }).click();
  await admin.waitForURL(/things/);
  const row = admin.getByRole('row', { name: new RegExp(BOTH) });
  await row.getByRole('checkbox').check();
  const page = amendmentPage(admin);
  await page.act('Chọn nơi nhận (1)');
  await page.choose('Đi đâu', 'Vụ Bưu chính');
  await page.fill({ 'Lý do': 'Tem thư là việc của bưu chính' });
  await page.send('Chọn nơi nhận (1)');

  await admin.goto(`/reorganisations/${id}`);
  await page.act('Thực hiện');
  await page.send('Thực hiện');
  await page.stands('Đã thực hiện');
  const head = await signedIn('vu.buu.chinh');
  await head.goto('/inbox');
  await head.getByText(PLAIN).first().waitFor();
  await head.getByText(BOTH).first().waitFor();

  await page.act('Hoàn lại');
  await page.fill({ 'Lý do': 'Chưa có quyết định của Bộ trưởng' });
  await page.send('Hoàn lại');
  await page.stands('Đã hoàn lại');
  await head.goto('/inbox');
  await head.getByRole('heading').first().waitFor();
  await expect.poll(() => head.getByText(PLAIN).count()).toBe(0);
});
