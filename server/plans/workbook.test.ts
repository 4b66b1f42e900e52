import fc from 'fast-check';
import { sql } from 'kysely';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { extractText } from '../../reader/inputs/index.ts';
import { readZip } from '../../reader/inputs/read-zip.ts';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { deadlineFromNorm } from '../calendar/rules/deadline.ts';
import { rows } from '../platform/database/rows.ts';
import type { Draft } from './contract.ts';
import { learnColumn } from './learn-column.ts';
import { planWorkbook } from './plan-workbook.ts';
import { readDirective } from './read-directive.ts';
import { readTable } from './read-table.ts';
import { readingView } from './reading-view.ts';
import { shapeOf } from './rules/draft-deadline.ts';
import { COLUMN_HEADS } from './rules/task-columns.ts';
import { NETWORK_PLAN } from './testing/directive-texts.ts';
import { aDraft, aTask, aUnit } from './testing/drafts.ts';
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

  /** What must come back: the tasks as an officer knows them. */
  const told = ({ identity, fields, tasks, declared }: Draft) => ({
    document: [identity.type, identity.number, identity.issuedOn, identity.issuer?.unitId],
    signed: [identity.signer, identity.title, declared],
    tasks: tasks
      .filter(({ state }) => state !== 'rejected')
      .map(({ label, title, quote, lead, coord, deadline, product, fieldKey }) => ({
        ...{ label, title, quote },
        lead: lead.map(({ unitId, group, memberIds, implied }) => ({
          ...{ unitId, group, memberIds, implied },
        })),
        coord: coord.map(({ unitId, group, written }) => unitId ?? (group ? 'group' : written)),
        deadline: deadline && { ...deadline, span: null },
        product: product?.text ?? null,
        field: fields.find(({ key }) => key === fieldKey)?.name ?? null,
      })),
  });

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

  it('brings back any words, formulas and marks among them', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((text) =>
        text
          .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '')
          .normalize('NFC')
          .trim(),
      )
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    const tricky = fc.constantFrom(
      '=1+1',
      '+84 912',
      '-5 %',
      "@SUM(A1)'",
      "'=cmd|' /C calc'!A0",
      'a | b',
      '_x0041_',
      'toString',
    );
    const text = fc.oneof(words, tricky);
    const norm = fc.constantFrom('2024-Q4', '2024-06-30', 'R/M@25', 'P5WD', '2024/2026', null);
    const task = fc.record({
      title: text,
      product: text,
      label: text,
      raw: text,
      norm,
      quote: text,
    });
    const { telecom, postal } = world.ministry;
    await fc.assert(
      fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 6 }), async (tasks) => {
        const draft = aDraft({
          identity: {
            ...aDraft().identity,
            issuer: aUnit(world.ministry.top.id, 'Bộ Thông tin và Truyền thông'),
          },
          tasks: tasks.map(({ title, product, label, raw, norm: code, quote }, at) =>
            aTask(`t${at + 1}`, {
              ...{ title, label, quote },
              lead: [aUnit(at % 2 ? telecom.id : postal.id, 'một tên không ai đặt')],
              deadline: { ...shapeOf(deadlineFromNorm(code, raw)), span: null },
              product: { text: product, span: null },
            }),
          ),
        });
        const bytes = await draftWorkbook(draft, () => false);
        const { text: source, sheets = null } = await extractText(bytes, 'a.xlsx');
        const { authorityId } = planner();
        const back = await readTable(platform, authorityId, { text: source, sheets });
        expect(back && told(back.draft)).toEqual(told(draft));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('writes no formula, whatever a text begins with', async () => {
    const draft = aDraft({ tasks: [aTask('t1', { title: '=HYPERLINK("http://a.b")' })] });
    const bytes = await draftWorkbook(draft, () => true);
    const { parts } = await readZip(bytes, (name) => name.includes('worksheets/'));
    const xml = [...parts.values()].map((part) => Buffer.from(part).toString()).join('');
    expect(xml).toContain('<c ');
    expect(xml).not.toMatch(/<f[ >]/);
  });

  it('offers a template that says which line is missing when it comes back empty', async () => {
    const template = await templateWorkbook();
    const sheets = await readWorkbook(template);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Nhiệm vụ', 'Văn bản', 'Hướng dẫn']);
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
