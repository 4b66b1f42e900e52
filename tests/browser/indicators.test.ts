import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectSound, PHONE, shoot, signedIn, withBrowser } from '../support/browser.ts';
import { indicatorsPage } from './pages/indicators-page.ts';

withBrowser();

const due = [{ period: '2025', value: 0 }];
const by2025 = (value: number) => due.map((each) => ({ ...each, value }));
const years = (values: Record<string, number>) =>
  Object.entries(values).map(([period, value]) => ({ period, value }));

interface Kind {
  readonly name: string;
  readonly promise: object;
  readonly values: readonly object[];
  readonly word: string;
  readonly shape?: object;
  readonly target?: object;
}

/** A target of each kind, with what was seen and what it comes to. */
const KINDS: readonly Kind[] = [
  {
    name: 'Tối thiểu',
    promise: { kind: 'bound', operator: '>=', milestones: by2025(90) },
    values: years({ 2025: 91 }),
    word: 'Đạt',
  },
  {
    name: 'Dưới mức',
    promise: { kind: 'bound', operator: '<', milestones: by2025(5) },
    values: years({ 2025: 5 }),
    word: 'Không đạt',
  },
  {
    name: 'Trên mỗi dân',
    promise: {
      kind: 'bound',
      operator: '<=',
      milestones: by2025(4),
      base: { amount: 100_000, of: 'dân' },
    },
    values: years({ 2025: 3.9 }),
    word: 'Đạt',
  },
  {
    name: 'Khoảng',
    promise: { kind: 'about', milestones: by2025(500) },
    values: years({ 2025: 480 }),
    word: 'Đạt',
  },
  {
    name: 'Trong khoảng',
    promise: { kind: 'between', milestones: [{ period: '2025', low: 2.5, high: 5.5 }] },
    values: years({ 2025: 6 }),
    word: 'Không đạt',
  },
  {
    name: 'Thứ hạng',
    promise: { kind: 'rank', milestones: by2025(40) },
    values: years({ 2025: 38 }),
    word: 'Đạt',
    shape: { direction: 'down', ranking: 'Chỉ số bưu chính thế giới' },
  },
  {
    name: 'Tăng mỗi năm',
    promise: { kind: 'growth', operator: '>=', percent: 7, fromYear: 2021, toYear: 2025 },
    values: years({ 2020: 100, 2021: 107, 2022: 109, 2023: 125 }),
    word: 'Không đạt',
  },
  {
    name: 'Giảm so với gốc',
    promise: { kind: 'change', way: 'decrease', percent: 20, due: '2025' },
    values: years({ 2025: 39 }),
    word: 'Đạt',
    shape: { direction: 'down' },
    target: { baseline: { period: '2020', value: 50 } },
  },
  {
    name: 'Theo giai đoạn',
    promise: {
      kind: 'bound',
      operator: '>=',
      milestones: [
        { period: '2025', value: 30 },
        { period: '2030', value: 60 },
      ],
    },
    values: years({ 2023: 20, 2024: 26, 2025: 32 }),
    word: 'Đúng tiến độ',
  },
  {
    name: 'Xong hay chưa',
    promise: { kind: 'yes_no', due: '2025' },
    values: years({ 2025: 1 }),
    word: 'Đạt',
    shape: { kind: 'yes_no' },
  },
  {
    name: 'Xếp mức',
    promise: { kind: 'ordinal', milestones: by2025(2) },
    values: years({ 2025: 1 }),
    word: 'Không đạt',
    shape: { kind: 'ordinal', levels: ['Yếu', 'Khá', 'Tốt'] },
  },
  {
    name: 'Bằng lời',
    promise: { kind: 'qualitative', due: '2030' },
    values: [
      {
        period: '2025-06-30',
        value: null,
        judged: 'at_risk',
        words: 'Mới chuyển được một nửa số thủ tục',
      },
    ],
    word: 'Nguy cơ không đạt',
    shape: { kind: 'qualitative' },
  },
];

async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const headers = { 'x-chidao': '1', 'idempotency-key': crypto.randomUUID() };
  const reply = await page.request.post(path, { headers, data });
  expect(reply.status(), await reply.text()).toBe(200);
  return reply.json();
}

async function unitNamed(page: Page, name: string): Promise<string> {
  const reply = await page.request.get(`/api/units?limit=20&q=${encodeURIComponent(name)}`);
  const { rows }: { rows: { id: string; name: string }[] } = await reply.json();
  const found = rows.find((unit) => unit.name === name);
  if (!found) throw new Error(`No unit ${name}`);
  return found.id;
}

