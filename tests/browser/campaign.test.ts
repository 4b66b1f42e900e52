import { buffer as bytesOf } from 'node:stream/consumers';
import mammoth from 'mammoth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { campaignPage } from './pages/campaign-page.ts';

withBrowser();

const NAME = 'Phát triển hạ tầng đồng bộ, thực hành tiết kiệm';

/** Sends an act as whoever is signed in on the page and gives its answer. */
async function act<Reply>(page: Page, method: 'post' | 'put', path: string, data: object) {
  const headers = { 'x-chidao': '1', 'idempotency-key': `campaign-${Date.now()}-${path.length}` };
  const reply = await page.request[method](path, { headers, data });
  expect(reply.status(), await reply.text()).toBeLessThan(300);
  const body: Reply = await reply.json();
  return body;
}

async function read<Reply>(page: Page, path: string): Promise<Reply> {
  const reply = await page.request.get(path);
  expect(reply.status(), await reply.text()).toBe(200);
  const body: Reply = await reply.json();
  return body;
}

/** The movement as its plan states it, with three units in one block and a council of four. */
async function planMovement(page: Page): Promise<string> {
  const unit = async (name: string) => {
    const path = `/api/units?limit=1&q=${encodeURIComponent(name)}`;
    const { rows } = await read<{ rows: { id: string }[] }>(page, path);
    return rows[0]?.id ?? '';
  };
  const seat = async (person: string) => {
    const path = `/api/campaign-seats?q=${encodeURIComponent(person)}`;
    const { seats } = await read<{ seats: { postId: string }[] }>(page, path);
    return seats[0]?.postId ?? '';
  };
  const [telecom, postal, office] = [
    await unit('Cục Viễn thông'),
    await unit('Vụ Bưu chính'),
    await unit('Văn phòng Bộ'),
  ];
  const people = ['Phạm Quốc Bình', 'Nguyễn Thu Hà', 'Trần Văn An', 'Bùi Đình Khôi'];
  const council: object[] = [];
  for (const person of people) {
    council.push({ postId: await seat(person), role: council.length === 0 ? 'chair' : 'member' });
  }
  const { id } = await act<{ id: string }>(page, 'post', '/api/campaigns', {
    name: NAME,
    definition: {
      ...{ form: 'thematic', scope: 'authority', goals: 'Hạ tầng đồng bộ', subjects: 'Các đơn vị' },
      contents: [
        { line: 'Hạ tầng', title: 'Phát triển hạ tầng viễn thông', leadUnitId: telecom },
        { line: 'Tiết kiệm', title: 'Tiết kiệm trong dự toán', leadUnitId: office },
      ],
      stages: [
        { id: '1', name: '2022 - 2025', from: '2022-01-01', to: '2025-12-31', review: 'mid' },
        { id: '2', name: '2026 - 2030', from: '2026-01-01', to: '2030-12-31', review: 'final' },
      ],
      clusters: [{ id: '1', name: 'Khối hạ tầng', kind: 'block', headUnitId: postal }],
      council,
      settings: {
        bonuses: [{ award: 'certificate_unit', coefficient: 300, basis: 'Quy chế của Bộ' }],
      },
    },
    members: [{ clusterId: '1', unitIds: [telecom, postal, office] }],
  });
  return id;
}

/** One criterion of 100 points that units score themselves and are appraised for. */
async function issueCriteria(page: Page, scorecardId: string): Promise<void> {
  interface Card {
    draft: { version: number; definition: object } | null;
  }
  const path = `/api/scorecards/${scorecardId}`;
  const { draft } = await read<Card>(page, path);
  const criterion = {
    ...{ key: 'ha_tang', name: 'Kết quả hạ tầng', share: 100 },
    ...{ source: { kind: 'appraisal' }, formula: { kind: 'given' } },
  };
  const definition = { ...draft?.definition, criteria: [criterion], sharedRanks: true };
  const saved = await act<Card>(page, 'put', `${path}/draft`, {
    ...{ version: draft?.version, definition },
  });
  const issue = { version: saved.draft?.version, validFrom: '2026-01-01', basis: 'Hướng dẫn' };
  await act(page, 'post', `${path}/issue`, issue);
}

