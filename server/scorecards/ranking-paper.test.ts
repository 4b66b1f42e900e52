import { describe, expect, it } from 'vitest';
import type { Paper, PaperTable } from '../papers/paper.ts';
import type { Ranking, RankingRow } from './contract.ts';
import { rankingPaper } from './ranking-paper.ts';

const BODY = {
  organ: { above: null, name: 'Bộ Thông tin và Truyền thông' },
  ...{ place: 'Hà Nội', signer: { position: ['Bộ trưởng'], name: null } },
};
const row = (name: string, more: Partial<RankingRow> = {}): RankingRow => ({
  unit: { id: name, name, shortName: null },
  ...{ block: null, rank: 1, isLevel: false, decidedBy: null, failedGate: null, isEmpty: false },
  ...{ total: 86.4, bonus: 0, penalty: 0, branches: { a: 50, b: 36.4 }, missing: 0, moved: null },
  ...more,
});
const branch = (key: string) => ({ key, name: `Nhánh ${key}`, role: 'score' as const, most: 60 });
const EDITION = {
  ...{ id: '9', period: '2026-Q3', number: 1, asOf: '2026-09-30', by: 'Phạm Quốc Bình' },
  ...{ publishedAt: '2026-10-05T03:00:00.000Z', reason: null, isSuperseded: false },
  basis: 'Thông báo 12/TB-BTTTT',
};
const RANKING: Ranking = {
  ...{ period: '2026-Q3', asOf: '2026-09-30', edition: EDITION, against: EDITION },
  ...{ branches: [branch('a'), branch('b')], most: 100, decimals: 1, isWhole: true, units: 3 },
  rows: [
    row('Cục Viễn thông', { moved: 2 }),
    row('Vụ Bưu chính', { rank: 2, total: 80, isLevel: true, moved: -1 }),
    row('Thanh tra', {
      ...{ rank: null, total: null, branches: {} },
      failedGate: { number: 1, key: 'g', name: 'Không có vụ việc' },
    }),
  ],
};
const paperOf = (ranking: Ranking) =>
  rankingPaper({ body: BODY, scorecard: 'Kỷ luật hành chính', ranking });
function tableOf({ body, annexes }: Paper): PaperTable {
  const blocks = [...body, ...annexes.flatMap((annex) => annex.body)];
  const [found] = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  if (!found) throw new Error('no table');
  return found;
}

describe('a ranking on paper', () => {
  it('says by whom, when and on which figures it was published', () => {
    const paper = paperOf(RANKING);
    expect(paper.subject).toBe('Kết quả xếp hạng Kỷ luật hành chính, quý III/2026');
    expect(paper.body[0]).toMatchObject({
      words:
        'Kết quả được chốt ngày 05/10/2026, số liệu tính đến hết ngày 30/09/2026, theo Thông báo 12/TB-BTTTT.',
    });
    expect(paper.body.at(-1)).toMatchObject({
      words: 'Xếp hạng 2/3 đơn vị, tổng điểm tối đa 100. Xếp thứ nhất: Cục Viễn thông.',
    });
    expect(tableOf(paper).rows.map(({ cells }) => cells)).toEqual([
      ['1', 'Cục Viễn thông', '50', '36,4', '86,4', 'tăng 2', ''],
      ['2', 'Vụ Bưu chính', '50', '36,4', '80', 'giảm 1', 'Đồng hạng'],
      ['', 'Thanh tra', '', '', '', 'mới', 'Không xếp: Không có vụ việc'],
    ]);
  });

  it('that is not published says so, and that only some units are shown', () => {
    const paper = paperOf({ ...RANKING, edition: null, isWhole: false, units: 12 });
    expect(paper.subject).toMatch(/\(tạm tính\)$/);
    const words = JSON.stringify(paper.body);
    expect(words).toContain('Kết quả tạm tính theo số liệu đến hết ngày 30/09/2026, chưa công bố.');
    expect(words).toContain('trích 3 đơn vị trong tổng số 12');
  });

  it('stands block by block, and lies down where it has many branches', () => {
    const blocks = RANKING.rows.map((each, at) => ({
      ...each,
      block: at < 2 ? 'Khối 1' : 'Khối 2',
    }));
    const branches = ['a', 'b', 'c', 'd', 'e', 'f'].map(branch);
    const paper = paperOf({ ...RANKING, rows: blocks, branches });
    const { rows, columns } = tableOf(paper);
    expect(paper.annexes).toMatchObject([{ landscape: true }]);
    expect(rows.map(({ cells }) => cells[1])).toEqual([
      ...['Khối 1', 'Cục Viễn thông', 'Vụ Bưu chính', 'Khối 2', 'Thanh tra'],
    ]);
    for (const { columns: all } of [{ columns }, tableOf(paperOf(RANKING))]) {
      expect(all.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 9);
      expect(Math.min(...all.map(({ width }) => width))).toBeGreaterThan(4);
    }
    expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
  });
});