test('a target is defined by its words, its figures are entered, and the sentence says how it stands', async () => {
  const planner = await signedIn('tong.hop');
  const board = indicatorsPage(planner);

  // One by hand, as a person does it: words, then figures, then the sentence.
  await board.open();
  await planner.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  const sheet = planner.getByRole('dialog');
  await sheet.getByLabel('Mục tiêu bằng lời').fill('Kinh tế số chiếm 20% GDP đến năm 2027');
  await sheet.getByText('Hiểu là: ≥ 20 % GDP vào 2027').waitFor();
  await sheet.getByRole('textbox', { name: 'Đơn vị chịu trách nhiệm' }).fill('cuc vien thong');
  await planner
    .getByRole('option', { name: /^Cục Viễn thông/ })
    .first()
    .click();
  await sheet.getByRole('button', { name: 'Lưu' }).click();
  await planner.getByRole('heading', { level: 1, name: 'Kinh tế số' }).waitFor();
  const figures = [
    ['2022', '14,2'],
    ['2023', '14,6'],
    ['2024', '16,5'],
  ] as const;
  for (const [period, value] of figures) {
    await enter(planner, period, value);
  }
  await planner.getByText(/^Kinh tế số ≥ 20 % GDP vào 2027; năm 2024: 16,5 %; dự báo/).waitFor();
  await planner.getByText('Dự báo bằng đường Theil–Sen qua 3 điểm gần nhất').waitFor();
  await planner.locator('svg path').first().waitFor();
  await planner.getByRole('button', { name: 'Nhập số liệu' }).click();
  await planner.getByRole('dialog').getByLabel('Kỳ', { exact: true }).fill('2025');
  await planner
    .getByRole('dialog')
    .getByLabel(/^Giá trị/)
    .fill('170');
  await planner.getByText('Gấp 10 lần kỳ trước. Kiểm tra đơn vị tính hoặc ghi chú.').waitFor();
  await planner.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
  await expectSound(planner);
  await shoot(planner, 'indicator');
});

test('a target of each kind goes from its figures to red, amber or green on the board', async () => {
  const planner = await signedIn('tong.hop');
  const board = indicatorsPage(planner);
  const unitId = await unitNamed(planner, 'Cục Viễn thông');
  for (const [index, kind] of KINDS.entries()) {
    await follow(planner, unitId, kind, `thu_${index}`);
  }
  const gdp = await post<{ id: string }>(planner, '/api/indicators', {
    ...{ name: 'Tăng trưởng GDP', code: 'gdp', unitId },
  });
  const compared: Kind = {
    name: 'Cao hơn GDP',
    promise: { kind: 'compare', operator: '>', otherId: gdp.id, due: '2025' },
    ...{ values: [], word: 'Không đạt' },
  };
  const own = await follow(planner, unitId, compared, 'nganh');
  for (const [id, value] of [
    [own, 6],
    [gdp.id, 6.5],
  ] as const) {
    const values = [{ unitId, period: '2025', value }];
    await post(planner, `/api/indicators/${id}/values`, { values });
  }
  await board.open();
  for (const { name, word } of [...KINDS, compared]) {
    await board.row(name).getByText(word, { exact: true }).waitFor();
  }
  await expectSound(planner);
  await shoot(planner, 'indicators');
  await board.open('?f.class=off_path');
  await board.row('Dưới mức').waitFor();
  expect(await board.row('Tối thiểu').count()).toBe(0);
});

test('a leader asks why a target is off its path; on a phone the unit answers', async () => {
  const planner = await signedIn('tong.hop');
  const unitId = await unitNamed(planner, 'Cục Viễn thông');
  const growth = KINDS.find(({ name }) => name === 'Tăng mỗi năm');
  if (!growth) throw new Error('No growth among the kinds');
  const id = await follow(planner, unitId, { ...growth, name: 'Năng suất' }, 'nang_suat');

  const leader = await signedIn('thu.truong');
  await leader.goto(`/indicators/${id}`);
  await leader.getByText(/không đạt năm 2022/).waitFor();
  await leader.getByRole('button', { name: 'Yêu cầu giải trình' }).click();
  const ask = leader.getByRole('dialog');
  await ask.getByLabel('Nội dung cần giải trình').fill('Vì sao năm 2022 không đạt?');
  await ask.getByLabel('Trả lời trước ngày').fill('31/12/2099');
  await ask.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await leader.getByText('Chưa trả lời').first().waitFor();

  const head = await signedIn('cuc.vien.thong', { viewport: PHONE, scheme: 'dark' });
  await head.goto(`/indicators/${id}`);
  await head.getByRole('button', { name: 'Trả lời' }).click();
  await head
    .getByRole('textbox', { name: /^Giải trình/ })
    .fill('Do dịch bệnh, hai quý đầu năm phải dừng triển khai.');
  await head.getByRole('button', { name: 'Gửi giải trình' }).click();
  await head.getByText('Do dịch bệnh, hai quý đầu năm phải dừng triển khai.').waitFor();
  await expectSound(head);
  await shoot(head, 'indicator phone');
});

/** Defines an indicator with its target and enters its values, as the pages do. */
async function follow(
  page: Page,
  unitId: string,
  { name, promise, values, shape = {}, target = {} }: Kind,
  code: string,
): Promise<string> {
  const targets = [{ promise, quote: name, ...target }];
  const body = { name, code, unitId, ...shape, targets };
  const { id } = await post<{ id: string }>(page, '/api/indicators', body);
  const entries = values.map((value) => ({ unitId, ...value }));
  if (entries.length > 0) await post(page, `/api/indicators/${id}/values`, { values: entries });
  return id;
}

async function enter(page: Page, period: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Nhập số liệu' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Kỳ', { exact: true }).fill(period);
  await sheet.getByLabel(/^Giá trị/).fill(value);
  await sheet.getByRole('button', { name: 'Ghi số liệu' }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: value, exact: true }).waitFor();
}
