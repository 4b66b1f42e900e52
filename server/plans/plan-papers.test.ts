import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../calendar/rules/day.ts';
import type { Paper, PaperTable } from '../papers/paper.ts';
import { formPaper } from '../papers/rules/formed-paper.ts';
import { wordsOfPaper } from '../papers/rules/words-of-paper.ts';
import { amendingPaper, type PlanChange } from './amending-paper.ts';
import { type AnnexTask, annexTable } from './plan-annex.ts';
import { cite, type PlanPaperFacts, planPaper } from './plan-paper.ts';
import { unitPlanPaper } from './unit-plan-paper.ts';

const BODY = {
  organ: { above: null, name: 'Bộ Thông tin và Truyền thông' },
  place: 'Hà Nội',
  signer: { position: ['KT. Bộ trưởng', 'Thứ trưởng'], name: 'Phạm Quốc Bình' },
};
const DECISION = {
  ...{ type: 'QĐ', number: '601/QĐ-BTTTT', day: '2022-03-31' },
  ...{ issuer: 'Bộ Thông tin và Truyền thông', title: 'Ban hành Kế hoạch hành động' },
};
const TASK: AnnexTask = {
  ...{ title: 'Lập bản đồ chất lượng mạng', heads: ['Cục trưởng Trần Văn An'], moreLeads: 0 },
  ...{ leads: ['Cục Viễn thông'], coordinators: ['Vụ Bưu chính'], product: 'Bản đồ' },
  deadline: 'Quý IV/2022',
};
const FACTS: PlanPaperFacts = {
  ...{ body: BODY, title: 'Phát triển hạ tầng số', day: asDay('2022-06-30'), isAsIssued: true },
  directive: { ...DECISION, type: 'KH', number: '9/KH-BTTTT' },
  bases: [{ ...DECISION, type: 'NQ', number: '11/NQ-CP', issuer: 'Chính phủ', title: null }],
  provisions: [
    { kind: 'target', words: 'Phủ sóng 100 % thôn.' },
    { kind: 'motto', words: 'Làm gương' },
    { kind: 'target', words: 'Top 40' },
  ],
  fields: [
    { name: 'Viễn thông', tasks: [TASK, { ...TASK, leads: ['A', 'B'], moreLeads: 61 }] },
    { name: 'Để trống', tasks: [] },
    { name: 'Bưu chính', tasks: [TASK] },
  ],
};

const words = (paper: Paper) => wordsOfPaper(formPaper(paper));
function tableOf(paper: Paper): PaperTable {
  const blocks = [...paper.body, ...paper.annexes.flatMap(({ body }) => body)];
  const [found] = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  if (!found) throw new Error('no table');
  return found;
}
const firsts = (table: PaperTable) => table.rows.map(({ cells }) => cells[0]);

describe('a plan on paper', () => {
  it('bears the number of its own document as long as nothing has changed', () => {
    expect(planPaper(FACTS)).toMatchObject({ type: 'KH', number: '9/KH-BTTTT', day: '2022-03-31' });
    const changed = planPaper({ ...FACTS, isAsIssued: false });
    expect(changed).toMatchObject({ number: '/KH-BTTTT', day: null, year: 2022 });
    expect(changed.annexes[0]?.title).toBe('Danh mục nhiệm vụ, cập nhật đến ngày 30/06/2022');
  });

  it('is made out as a plan that carries it out where a decision issued it', () => {
    const paper = planPaper({ ...FACTS, directive: DECISION });
    expect(paper).toMatchObject({ type: 'KH', number: '/KH-BTTTT' });
    expect(paper.bases).toEqual([
      'Căn cứ Nghị quyết số 11/NQ-CP ngày 31/03/2022 của Chính phủ',
      'Thực hiện Quyết định số 601/QĐ-BTTTT ngày 31/03/2022 của Bộ Thông tin và Truyền thông về ban hành Kế hoạch hành động',
    ]);
  });

  it('says what the text orders besides tasks, and every task by field in its annex', () => {
    const paper = planPaper(FACTS);
    const said = words(paper);
    expect(said).toEqual(
      expect.arrayContaining([
        ...['I. Mục tiêu', '- Phủ sóng 100 % thôn;', '- Top 40.', 'II. Phương châm'],
        'Tổ chức thực hiện 3 nhiệm vụ thuộc 2 lĩnh vực, chi tiết tại Phụ lục kèm theo:',
        ...['- Viễn thông: 2 nhiệm vụ;', '- Bưu chính: 1 nhiệm vụ.', 'IV. Tổ chức thực hiện'],
      ]),
    );
    expect(said.join('\n')).not.toContain('Để trống');
    const table = tableOf(paper);
    expect(table.columns.map(({ head }) => head)).toEqual([
      ...['STT', 'Tên nhiệm vụ', 'Người đứng đầu chịu trách nhiệm', 'Cơ quan chủ trì'],
      ...['Cơ quan phối hợp', 'Sản phẩm', 'Thời hạn hoàn thành'],
    ]);
    expect(firsts(table)).toEqual(['I', '1', '2', 'II', '3']);
    expect(table.rows[1]?.cells).toEqual([
      ...['1', 'Lập bản đồ chất lượng mạng', 'Cục trưởng Trần Văn An', 'Cục Viễn thông'],
      ...['Vụ Bưu chính', 'Bản đồ', 'Quý IV/2022'],
    ]);
    expect(table.rows[2]?.cells[3]).toBe('A; B; và 61 đơn vị khác');
  });

  it('of which nothing is seen has no annex', () => {
    expect(planPaper({ ...FACTS, fields: [] }).annexes).toEqual([]);
  });

  it('numbers every line once: tasks through the table, parts within their task', () => {
    const lines = fc.array(fc.nat(2), { maxLength: 30 }).map((steps) =>
      // A part stands right under what it is part of: never more than one step deeper.
      steps.reduce<number[]>((depths, step) => {
        const last = depths.at(-1) ?? -1;
        return [...depths, Math.min(step, last + 1)];
      }, []),
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 4 }), (groups) => {
        const annex = annexTable(
          'Phụ lục',
          groups.map((depths) => ({
            name: '',
            tasks: depths.map((depth) => ({ ...TASK, depth })),
          })),
        );
        const [block] = annex.body;
        const numbers = block?.kind === 'table' ? firsts(block.table) : [];
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.map((number) => String(number).split('.').length - 1)).toEqual(
          groups.flat(),
        );
        const roots = numbers.filter((number) => !String(number).includes('.'));
        expect(roots).toEqual(roots.map((_, at) => String(at + 1)));
      }),
    );
  });
});

