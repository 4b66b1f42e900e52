import fc from 'fast-check';
import { sql } from 'kysely';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { extractText } from '../../reader/inputs/index.ts';
import { readZip } from '../../reader/inputs/read-zip.ts';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { rows } from '../platform/database/rows.ts';
import { learnColumn } from './learn-column.ts';
import { planWorkbook } from './plan-workbook.ts';
import { readDirective } from './read-directive.ts';
import { readTable } from './read-table.ts';
import { readingView } from './reading-view.ts';
import { COLUMN_HEADS } from './rules/task-columns.ts';
import { anyDraft } from './testing/any-draft.ts';
import { NETWORK_PLAN } from './testing/directive-texts.ts';
import { aDraft, aTask } from './testing/drafts.ts';
import { issueText } from './testing/issue-text.ts';
import { draftWorkbook, templateWorkbook } from './write-workbook.ts';

const HEAD = Object.values(COLUMN_HEADS);

describe('a plan as a workbook and back', () => {
  let platform: TestPlatform;
  let world: World;
  const planner = () => world.actors.planner;

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  async function upload(bytes: Uint8Array, name = 'nhiem-vu.xlsx') {
    const given = { kind: 'file', bytes, name } as const;
    const { readingId } = await readDirective(platform, planner(), given, null);
    return readingView(platform, planner(), readingId);
  }
  const readings = async () => (await rows(platform.db, sql`select id from reading`)).length;
  const paste = async (text: string) => {
    const given = { kind: 'text', text, name: null } as const;
    const { readingId } = await readDirective(platform, planner(), given, null);
    return readingView(platform, planner(), readingId);
  };
  const filled = (rows: readonly (readonly string[])[], document: [string, string][] = []) =>
    writeWorkbook([
      { sheet: 'Nhiệm vụ', data: [HEAD, ...rows].map((row) => row.map((value) => ({ value }))) },
      { sheet: 'Văn bản', data: document.map((row) => row.map((value) => ({ value }))) },
    ]).toBuffer();

  /**
   * What must come back: everything but where the words stood, who read them how surely, and how far the
   * review had come.
   */
  const told = (thing: unknown): unknown => {
    if (Array.isArray(thing)) return thing.filter((item) => item?.state !== 'rejected').map(told);
    if (typeof thing !== 'object' || thing === null) return thing;
    const left = ['span', 'spans', 'confidence', 'rule', 'state', 'settled', 'twins'];
    return Object.fromEntries(
      Object.entries(thing)
        .filter(([name, value]) => !left.includes(name) && value !== undefined)
        .map(([name, value]) => [name, told(value)]),
    );
  };

  it('gives the same document and tasks when an issued plan is uploaded again', async () => {
    const { planId, readingId } = await issueText(platform, planner(), NETWORK_PLAN);
    const issued = await readingView(platform, planner(), readingId);
    const { name, bytes } = await planWorkbook(platform, planner(), planId);
    expect(name).toBe('ke-hoach-245-KH-BTTTT.xlsx');
    const back = await upload(bytes);
    expect(told(back.draft)).toEqual(told(issued.draft));
    expect(back.draft.tasks).toHaveLength(5);
    expect(back.problems.filter(({ blocks }) => blocks)).toEqual([]);
    for (const { span, quote } of back.draft.tasks) {
      expect(back.sourceText.slice(span?.start, span?.end)).toBe(quote);
    }
  });

  it('is for the posts that draft, of the authority whose plan it is', async () => {
    const text = NETWORK_PLAN.replace('245/', '246/');
    const { planId } = await issueText(platform, planner(), text);
    await expect(planWorkbook(platform, world.actors.hanoiPlanner, planId)).rejects.toMatchObject({
      text: { code: 'NOT_FOUND' },
    });
    await expect(planWorkbook(platform, world.actors.telecomHead, planId)).rejects.toMatchObject({
      text: { code: 'NOT_ALLOWED' },
    });
  });

  it('brings back everything that a reading may hold, formulas and marks among the words', async () => {
    const { telecom, postal, top } = world.ministry;
    const SOURCE = 'Đoạn chưa hiểu thứ nhất. Đoạn chưa hiểu thứ hai.';
    await fc.assert(
      fc.asyncProperty(anyDraft([telecom, postal], top), async (draft) => {
        const bytes = await draftWorkbook(draft, SOURCE, () => false);
        const { text: source, sheets = null } = await extractText(bytes, 'a.xlsx');
        const back = await readTable(platform, planner().authorityId, { text: source, sheets });
        expect(told(back?.draft)).toEqual(told(draft));
        const again = (back?.draft.notUnderstood ?? []).map(({ span }) =>
          back?.text.slice(span.start, span.end),
        );
        expect(again).toEqual(
          draft.notUnderstood.map(({ span }) => SOURCE.slice(span.start, span.end)),
        );
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('writes no formula, whatever a text begins with', async () => {
    const draft = aDraft({ tasks: [aTask('t1', { title: '=HYPERLINK("http://a.b")' })] });
    const bytes = await draftWorkbook(draft, '', () => true);
    const { parts } = await readZip(bytes, (name) => name.includes('worksheets/'));
    const xml = [...parts.values()].map((part) => Buffer.from(part).toString()).join('');
    expect(xml).toContain('<c ');
    expect(xml).not.toMatch(/<f[ >]/);
  });

  it('offers a template that says which line is missing when it comes back empty', async () => {
    const template = await templateWorkbook();
    const sheets = await readWorkbook(template);
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Nhiệm vụ',
      'Văn bản',
      'Căn cứ',
      'Lĩnh vực',
      'Chỉ tiêu',
      'Kinh phí',
      'Giai đoạn',
      'Nghĩa vụ báo cáo',
      'Phương châm',
      'Chưa hiểu',
      'Hướng dẫn',
    ]);
    expect(sheets[0]?.data).toEqual([HEAD]);
    await expect(upload(template)).rejects.toMatchObject({ text: { code: 'SHEET_WITHOUT_TASKS' } });
  });

  it('says every fault at once and stores nothing', async () => {
    const before = await readings();
    const rows = [
      ['1', '', 'Lập danh mục', 'Cục Viễn thông', '', 'Q5/2022'],
      ['2', 'Viễn thông', '', 'Cục Viễn thông'],
      ['3', '', 'Rà soát', '', '', '31/02/2024'],
    ];
    const bytes = await filled(rows, [
      ['Ngày ban hành', '45/13/2024'],
      ['Loại văn bản', 'Thơ'],
    ]);
    const refusal = await upload(bytes).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      text: { code: 'SHEET_FAULTS', status: 422 },
      facts: { count: 5 },
      details: {
        faults: [
          { sheet: 'Văn bản', line: 1, column: 'Ngày ban hành', value: '45/13/2024' },
          { sheet: 'Văn bản', line: 2, column: 'Loại văn bản', value: 'Thơ' },
          { sheet: 'Nhiệm vụ', line: 2, column: 'Thời hạn', value: 'Q5/2022' },
          { sheet: 'Nhiệm vụ', line: 3, column: 'Nhiệm vụ', value: '' },
          { sheet: 'Nhiệm vụ', line: 4, column: 'Thời hạn', value: '31/02/2024' },
        ],
      },
    });
    expect(await readings()).toBe(before);
  });

  it('says every fault of the other sheets too, by sheet, line and column', async () => {
    const sheet = (name: string, rows: readonly (readonly string[])[]) => ({
      sheet: name,
      data: rows.map((row) => row.map((value) => ({ value }))),
    });
    const bytes = await writeWorkbook([
      sheet('Nhiệm vụ', [HEAD, ['1', '', 'Lập danh mục']]),
      sheet('Căn cứ', [
        ['Quan hệ', 'Số, ký hiệu', 'Qua dòng'],
        ['Căn cứ', '11/NQ-CP', ''],
        ['Thực hiện', '22/CTr', '9'],
      ]),
      sheet('Lĩnh vực', [
        ['Lĩnh vực', 'Số nhiệm vụ văn bản nêu'],
        ['Viễn thông', 'tám'],
      ]),
      sheet('Chỉ tiêu', [
        ['Tên', 'Chiều', 'So sánh', 'Giá trị'],
        ['Tỷ lệ phủ sóng', 'Đạt mức', 'ít nhất', '16.5'],
        ['Thứ hạng', 'Bay lên', 'trong nhóm đầu', '40'],
      ]),
      sheet('Kinh phí', [['Tiền'], ['5 tỷ']]),
    ]).toBuffer();
    await expect(upload(bytes)).rejects.toMatchObject({
      details: {
        faults: [
          { sheet: 'Lĩnh vực', line: 2, column: 'Số nhiệm vụ văn bản nêu', value: 'tám' },
          { sheet: 'Chỉ tiêu', line: 2, column: 'Giá trị', value: '16.5' },
          { sheet: 'Chỉ tiêu', line: 3, column: 'Chiều', value: 'Bay lên' },
          { sheet: 'Kinh phí', line: 1, column: 'Số tiền', value: 'Tiền' },
          { sheet: 'Căn cứ', line: 3, column: 'Qua dòng', value: '9' },
        ],
      },
    });
  });

  it('makes rows of a pasted table tasks, headings its fields', async () => {
    const text = [
      'STT\tNội dung công việc\tCơ quan chủ trì\tPhối hợp\tThời gian\tSản phẩm',
      'I\tViễn thông',
      '1\t"Lập bản đồ\nchất lượng mạng"\tCục Viễn thông\tVụ Bưu chính, Cục An toàn thông tin\tQuý IV/2024\tBản đồ',
      'II\tBưu chính',
      '2\tXây dựng bộ tiêu chí\tVụ Bưu chính\t\tkhi có kinh phí [chưa rõ]\t',
    ].join('\n');
    const { draft, sourceText, unread } = await paste(text);
    expect(unread).toEqual([]);
    expect(draft.fields.map(({ name }) => name)).toEqual(['Viễn thông', 'Bưu chính']);
    expect(draft.tasks).toMatchObject([
      {
        label: '1',
        title: 'Lập bản đồ\nchất lượng mạng',
        fieldKey: 'f1',
        lead: [{ unitId: world.ministry.telecom.id }],
        coord: [{ unitId: world.ministry.postal.id }, { written: 'Cục An toàn thông tin' }],
        deadline: { norm: '2024-Q4', dueOn: '2024-12-31' },
        product: { text: 'Bản đồ' },
        rule: 'table/row',
      },
      { label: '2', fieldKey: 'f2', deadline: { raw: 'khi có kinh phí', dueOn: null }, coord: [] },
    ]);
    const lead = draft.tasks[0]?.lead[0]?.span;
    expect(sourceText.slice(lead?.start, lead?.end)).toBe('Cục Viễn thông');
  });

  it('learns what a column is called, for this authority only', async () => {
    const text =
      'Nhiệm vụ\tĐầu mối\tHạn\nRà soát điểm chưa có sóng\tCục Viễn thông\t30/6/2024\nLập sổ\tVụ Bưu chính\t';
    const before = await paste(text);
    expect(before.unread).toEqual([
      {
        label: 'Đầu mối',
        cells: [
          { key: 't1', value: 'Cục Viễn thông' },
          { key: 't2', value: 'Vụ Bưu chính' },
        ],
      },
    ]);
    expect(before.draft.tasks.map(({ lead }) => lead)).toEqual([[], []]);
    const taught = { written: 'ĐẦU MỐI:', means: 'lead' } as const;
    await learnColumn(platform, world.actors.hanoiPlanner, taught, null);
    expect((await paste(text)).unread).toHaveLength(1);
    await learnColumn(platform, planner(), taught, null);
    const after = await paste(text);
    expect(after.unread).toEqual([]);
    expect(after.draft.tasks.map(({ lead }) => lead[0]?.unitId)).toEqual([
      world.ministry.telecom.id,
      world.ministry.postal.id,
    ]);
    await expect(
      learnColumn(platform, world.actors.telecomHead, taught, null),
    ).rejects.toMatchObject({ text: { code: 'NOT_ALLOWED' } });
  });

  it('reads a table with cells that it cannot take as a text', async () => {
    const text = 'Nhiệm vụ\tChủ trì\tThời hạn\nLập danh mục\tCục Viễn thông\ttuỳ lúc 99/99';
    const { draft } = await paste(text);
    expect(draft.tasks.every(({ rule }) => rule !== 'table/row')).toBe(true);
  });
});
