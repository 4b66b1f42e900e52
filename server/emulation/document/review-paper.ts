import type { Day } from '../../calendar/rules/day.ts';
import { formatNumber } from '../../calendar/rules/numbers.ts';
import type { IssuingBody } from '../../papers/issuing-body.ts';
import type { Paper, PaperBlock } from '../../papers/paper.ts';
import type { ReviewFigures } from '../review-contract.ts';
import { groupDigits } from '../rules/draft-review.ts';

/** A review as it was saved, with what its paper needs of the movement. */
export interface ReviewToWrite {
  readonly body: IssuingBody;
  readonly number: string;
  readonly reviewedOn: Day;
  readonly kind: 'mid' | 'final';
  readonly campaign: string;
  readonly stage: string;
  readonly words: {
    readonly results: string;
    readonly shortcomings: string;
    readonly directions: string;
  };
  readonly figures: ReviewFigures;
}

/** The report of a review (báo cáo sơ kết, tổng kết) with its tables. */
export function reviewPaper(review: ReviewToWrite): Paper {
  const { figures, number, reviewedOn, words } = review;
  const kind = review.kind === 'mid' ? 'Sơ kết' : 'Tổng kết';
  return {
    ...review.body,
    ...{ type: 'BC', number, day: reviewedOn },
    subject: `${kind} phong trào thi đua “${review.campaign}”, ${review.stage}`,
    ...{ to: [], bases: [], decider: null },
    body: [
      ...part('Kết quả', words.results),
      ...part('Hạn chế', words.shortcomings),
      ...part('Phương hướng', words.directions),
    ],
    recipients: ['Hội đồng Thi đua - Khen thưởng (để báo cáo)', 'Lưu: VT, TĐKT'],
    annexes: [
      {
        title: 'Số liệu kèm theo báo cáo',
        landscape: false,
        body: [
          contentsTable(figures),
          ...figures.clusters.map(clusterTable),
          { kind: 'paragraph', words: `Tiền thưởng: ${groupDigits(figures.bonus)} đồng.` },
        ],
      },
    ],
  };
}

function contentsTable({ contents }: ReviewFigures): PaperBlock {
  return {
    kind: 'table',
    table: {
      caption: null,
      note: null,
      columns: [
        { head: 'Nội dung thi đua', width: 52 },
        { head: 'Đơn vị chủ trì', width: 28 },
        { head: 'Nhiệm vụ đến hạn hoàn thành', width: 20, align: 'right' },
      ],
      rows: contents.map(({ title, lead, tasks }) => ({
        cells: [title, lead ?? '', tasks ? `${tasks.done}/${tasks.total}` : 'chưa có số liệu'],
      })),
    },
  };
}

function clusterTable({ name, rows }: ReviewFigures['clusters'][number]): PaperBlock {
  return {
    kind: 'table',
    table: {
      caption: name,
      note: null,
      columns: [
        { head: 'Hạng', width: 14, align: 'right' },
        { head: 'Đơn vị', width: 62 },
        { head: 'Điểm', width: 24, align: 'right' },
      ],
      rows: rows.map(({ unit, rank, total }) => ({
        cells: [
          rank === null ? '' : String(rank),
          unit,
          total === null ? 'chưa có số liệu' : formatNumber(total, { decimals: 2 }),
        ],
      })),
    },
  };
}

function part(text: string, words: string): PaperBlock[] {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text },
    ...lines.map((line): PaperBlock => ({ kind: 'paragraph', words: line })),
  ];
}
