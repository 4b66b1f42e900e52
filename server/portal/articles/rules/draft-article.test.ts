import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../calendar/rules/numbers.ts';
import type { PublicSnapshot } from '../../rules/public-snapshot.ts';
import { anySnapshot, NOTHING, snapshotOf601 } from '../testing/snapshots.ts';
import { ArticleText, HEADLINE_LETTERS, type Sentence, sentencesIn } from './article-text.ts';
import { draftArticle } from './draft-article.ts';
import { type Basis, factOf } from './facts.ts';

const only = (now: PublicSnapshot): Basis => ({ now, before: null });
const textOf = (article: ArticleText) =>
  [article.headline, ...sentencesIn(article).map(({ text }) => text)].join('\n');

describe('an article about a plan', () => {
  it('tells who ordered what, to whom, by when, with which money', () => {
    const article = draftArticle('plan', only(snapshotOf601()), 'vi');
    expect(article.headline).toBe(
      'Quyết định số 601/QĐ-BTTTT: Phê duyệt Kế hoạch hành động thực hiện Nghị quyết số 11/NQ-CP của Chính phủ',
    );
    expect(article.lead.map(({ text }) => text)).toEqual([
      'Ngày 31/03/2022, Bộ Thông tin và Truyền thông ban hành Quyết định số 601/QĐ-BTTTT về việc phê duyệt Kế hoạch hành động thực hiện Nghị quyết số 11/NQ-CP của Chính phủ về Chương trình phục hồi và phát triển kinh tế - xã hội.',
      'Theo đó, các cơ quan, đơn vị thực hiện 3 nhiệm vụ thuộc 2 lĩnh vực, hướng tới 1 chỉ tiêu.',
    ]);
    const all = textOf(article);
    for (const words of [
      'Nhiệm vụ 1: Trang bị máy tính bảng cho học sinh (chủ trì: Vụ Bưu chính; thời hạn: quý IV/2022)',
      'bưu chính (2 nhiệm vụ); viễn thông (1 nhiệm vụ)',
      'Tỷ lệ hộ có cáp quang: ≥ 80 % (năm 2023)',
      'Vụ Bưu chính chủ trì 2 nhiệm vụ; Cục Viễn thông chủ trì 1 nhiệm vụ.',
      '2 nhiệm vụ có hạn trong năm 2022, 1 nhiệm vụ có hạn trong năm 2023.',
      'Tổng kinh phí dự kiến là 12 tỷ đồng, gồm 12 tỷ đồng từ Quỹ dịch vụ viễn thông công ích; năm 2022 là 5 tỷ đồng, năm 2023 là 7 tỷ đồng.',
      'Vụ Kế hoạch - Tài chính là đầu mối',
    ]) {
      expect(all).toContain(words);
    }
  });

  it('names the fields with their counts and the first tasks where there are many', () => {
    const [task] = snapshotOf601().tasks;
    if (!task) throw new Error('no task');
    const tasks = Array.from({ length: 40 }, (_, at) => ({
      ...{ ...task, key: `nv-${at + 1}`, title: `Việc thứ ${at + 1}`, isFocus: at === 30 },
    }));
    const article = draftArticle('plan', only(snapshotOf601({ tasks })), 'vi');
    const lists = article.blocks.flatMap((block) => (block.kind === 'list' ? [block.items] : []));
    expect(lists[0]).toHaveLength(5);
    expect(lists[0]?.[0]?.text).toContain('Việc thứ 31');
    expect(textOf(article)).toContain('Cùng 35 nhiệm vụ khác.');
  });

  it('says what is not there instead of leaving a hole', () => {
    const bare = snapshotOf601({
      ...{ tasks: [], targets: [], money: [], fields: [], counts: NOTHING },
      plan: { slug: 'ke-hoach', version: 1 },
    });
    const article = draftArticle('plan', only(bare), 'vi');
    expect(article.headline).toBe('Bộ Thông tin và Truyền thông công khai kế hoạch');
    expect(article.lead.map(({ text }) => text)).toEqual([
      'Bộ Thông tin và Truyền thông ban hành kế hoạch.',
      'Bản công bố chưa nêu nhiệm vụ cụ thể nào.',
    ]);
  });
});

