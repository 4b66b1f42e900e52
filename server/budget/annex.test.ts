import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { annexExport, capitalPlanPaper } from './annex-view.ts';
import { budgetView } from './budget-view.ts';
import type { BudgetRow } from './contract.ts';
import { openBudgetLine } from './open-line.ts';
import { addMoneyProject } from './projects.ts';

let platform: TestPlatform;
let world: World;

beforeAll(async () => {
  platform = await openTestPlatform('2022-04-01T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

test('the workbook of the annex, opened again, holds the rows and sums of the consolidated page', async () => {
  const { planner } = world.actors;
  const { planId, taskIds } = await giveTasks(platform, planner, [
    { title: 'Trang bị máy tính bảng cho học sinh', unitIds: [world.ministry.postal.id] },
    { title: 'Hỗ trợ hạ tầng viễn thông', unitIds: [world.ministry.telecom.id] },
  ]);
  const [tablets = '', network = ''] = taskIds;
  const project = await addMoneyProject(
    platform,
    planner,
    {
      ...{ code: 'DA-01', name: 'Mua máy tính bảng đợt 1', planId: null },
      ...{ unitId: world.ministry.telecom.id, taskId: tablets },
    },
    null,
  );
  const give = async (
    kind: 'task' | 'project',
    id: string,
    [fromYear, toYear]: readonly [number, number],
    amount: string,
    more: { source?: string; carriedFrom?: number } = {},
  ) => {
    const said = { onDay: '2022-04-01', basis: null, decision: null };
    const body = {
      ...{ node: { kind, id }, fromYear, toYear, provisionId: null },
      ...{ source: more.source ?? 'state', carriedFrom: more.carriedFrom ?? null },
      entries: [{ measure: 'planned' as const, amount, ...said }],
    };
    await openBudgetLine(platform, planner, body, null);
  };
  await give('task', tablets, [2022, 2022], '1000000000');
  await give('project', project.id, [2022, 2022], '600000000');
  await give('task', tablets, [2022, 2023], '2500500000');
  await give('task', tablets, [2022, 2022], '50000000', { carriedFrom: 2021 });
  await give('task', network, [2023, 2023], '700000000', { source: 'society' });

  const query = { planId, fromYear: 2022, toYear: 2023 };
  const tree = await budgetView(platform, planner, query);
  const { bytes } = await annexExport(platform, planner, {
    ...{ ...query, unit: 'triệu' },
  });
  const [sheet] = await readWorkbook(bytes);
  const cells = sheet?.data ?? [];
  const head = cells.findIndex(([first]) => first === 'TT');
  expect(cells[head]).toEqual([
    ...['TT', 'Danh mục nhiệm vụ, dự án', 'Đơn vị thực hiện', 'Nguồn vốn'],
    ...['Tổng số 2022 - 2023', 'Năm 2022', 'Năm 2023', 'Ghi chú'],
  ]);
  expect(cells.flat()).toContain('Đơn vị tính: triệu đồng');

  const million = (dong: string | null | undefined) =>
    dong === null || dong === undefined ? null : Number(dong) / 1_000_000;
  const sums = (row: BudgetRow) => [
    million(row.whole.planned),
    ...['2022', '2023'].map((year) => million(row.years[year]?.planned)),
  ];
  const [total, ...rows] = cells.slice(head + 1);
  expect(total?.slice(1)).toEqual(['TỔNG CỘNG', null, null, ...sums(tree.total), null]);
  expect(rows.map((row) => row.slice(4, 7))).toEqual(tree.rows.map(sums));
  expect(rows.map((row) => row[2])).toEqual(tree.rows.map(({ unit }) => unit?.name ?? null));
  // Said outright too, so that a page and an annex wrong in the same way are not taken for right.
  expect(sums(tree.total)).toEqual([3200.5, 1000, 700]);
  const numbered = rows.map(([number, title, , source]) => [number, title, source]);
  expect(numbered.slice(1)).toEqual([
    ['1', 'Trang bị máy tính bảng cho học sinh', 'Ngân sách nhà nước'],
    ['1.1', 'Mua máy tính bảng đợt 1', 'Ngân sách nhà nước'],
    ['2', 'Hỗ trợ hạ tầng viễn thông', 'Xã hội hóa'],
  ]);
  expect(rows[1]?.[7]).toBe('Chưa chia năm: 1.500,5. Ngoài ra vốn kéo dài: 50');

  // On paper the same rows stand with the same sums, its years under one head.
  const paper = await capitalPlanPaper.asked(asQuery(query)).compose(platform, planner);
  const [block] = paper.annexes[0]?.body ?? [];
  const table = block?.kind === 'table' ? block.table : null;
  expect(table?.columns.filter(({ group }) => group).map(({ head: each }) => each)).toEqual([
    ...['Tổng số 2022 - 2023', 'Năm 2022', 'Năm 2023'],
  ]);
  expect(table?.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
  expect(table?.note).toBe('Đơn vị tính: triệu đồng');
  const onSheet = [total, ...rows].map((row) => row?.map(onPaper));
  expect(table?.rows.map((row) => row.cells)).toEqual(onSheet);
  expect(paper.subject).toBe('Vốn thực hiện nhiệm vụ, dự án giai đoạn 2022 - 2023');
});

/** A question as it comes in an address: texts. */
function asQuery(query: object): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

/** A cell of the sheet as paper prints it. */
function onPaper(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? formatNumber(cell, { decimals: 6 }) : String(cell);
}
