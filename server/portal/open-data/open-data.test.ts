import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { registerForeignDocuments } from '../../plans/foreign-documents.ts';
import { readDirective } from '../../plans/read-directive.ts';
import { readingView } from '../../plans/reading-view.ts';
import type { PublicSnapshot } from '../rules/public-snapshot.ts';
import { openCsvDocument, openJsonDocument } from './open-data-document.ts';
import { dataTables } from './rules/data-tables.ts';
import { OpenDocument } from './rules/open-document.ts';
import { DATA_WORDS } from './words.ts';
import { csvOf, workbookOf } from './write-data.ts';

describe('published data', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    registerForeignDocuments(openJsonDocument, openCsvDocument);
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  async function read(bytes: Uint8Array | string, name: string) {
    const given = { kind: 'file', bytes: Buffer.from(bytes), name } as const;
    const { readingId } = await readDirective(platform, world.actors.planner, given, null);
    return (await readingView(platform, world.actors.planner, readingId)).draft;
  }
  type Draft = Awaited<ReturnType<typeof read>>;
  const told = ({ tasks }: Draft) =>
    tasks.map((task) => ({
      ...{ label: task.label, title: task.title, quote: task.quote, dueOn: task.deadline?.dueOn },
      ...{ lead: task.lead.map(({ written }) => written), product: task.product?.text },
      coord: task.coord.map(({ written }) => written),
    }));

  const TASKS = [
    {
      ...{ label: 'a)', title: '=Trang bị máy tính bảng; "đợt 1"', dueOn: '2022-12-31' },
      ...{ lead: ['Cục Viễn thông'], product: '3 đề án', quote: 'Giao Cục Viễn thông\ntrang bị' },
      coord: ['Vụ Bưu chính', 'Sở Xây dựng, phòng Hạ tầng'],
    },
    {
      ...{ label: 'b)', title: 'Phủ sóng các xã', dueOn: undefined, lead: [], product: undefined },
      ...{ quote: '', coord: [] },
    },
  ];

  it('as a workbook comes back as the same plan', async () => {
    const draft = await read(await workbookOf(document), 'du-lieu.xlsx');
    expect(told(draft)).toEqual(TASKS);
    expect(draft.identity).toMatchObject({ number: '601/QĐ-BTTTT', issuedOn: '2022-03-31' });
    expect(draft.identity.title).toBe('Kế hoạch phục hồi');
    expect(draft.declared.tasks).toBe(2);
    expect(
      draft.targets.map((each) => [each.comparator, each.value, each.unit, each.year]),
    ).toEqual([
      ['>=', 80.5, '%', 2022],
      ['>=', 100, '%', 2023],
    ]);
    expect(draft.money.map(({ amount, source }) => [amount, source])).toEqual([
      [1_500_000_000_001, 'Quỹ dịch vụ viễn thông công ích'],
    ]);
    expect(draft.phases.map(({ start, end }) => [start, end])).toEqual([
      ['2022-01-01', '2023-12-31'],
    ]);
  });

  it('as JSON comes back as the same plan, and holds every published field', async () => {
    const text = JSON.stringify(document);
    expect(OpenDocument.parse(JSON.parse(text)).data).toEqual(SNAPSHOT);
    expect(told(await read(text, 'du-lieu.json'))).toEqual(TASKS);
  });

  it('as CSV comes back as the same tasks, and no cell is a formula', async () => {
    const [tasks] = dataTables(SNAPSHOT);
    const csv = tasks ? csvOf(tasks) : '';
    expect(told(await read(csv, 'du-lieu.csv'))).toEqual(TASKS);
    const lines: string[][] = parse(csv, { bom: true });
    expect(lines.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
  });

  it('that were cut or changed are refused with what to do', async () => {
    const broken = JSON.stringify({ ...document, data: { ...SNAPSHOT, cutOff: 'hôm nay' } });
    await expect(read(broken, 'x.json')).rejects.toMatchObject({
      message: 'OPEN_DATA_UNREADABLE',
      facts: { place: 'data.cutOff' },
    });
  });

  it('have a dictionary of every column in both languages', () => {
    for (const { columns, lines } of dataTables(SNAPSHOT)) {
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
      expect(lines.every((line) => line.length === columns.length)).toBe(true);
      for (const { means } of columns) expect(means.vi.length * means.en.length).toBeGreaterThan(0);
    }
    expect(Object.keys(DATA_WORDS.en)).toEqual(Object.keys(DATA_WORDS.vi));
  });
});

const counts = {
  ...{ total: 1, doneOnTime: 1, doneLate: 0, openWithin: 0 },
  ...{ openNoDeadline: 0, openOverdue: 0, suspended: 0 },
};
const SNAPSHOT: PublicSnapshot = {
  format: 1,
  authority: { slug: 'bo-tttt', name: 'Bộ Thông tin và Truyền thông' },
  plan: {
    ...{ slug: '601-qd-btttt-2022', title: 'Kế hoạch phục hồi', number: '601/QĐ-BTTTT' },
    ...{ issuedOn: '2022-03-31', declaredTasks: 2, version: 1 },
  },
  cutOff: '2022-11-14',
  counts,
  phases: [{ name: 'Giai đoạn 1', from: '2022-01-01', to: '2023-12-31' }],
  fields: [],
  tasks: [
    {
      ...{ key: 'nv-1', parent: null, label: 'a)', title: '=Trang bị máy tính bảng; "đợt 1"' },
      ...{ quote: 'Giao Cục Viễn thông\ntrang bị', product: '3 đề án' },
      ...{ unit: { name: 'Cục Viễn thông' }, units: 1, counts, status: 'HT_DUNG_HAN' },
      parties: [
        { role: 'coordinate', unit: { name: 'Vụ Bưu chính' } },
        { role: 'coordinate', unit: { name: 'Sở Xây dựng, phòng Hạ tầng' } },
        { role: 'monitor', unit: { name: 'Văn phòng' } },
      ],
      ...{ deadline: { words: 'Quý IV/2022', dueOn: '2022-12-31' }, finishedOn: '2022-10-01' },
    },
    {
      ...{ key: 'nv-2', parent: null, label: 'b)', title: 'Phủ sóng các xã', units: 3, counts },
      parties: [],
    },
  ],
  targets: [
    {
      ...{ key: 'ct-1', name: 'Hộ có Internet', measure: '%', promisedWords: '≥ 100 %' },
      path: [
        { period: 'Năm 2022', promised: 80.5, reached: 81 },
        { period: '2023', promised: 100, reached: null },
      ],
    },
  ],
  money: [
    {
      ...{ source: 'Quỹ dịch vụ viễn thông công ích', year: 2022 },
      ...{ planned: 2_000_000_000_000, allotted: 1_500_000_000_001, disbursed: 0 },
    },
  ],
  standings: [],
  files: [],
};
const document: OpenDocument = {
  format: 'chidao.open-data/1',
  licence: { name: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/' },
  source: 'https://vi-du.example.vn/p/bo-tttt/601-qd-btttt-2022',
  dictionary: 'https://vi-du.example.vn/p/bo-tttt/601-qd-btttt-2022/tu-dien',
  edition: { number: 1, kind: 'first', publishedAt: '2022-11-15T02:00:00.000Z', note: null },
  data: SNAPSHOT,
};
