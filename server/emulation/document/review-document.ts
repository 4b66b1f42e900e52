import { formatNumber } from '../../calendar/rules/numbers.ts';
import type { ReviewFigures } from '../review-contract.ts';
import { groupDigits } from '../rules/draft-review.ts';
import {
  body,
  centred,
  letterhead,
  officialDocument,
  ruledTable,
  shortLine,
  signature,
  words,
} from './official-form.ts';

/** A review as it was saved, with what the document needs of the movement. */
export interface ReviewToWrite {
  readonly organ: { readonly above: string | null; readonly name: string };
  readonly number: string;
  readonly place: string;
  readonly reviewedOn: string;
  readonly kind: 'mid' | 'final';
  readonly campaign: string;
  readonly stage: string;
  readonly words: {
    readonly results: string;
    readonly shortcomings: string;
    readonly directions: string;
  };
  readonly figures: ReviewFigures;
  readonly signer: string;
}

/** The report of a review (báo cáo sơ kết, tổng kết) with its tables. */
export async function reviewDocument(review: ReviewToWrite): Promise<Buffer> {
  const { figures, number, reviewedOn, place } = review;
  const kind = review.kind === 'mid' ? 'Sơ kết' : 'Tổng kết';
  const figure = (value: number | null) =>
    value === null ? 'chưa có số liệu' : formatNumber(value, { decimals: 2 });
  return officialDocument(`${kind} ${number}`, [
    [
      letterhead({ ...review.organ, number, place, day: reviewedOn }),
      centred(''),
      centred('BÁO CÁO', { bold: true }),
      centred(`${kind} phong trào thi đua “${review.campaign}”, ${review.stage}`, { bold: true }),
      shortLine(),
      ...part('I. KẾT QUẢ', review.words.results),
      ...part('II. HẠN CHẾ', review.words.shortcomings),
      ...part('III. PHƯƠNG HƯỚNG', review.words.directions),
      centred(''),
      signature(['Như trên', 'Lưu: VT, TĐKT'], { title: 'NGƯỜI LẬP BÁO CÁO', name: review.signer }),
    ],
    [
      centred('SỐ LIỆU KÈM THEO BÁO CÁO', { bold: true }),
      centred(`(Báo cáo số ${number})`, { italics: true }, 120),
      ruledTable(
        [
          { head: 'Nội dung thi đua', width: 52 },
          { head: 'Đơn vị chủ trì', width: 28 },
          { head: 'Nhiệm vụ đến hạn hoàn thành', width: 20, right: true },
        ],
        figures.contents.map(({ title, lead, tasks }) => [
          title,
          lead ?? '',
          tasks ? `${tasks.done}/${tasks.total}` : 'chưa có số liệu',
        ]),
      ),
      centred(''),
      ...figures.clusters.flatMap(({ name, rows }) => [
        centred(name, { bold: true }, 60),
        ruledTable(
          [
            { head: 'Hạng', width: 14, right: true },
            { head: 'Đơn vị', width: 62 },
            { head: 'Điểm', width: 24, right: true },
          ],
          rows.map(({ unit, rank, total }) => [
            rank === null ? '' : String(rank),
            unit,
            figure(total),
          ]),
        ),
        centred(''),
      ]),
      body(words(`Tiền thưởng: ${groupDigits(figures.bonus)} đồng.`)),
    ],
  ]);
}

function part(head: string, text: string) {
  if (text === '') return [];
  return [
    body(words(head, { bold: true })),
    ...text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => body(words(line))),
  ];
}