describe('the plan of a unit', () => {
  it('carries out what was given with what it was parted into', () => {
    const paper = unitPlanPaper({
      body: { ...BODY, organ: { above: 'Bộ Thông tin và Truyền thông', name: 'Cục Viễn thông' } },
      ...{ superior: DECISION, day: asDay('2022-06-30') },
      tasks: [TASK, { ...TASK, depth: 1 }, { ...TASK, depth: 2 }, TASK],
    });
    expect(firsts(tableOf(paper))).toEqual(['1', '1.1', '1.1.1', '2']);
    expect(words(paper)).toContain(
      '2 nhiệm vụ được giao được cụ thể hóa thành 2 công việc, chi tiết tại Phụ lục kèm theo.',
    );
    expect(paper.bases[0]).toMatch(/^Thực hiện Quyết định số 601/);
  });
});

describe('the decision that amends a plan', () => {
  const change = (before: string | null, after: string | null): PlanChange => ({
    ...{ place: 'Mục II.3', what: 'Thời hạn', before, after, reason: 'Chờ nghị định' },
  });
  const decision = (changes: readonly PlanChange[]) =>
    amendingPaper({
      ...{ body: BODY, number: null, day: null, plan: DECISION, changes },
      decider: 'Bộ trưởng Bộ Thông tin và Truyền thông',
      bases: ['Căn cứ Nghị định số 48/2022/NĐ-CP'],
      ...{ effectiveOn: asDay('2022-10-01'), carriedOutBy: 'Chánh Văn phòng' },
    });

  it('strikes the old words and sets the new beside them', () => {
    const paper = decision([
      change('31/12/2022', '30/6/2023'),
      change(null, 'Thêm một nhiệm vụ'),
      change('Bỏ đi', null),
    ]);
    expect(paper.subject).toMatch(
      /^Về việc điều chỉnh, bổ sung, bãi bỏ một số nội dung của Quyết định số 601/,
    );
    const { rows, columns } = tableOf(paper);
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
    expect(rows.map(({ cells }) => cells.slice(3, 5))).toEqual([
      [[{ text: '31/12/2022', struck: true }], [{ text: '30/6/2023', bold: true }]],
      ['', [{ text: 'Thêm một nhiệm vụ', bold: true }]],
      [[{ text: 'Bỏ đi', struck: true }], 'Bãi bỏ'],
    ]);
    const said = words(paper);
    expect(said).toEqual(
      expect.arrayContaining([
        'BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG',
        'QUYẾT ĐỊNH:',
        'Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.',
      ]),
    );
    expect(said.find((line) => line.startsWith('Điều 2.'))).toContain('từ ngày 01/10/2022');
  });

  it('says only what its changes do', () => {
    expect(decision([change(null, 'Mới')]).subject).toMatch(
      /^Về việc bổ sung một số nội dung của Quyết/,
    );
    expect(decision([change('Cũ', 'Mới')]).subject).toMatch(
      /^Về việc điều chỉnh một số nội dung của Quyết/,
    );
  });
});

describe('a cited document', () => {
  it.each([
    [
      { ...DECISION, title: null },
      'Quyết định số 601/QĐ-BTTTT ngày 31/03/2022 của Bộ Thông tin và Truyền thông',
    ],
    [
      { ...DECISION, title: 'Về việc A.', issuer: null },
      'Quyết định số 601/QĐ-BTTTT ngày 31/03/2022 về việc A',
    ],
    [
      { type: null, number: null, day: 'tháng 3', issuer: null, title: null },
      'văn bản ngày tháng 3',
    ],
  ])('%j', (document, said) => {
    expect(cite(document)).toBe(said);
  });
});