test('the movement of a plan goes from launch to the decision on its awards', async () => {
  const planner = await signedIn('tong.hop');
  const id = await planMovement(planner);
  const plan = campaignPage(planner);
  await plan.open(id);
  await plan.press('Phát động', 'Phát động');
  await plan.step('Phát động', 'Xong');

  await plan.tab('Chấm điểm');
  await planner.getByText('Chưa có tiêu chí.').waitFor();
  await planner.getByRole('button', { name: 'Thêm tiêu chí' }).click();
  const link = planner.getByRole('link', { name: 'Mở bộ tiêu chí' });
  await link.waitFor();
  const address = (await link.getAttribute('href')) ?? '';
  await issueCriteria(planner, address.split('/').at(-1)?.split('?')[0] ?? '');

  // The head of a unit registers, scores the unit and puts it forward.
  const head = await signedIn('cuc.vien.thong');
  const own = campaignPage(head);
  await own.open(id);
  await own.press('Đăng ký', 'Đăng ký', { 'Nội dung đăng ký': 'Phủ sóng hết các thôn lõm sóng' });
  await head.getByText('Cục Viễn thông: Phủ sóng hết các thôn lõm sóng').waitFor();
  await own.tab('Chấm điểm');
  await own.press('Tự chấm Kết quả hạ tầng, Cục Viễn thông', 'Lưu điểm', {
    Điểm: '95',
    'Căn cứ, giải thích': 'Theo báo cáo năm',
  });
  await head.getByText('Tự chấm 95').waitFor();
  await own.tab('Đề nghị');
  await own.press('Đề nghị khen thưởng', 'Gửi đề nghị', {
    'Tờ trình: số, ký hiệu': '12/TTr-CVT',
    'Tờ trình: ngày': '10/11/2026',
    'Báo cáo thành tích: số, ký hiệu': '34/BC-CVT',
    'Báo cáo thành tích: ngày': '10/11/2026',
  });
  await head.getByText('Chưa xác nhận báo cáo thành tích.').waitFor();

  // The head of the block appraises; a difference needs words.
  const peer = await signedIn('vu.buu.chinh');
  const block = campaignPage(peer);
  await block.open(id, 'standing');
  await block.openSheet('Thẩm định Kết quả hạ tầng, Cục Viễn thông');
  await block.fill({ Điểm: '90' });
  await block.send('Lưu điểm');
  await peer.getByText('Khác điểm tự chấm 95: ghi lý do.').first().waitFor();
  await block.fill({ 'Căn cứ, giải thích': 'Còn 3 thôn chưa có sóng' });
  await block.send('Lưu điểm');
  await peer.getByText('Thẩm định 90').waitFor();
  await peer.getByText('Lý do: Còn 3 thôn chưa có sóng').waitFor();
  await expectSound(peer);
  await shoot(peer, 'campaign-standing');
  // A second unit is put forward with an empty dossier.
  await block.tab('Đề nghị');
  await block.press('Đề nghị khen thưởng', 'Gửi đề nghị');
  await peer.getByText('Thiếu tờ trình.').waitFor();

  // The planner confirms the dossier, records an inspection, and holds the council.
  await plan.open(id, 'nominations');
  const row = planner.getByRole('row', { name: /^Cục Viễn thông/ });
  await row.getByRole('button', { name: 'Bổ sung hồ sơ' }).click();
  await plan.choose('Báo cáo thành tích đã được cấp trên xác nhận', 'Đã xác nhận');
  await plan.send('Lưu hồ sơ');
  await planner.getByText('Chưa xác nhận báo cáo thành tích.').waitFor({ state: 'detached' });
  await plan.openSheet('Tạm dừng xét');
  await plan.pickUnit('Đơn vị', 'vu buu chinh', 'Vụ Bưu chính');
  await plan.fill({ 'Căn cứ': 'Quyết định thanh tra số 9' });
  await plan.send('Tạm dừng xét');
  await planner.getByText(/Tạm dừng xét: đang kiểm tra/).waitFor();
  await plan.tab('Hội đồng');
  await plan.openSheet('Mở phiên họp');
  await plan.choose('Cách bỏ phiếu', 'Nhập kết quả kiểm phiếu');
  await plan.send('Mở phiên');
  await plan.press('Nhập kiểm phiếu', 'Lưu kết quả', {
    'Đồng ý: Cục Viễn thông': '4',
    'Không: Cục Viễn thông': '0',
    'Đồng ý: Vụ Bưu chính': '3',
    'Không: Vụ Bưu chính': '1',
  });
  await planner.getByText('Chưa đạt: 3/4 phiếu (75 %), cần ≥ 80 %').waitFor();
  await plan.press('Kết thúc phiên', 'Kết thúc', {
    'Số biên bản': '07/BB-HĐ',
    'Nội dung biên bản': 'Hội đồng họp đủ, bỏ phiếu kín hai đề nghị.',
  });
  await planner.getByText(/Biên bản số 07\/BB-HĐ/).waitFor();
  await expectSound(planner);
  await shoot(planner, 'campaign-council');

  // The leader is refused the one with its reasons, all at once, and signs the other.
  const leader = await signedIn('thu.truong');
  const decide = campaignPage(leader);
  await decide.open(id, 'decisions');
  await decide.openSheet('Ra quyết định');
  await decide.sheet.getByRole('checkbox', { name: /^Vụ Bưu chính/ }).check();
  await decide.sheet.getByRole('button', { name: 'Xem trước' }).click();
  const refusal = decide.sheet.getByRole('alert');
  await refusal.waitFor();
  const reasons = await refusal.getByRole('listitem').allTextContents();
  expect(reasons[0]).toMatch(/^Tạm dừng xét: đang kiểm tra, từ \d\d\/\d\d\/\d{4}\.$/);
  expect(reasons.slice(1)).toEqual([
    'Thiếu tờ trình.',
    'Thiếu báo cáo thành tích.',
    '3/4 phiếu (75 %), cần ≥ 80 %.',
  ]);
  await shoot(leader, 'campaign-refused');
  await decide.sheet.getByRole('checkbox', { name: /^Vụ Bưu chính/ }).uncheck();
  await decide.sheet.getByRole('button', { name: 'Xem trước' }).click();
  await decide.sheet.getByText('tiền thưởng 7.590.000 đồng').waitFor();
  await decide.fill({
    'Số, ký hiệu': '2100/QĐ-BTTTT',
    'Địa danh': 'Hà Nội',
    'Quyền hạn, chức vụ ký': 'KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG',
  });
  await decide.send('Ký quyết định');
  await leader.getByRole('heading', { name: /^Quyết định số 2100\/QĐ-BTTTT/ }).waitFor();
  await expectSound(leader);
  await shoot(leader, 'campaign-decision');

  const coming = leader.waitForEvent('download');
  await leader.getByRole('article').getByText('Xuất', { exact: true }).click();
  await leader.getByRole('link', { name: /^Quyết định số 2100.*, DOCX$/ }).click();
  const buffer = await bytesOf(await (await coming).createReadStream());
  const { value } = await mammoth.extractRawText({ buffer });
  for (const expected of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Số: 2100/QĐ-BTTTT',
    'BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG',
    'Điều 1. Khen thưởng 01 tập thể',
    'Cục Viễn thông',
    '4/4 phiếu (100 %), cần ≥ 80 %',
    '7.590.000 đồng',
    'Phạm Quốc Bình',
  ]) {
    expect(value).toContain(expected);
  }
  expect(value).not.toContain('Vụ Bưu chính');

  // Whoever may only look reads it on a phone in the dark, without any button.
  const inspector = await signedIn('thanh.tra', { viewport: PHONE, scheme: 'dark' });
  await campaignPage(inspector).open(id, 'decisions');
  await inspector.getByRole('heading', { name: /^Quyết định số 2100/ }).waitFor();
  expect(await inspector.getByRole('button', { name: 'Ra quyết định' }).count()).toBe(0);
  await expectSound(inspector);
  await shoot(inspector, 'campaign-phone');
}, 240_000);
