import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { issueText } from '../plans/testing/issue-text.ts';
import { closeBudgetLine } from './enter-amount.ts';
import { lineListView } from './line-list.ts';
import { lineStory } from './line-view.ts';
import { moneyOffers } from './money-offers.ts';
import { addMoneySource } from './money-sources.ts';
import { openBudgetLine } from './open-line.ts';

const PLAN = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 118/KH-BTTTT
Hà Nội, ngày 20 tháng 12 năm 2021

KẾ HOẠCH
Phổ cập thiết bị học tập trực tuyến

Bộ Thông tin và Truyền thông ban hành Kế hoạch với 02 nhiệm vụ như sau:

1. Giao Cục Viễn thông chủ trì trang bị máy tính bảng cho học sinh vùng khó khăn, hoàn thành trước ngày 30/11/2022. Kinh phí thực hiện năm 2022 là 120 tỷ đồng từ Quỹ dịch vụ viễn thông công ích Việt Nam.

2. Giao Vụ Bưu chính chủ trì xây dựng bộ tiêu chí điểm phục vụ, hoàn thành trước ngày 31/10/2023. Kinh phí giai đoạn 2022-2023 là 1.500 triệu đồng từ ngân sách nhà nước.

BỘ TRƯỞNG
Nguyễn Văn Mẫu
`;

let platform: TestPlatform;
let world: World;

beforeAll(async () => {
  platform = await openTestPlatform('2022-01-05T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

test('a sum of a text is taken over with its years, its source and the words that order it', async () => {
  const { planner, leader } = world.actors;
  const issued = await issueText(platform, planner, PLAN);
  const { offers } = await moneyOffers(platform, planner, issued.planId);
  const [fund, state] = offers;
  expect(offers).toMatchObject([
    {
      quote:
        'Kinh phí thực hiện năm 2022 là 120 tỷ đồng từ Quỹ dịch vụ viễn thông công ích Việt Nam',
      ...{ amount: '120000000000', written: '120 tỷ đồng', fromYear: 2022, toYear: 2022 },
      ...{ source: null, sourceWritten: 'Quỹ dịch vụ viễn thông công ích Việt Nam' },
    },
    { amount: '1500000000', fromYear: 2022, toYear: 2023, source: { key: 'state' } },
  ]);
  if (!fund?.task || !state?.task) throw new Error('A sum stands in no task');
  expect(PLAN.slice(fund.span?.start, fund.span?.end)).toBe('120 tỷ đồng');

  const source = await addMoneySource(
    platform,
    planner,
    { name: fund.sourceWritten ?? '', aliases: [] },
    null,
  );
  const [known] = (await moneyOffers(platform, planner, issued.planId)).offers;
  expect(known?.source).toEqual({ key: source.key, name: source.name });

  const said = { onDay: '2022-01-05', basis: fund.planNumber, decision: null };
  const body = {
    ...{ node: { kind: 'task' as const, id: fund.task.id }, carriedFrom: null },
    ...{ fromYear: fund.fromYear, toYear: fund.toYear, source: source.key },
    ...{ provisionId: fund.provisionId },
    entries: [{ measure: 'planned' as const, amount: fund.amount ?? '', ...said }],
  };
  const { lineId } = await openBudgetLine(platform, planner, body, null);
  const { rows } = await lineListView(platform, planner, { limit: 50, planId: issued.planId });
  expect(rows).toMatchObject([
    {
      ...{ id: lineId, planNumber: '118/KH-BTTTT', planned: '120000000000' },
      ...{ fromYear: 2022, toYear: 2022, source: { name: fund.sourceWritten } },
      unit: { id: world.ministry.telecom.id },
    },
  ]);
  const story = await lineStory(platform, leader, lineId, undefined);
  expect(story.orderedBy).toEqual({
    ...{ quote: fund.quote, span: fund.span },
    ...{ planNumber: '118/KH-BTTTT', directiveId: issued.directiveId },
  });

  const left = await moneyOffers(platform, planner, issued.planId);
  expect(left.offers.map(({ written }) => written)).toEqual(['1.500 triệu đồng']);
  const elsewhere = { ...body, node: { kind: 'task' as const, id: state.task.id } };
  await expect(openBudgetLine(platform, planner, elsewhere, null)).rejects.toMatchObject({
    text: { code: 'PROVISION_TAKEN' },
  });
  const nothing = { ...elsewhere, provisionId: '1' };
  await expect(openBudgetLine(platform, planner, nothing, null)).rejects.toMatchObject({
    text: { code: 'NOT_FOUND' },
  });
  // Taken out again, the sum is offered again.
  const why = { version: 1, reason: 'Đưa vào nhầm' };
  await closeBudgetLine(platform, planner, lineId, why, null);
  expect((await moneyOffers(platform, planner, issued.planId)).offers).toHaveLength(2);
});
