import { asDay } from '../../calendar/rules/day.ts';
import type { Paper, PaperBlock } from '../../papers/paper.ts';
import { sayDongWords } from '../../papers/rules/number-words.ts';
import type { FrozenDecision } from '../decision-contract.ts';
import { sayCoefficient } from '../rules/award-rules.ts';
import { groupDigits } from '../rules/draft-review.ts';

/** A decision on awards as a paper (quyết định trực tiếp), the list of awards as its annex. */
export function awardPaper(decision: FrozenDecision): Paper {
  const { number, signedOn, title, awards, bases, organ, signer } = decision;
  return {
    type: 'QĐ',
    ...{ organ, number, place: decision.place, day: asDay(signedOn), subject: title, to: [] },
    ...{ bases, decider: holderOf(decision) },
    body: [
      {
        kind: 'article',
        words: `Khen thưởng ${sayHow(awards)} đã có thành tích trong phong trào thi đua “${decision.campaign}”, ${decision.stage} (danh sách kèm theo).`,
      },
      {
        kind: 'article',
        words: `Tiền thưởng kèm theo là ${groupDigits(decision.total)} đồng (bằng chữ: ${sayDongWords(BigInt(decision.total))}), tính bằng hệ số nhân với mức lương cơ sở ${groupDigits(awards[0]?.base ?? '0')} đồng (${decision.baseSource}), chi từ quỹ thi đua, khen thưởng.`,
      },
      {
        kind: 'article',
        words:
          'Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các đơn vị có liên quan, các tập thể và cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.',
      },
    ],
    signer: { position: signer.title.split('\n'), name: signer.name },
    recipients: decision.recipients,
    annexes: [
      {
        title: 'Danh sách tập thể, cá nhân được khen thưởng',
        landscape: false,
        body: [awardTable(decision)],
      },
    ],
  };
}

/** Who issues: the head in whose name is signed, with the name of the body. */
function holderOf({ signer, organ }: FrozenDecision): string {
  const first = signer.title.split('\n')[0] ?? '';
  return `${first.replace(/^(?:KT|TM|TL|TUQ|Q)\.\s*/i, '')} ${organ.name}`;
}

/** `02 tập thể và 01 cá nhân` */
function sayHow(awards: FrozenDecision['awards']): string {
  const count = (kind: 'unit' | 'person') =>
    String(awards.filter((award) => award.kind === kind).length).padStart(2, '0');
  const parts = [`${count('unit')} tập thể`, `${count('person')} cá nhân`];
  return parts.filter((part) => !part.startsWith('00')).join(' và ');
}

function awardTable({ awards, total }: FrozenDecision): PaperBlock {
  return {
    kind: 'table',
    table: {
      caption: null,
      note: null,
      columns: [
        { head: 'TT', width: 6, align: 'centre' },
        { head: 'Tập thể, cá nhân', width: 23 },
        { head: 'Hình thức khen thưởng', width: 24 },
        { head: 'Kết quả bỏ phiếu', width: 20 },
        { head: 'Hệ số', width: 9, align: 'right' },
        { head: 'Tiền thưởng (đồng)', width: 18, align: 'right' },
      ],
      rows: [
        ...awards.map((award, at) => ({
          cells: [
            String(at + 1),
            award.kind === 'person' ? `${award.name}\n${award.unitName}` : award.name,
            award.awardName.vi,
            award.vote.vi,
            sayCoefficient(award.coefficient),
            groupDigits(award.bonus),
          ],
        })),
        { cells: ['', 'Cộng', '', '', '', groupDigits(total)], strong: true },
      ],
    },
  };
}
