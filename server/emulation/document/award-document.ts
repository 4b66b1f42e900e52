import type { FrozenDecision } from '../decision-contract.ts';
import { sayCoefficient } from '../rules/award-rules.ts';
import { groupDigits } from '../rules/draft-review.ts';
import {
  body,
  centred,
  letterhead,
  longDay,
  officialDocument,
  ruledTable,
  shortLine,
  signature,
  words,
} from './official-form.ts';

/** The decision as a document (quyết định trực tiếp) with the list of awards as its annex. */
export async function awardDocument(decision: FrozenDecision): Promise<Buffer> {
  const { number, signedOn, title, awards, bases, organ, signer } = decision;
  return officialDocument(`Quyết định ${number}`, [
    [
      letterhead({ ...organ, number, place: decision.place, day: signedOn }),
      centred(''),
      centred('QUYẾT ĐỊNH', { bold: true }),
      centred(title, { bold: true }),
      shortLine(),
      centred(holderOf(decision), { bold: true }, 120),
      ...bases.map((basis) => body(words(basis, { italics: true }))),
      centred('QUYẾT ĐỊNH:', { bold: true }, 120),
      article(
        1,
        `Khen thưởng ${sayHow(awards)} đã có thành tích trong phong trào thi đua “${decision.campaign}”, ${decision.stage} (danh sách kèm theo).`,
      ),
      article(
        2,
        `Tiền thưởng kèm theo là ${groupDigits(decision.total)} đồng, tính bằng hệ số nhân với mức lương cơ sở ${groupDigits(awards[0]?.base ?? '0')} đồng (${decision.baseSource}), chi từ quỹ thi đua, khen thưởng.`,
      ),
      article(
        3,
        'Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các đơn vị có liên quan, các tập thể và cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này./.',
      ),
      centred(''),
      signature(decision.recipients, signer),
    ],
    [
      centred('DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG', { bold: true }),
      centred(
        `(Kèm theo Quyết định số ${number} ${longDay(signedOn)} của ${organ.name})`,
        { italics: true },
        120,
      ),
      awardTable(decision),
    ],
  ]);
}

function article(number: number, text: string) {
  return body([...words(`Điều ${number}. `, { bold: true }), ...words(text)]);
}

/** Who issues: the head in whose name is signed, with the name of the body. */
function holderOf({ signer, organ }: FrozenDecision): string {
  const first = signer.title.split('\n')[0] ?? '';
  return `${first.replace(/^(?:KT|TM|TL|TUQ|Q)\.\s*/i, '')} ${organ.name}`.toUpperCase();
}

/** `02 tập thể và 01 cá nhân` */
function sayHow(awards: FrozenDecision['awards']): string {
  const count = (kind: 'unit' | 'person') =>
    String(awards.filter((award) => award.kind === kind).length).padStart(2, '0');
  const parts = [`${count('unit')} tập thể`, `${count('person')} cá nhân`];
  return parts.filter((part) => !part.startsWith('00')).join(' và ');
}

function awardTable({ awards, total }: FrozenDecision) {
  return ruledTable(
    [
      { head: 'TT', width: 6, right: true },
      { head: 'Tập thể, cá nhân', width: 25 },
      { head: 'Hình thức khen thưởng', width: 25 },
      { head: 'Kết quả bỏ phiếu', width: 18 },
      { head: 'Hệ số', width: 9, right: true },
      { head: 'Tiền thưởng (đồng)', width: 17, right: true },
    ],
    awards.map((award, at) => [
      String(at + 1),
      award.kind === 'person' ? `${award.name}\n${award.unitName}` : award.name,
      award.awardName.vi,
      award.vote.vi,
      sayCoefficient(award.coefficient),
      groupDigits(award.bonus),
    ]),
    ['', 'Cộng', '', '', '', groupDigits(total)],
  );
}