describe('an article on what a period brought', () => {
  const now = snapshotOf601();
  const before = snapshotOf601({
    ...{ cutOff: '2022-08-14', counts: { ...NOTHING, total: 3, openWithin: 2, openOverdue: 1 } },
    tasks: now.tasks.map((task) => ({ ...task, status: 'DTH_TRONG_HAN' as const })),
  });

  it('gives every figure with what it is part of, and what changed since the edition before', () => {
    const article = draftArticle('results', { now, before }, 'vi');
    const all = textOf(article);
    expect(article.headline).toBe(
      'Quyết định số 601/QĐ-BTTTT: hoàn thành 1/3 nhiệm vụ, số liệu đến 14/11/2022',
    );
    for (const words of [
      'đã hoàn thành 1/3 nhiệm vụ của Quyết định số 601/QĐ-BTTTT (1 đúng hạn).',
      'Còn 1/3 đang thực hiện trong hạn hoặc không có hạn, 1/3 đã quá hạn.',
      'So với số liệu chốt ngày 14/08/2022, số hoàn thành từ 0/3 thành 1/3.',
      'Trang bị máy tính bảng cho học sinh (Vụ Bưu chính; xong ngày 20/10/2022)',
      'Rà soát danh mục dự án (Vụ Bưu chính; thời hạn: tháng 6/2022)',
      '1/1 chỉ tiêu đạt mục tiêu',
      'Tỷ lệ hộ có cáp quang: 82,5 % (quý III/2022; mục tiêu: ≥ 80 %)',
      'Bưu chính · 1/2 · 1/2 · 0/2 · 1/2',
      'Đã giải ngân 1,25 tỷ đồng trên kế hoạch 12 tỷ đồng.',
    ]) {
      expect(all).toContain(words);
    }
    expect(textOf(draftArticle('results', { now, before }, 'en'))).toContain(
      'the number done went from 0/3 to 1/3.',
    );
  });

  it('judges nothing where the plan was published without statuses', () => {
    const silent = snapshotOf601({ counts: { ...NOTHING, total: 3 } });
    const all = textOf(draftArticle('results', only(silent), 'vi'));
    expect(all).toContain('tình trạng thực hiện chưa được công bố.');
    expect(all).not.toMatch(/hoàn thành \d|[Qq]uá hạn/);
  });
});

describe('whatever was published', () => {
  it('becomes sentences whose every figure is the figure that was published', () => {
    fc.assert(
      fc.property(
        anySnapshot,
        fc.option(anySnapshot),
        fc.constantFrom('plan', 'results'),
        fc.constantFrom('vi', 'en'),
        (now, before, kind, lang) => {
          const basis = { now, before };
          const article = draftArticle(kind, basis, lang);
          expect(ArticleText.parse(article)).toEqual(article);
          expect(article.headline.length).toBeLessThanOrEqual(HEADLINE_LETTERS);
          for (const text of textOf(article).split('\n')) {
            expect(text).not.toMatch(
              /undefined|null|NaN|\[object|\s{2,}|\(\s*\)|\[\s*\]| [,.;:)]|\( |^\s|\s$/,
            );
          }
          for (const each of sentencesIn(article)) checkFigures(each, basis);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Each figure is what stands at its place, in the form of this house, and no digit comes from anywhere else. */
function checkFigures({ text, facts }: Sentence, basis: Basis): void {
  let rest = text;
  for (const { ref, value, words } of [...facts].sort((a, b) => b.words.length - a.words.length)) {
    expect(factOf(basis, ref)).toBe(value);
    expect(text).toContain(words);
    if (/^\d+$/.test(value) && /\d/.test(words) && !/[\p{L}-]/u.test(words)) {
      expect(words).toBe(
        ref.startsWith('year/') || !isCount(ref) ? words : formatNumber(Number(value)),
      );
    }
    rest = rest.replaceAll(words, '');
  }
  if (!text.includes(' · ')) expect(rest).not.toMatch(/\d/);
}

const isCount = (ref: string) => /counts|lines|targets|leads|due|rest|new|late|phases/.test(ref);
