import { describe, expect, it } from 'vitest';
import { composeReport } from './compose-report.ts';
import type { FactTable, Figure } from './facts-contract.ts';
import { columnWidths } from './rules/column-widths.ts';
import type { ReportSnapshot } from './rules/report-snapshot.ts';

const FIGURE: Figure = {
  ...{ key: 'tasks.assigned', label: { vi: 'Nhiệm vụ phải thực hiện', en: 'Tasks' } },
  ...{ measure: { vi: 'nhiệm vụ', en: 'tasks' }, nature: 'flow', target: null, period: '1193' },
  ...{ cumulative: '2250', lastYear: null, estimate: '1200', fraction: null },
  ...{ opens: '/tasks?x', opensCumulative: null },
};
const OVERDUE: FactTable = {
  key: 'overdue',
  label: { vi: 'Danh mục nhiệm vụ quá hạn', en: 'Overdue tasks' },
  columns: [
    { key: 'no', label: { vi: 'TT', en: 'No' }, align: 'centre' },
    { key: 'task', label: { vi: 'Nhiệm vụ', en: 'Task' }, align: 'left' },
    { key: 'days', label: { vi: 'Số ngày quá hạn', en: 'Days' }, align: 'right' },
  ],
  rows: [{ kind: 'task', id: '1', cells: ['1', 'Rà soát hạ tầng số', '47'], opens: '/tasks/1' }],
  total: 1,
};
const SNAPSHOT: ReportSnapshot = {
  frame: {
    ...{ report: 'Báo cáo tình hình thực hiện nhiệm vụ', formCode: null },
    ...{ period: { vi: 'Tháng 11/2026', en: 'Month 11/2026' } },
    ...{ cutOff: '2026-11-14', dueOn: '2026-11-17', place: 'Hà Nội' },
    outline: [
      { key: 'results', title: 'Kết quả thực hiện nhiệm vụ' },
      { key: 'difficulties', title: 'Tồn tại, hạn chế và nguyên nhân' },
      { key: 'proposals', title: 'Đề xuất, kiến nghị' },
    ],
    organ: { above: 'Bộ Thông tin và Truyền thông', name: 'Cục Viễn thông' },
    receiverName: 'Bộ Thông tin và Truyền thông',
  },
  ...{ number: '15/BC-CVT', signedOn: '2026-11-16' },
  signer: { position: ['CỤC TRƯỞNG'], name: 'Trần Văn An' },
  words: [
    {
      ...{ heading: 'results', own: 'Đã hoàn thành rà soát.\n- Cấp 12 giấy phép.' },
      pieces: [{ unitName: 'Phòng Cấp phép', words: 'Cấp đúng hạn.\nKhông có hồ sơ trễ.' }],
    },
    { heading: 'difficulties', own: '', pieces: [] },
    { heading: 'proposals', own: '', pieces: [] },
  ],
  facts: {
    ...{ day: '2026-11-14', from: '2026-10-15', to: '2026-11-14' },
    sections: [
      { heading: 'results', figures: [FIGURE], tables: [], words: [] },
      { heading: 'difficulties', figures: [], tables: [OVERDUE], words: [] },
      { heading: 'proposals', figures: [], tables: [], words: [] },
    ],
  },
};

describe('a report on paper', () => {
  const paper = composeReport(SNAPSHOT);

  it('is a BC to its receiver, about its regime and period', () => {
    expect(paper).toMatchObject({
      ...{ type: 'BC', number: '15/BC-CVT', place: 'Hà Nội', day: '2026-11-16' },
      subject: 'Tình hình thực hiện nhiệm vụ tháng 11/2026',
      to: ['Bộ Thông tin và Truyền thông'],
      signer: { position: ['CỤC TRƯỞNG'], name: 'Trần Văn An' },
    });
  });

  it.each([
    ['Báo cáo tháng về tình hình thực hiện nhiệm vụ', 'Tình hình thực hiện nhiệm vụ tháng 11/2026'],
    ['Báo cáo định kỳ tháng', 'Tình hình thực hiện nhiệm vụ tháng 11/2026'],
    ['Báo cáo tháng của xã, phường', 'Tình hình thực hiện nhiệm vụ tháng 11/2026'],
    ['Báo cáo 6 tháng thực hiện kế hoạch', 'Thực hiện kế hoạch tháng 11/2026'],
    ['Công tác dân vận', 'Công tác dân vận tháng 11/2026'],
  ])('says of %s what it is about, once', (report, subject) => {
    const frame = { ...SNAPSHOT.frame, report };
    expect(composeReport({ ...SNAPSHOT, frame }).subject).toBe(subject);
  });

  it('has every heading of the outline, its figures, its words, then those of lower units', () => {
    const said = paper.body.map((block) =>
      block.kind === 'table'
        ? block.table.rows.map(({ cells }) => cells.join('|'))
        : 'words' in block
          ? `${block.kind}: ${typeof block.words === 'string' ? block.words : block.words.map(({ text }) => text).join('')}`
          : `${block.kind}: ${block.text}`,
    );
    expect(said).toEqual([
      'paragraph: Cục Viễn thông báo cáo kết quả từ ngày 15/10/2026 đến ngày 14/11/2026; số liệu chốt đến hết ngày 14/11/2026 như sau:',
      'heading: Kết quả thực hiện nhiệm vụ',
      ['Nhiệm vụ phải thực hiện|nhiệm vụ|1.193|2.250|1.200'],
      'paragraph: Đã hoàn thành rà soát.',
      'item: Cấp 12 giấy phép.',
      'item: Phòng Cấp phép: Cấp đúng hạn.',
      'paragraph: Không có hồ sơ trễ.',
      'heading: Tồn tại, hạn chế và nguyên nhân',
      'paragraph: Chi tiết tại Phụ lục kèm theo.',
      'heading: Đề xuất, kiến nghị',
      'paragraph: Không phát sinh.',
    ]);
  });

  it('puts lists into annexes across the page', () => {
    expect(paper.annexes).toMatchObject([{ title: 'Danh mục nhiệm vụ quá hạn', landscape: true }]);
  });

  it('gives columns widths that come to 100 and room to long words', () => {
    const task = 'Rà soát danh mục hạ tầng '.repeat(8);
    const widths = columnWidths(['TT', 'Nhiệm vụ', 'Thời hạn'], [['1', task, '31/10/2026']]);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(100);
    expect(widths[1]).toBeGreaterThan(60);
    // Ten digits and signs of a day stay on one line.
    expect(widths[2]).toBeGreaterThanOrEqual(11);
  });
});
