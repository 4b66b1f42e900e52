import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';
import type { RelationType } from '../reading.ts';

const letter = (body: string): string =>
  `BỘ TÀI CHÍNH\nCỤC THUẾ\n-------\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố:\n512/CT-CS\nV/v hướng dẫn hoàn thuế\nHà Nội, ngày 20\ntháng 5 năm 2025\n\nKính gửi: Thuế tỉnh Sơn Hà.\n${body}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN CHÍNH SÁCH\nPHÓ TRƯỞNG BAN\nMai\nVăn Bình\n`;

const relation = (sentence: string): readonly [RelationType, string | null][] => {
  const { relations, documents } = read(
    `ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 9/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSơn Hà, ngày 02 tháng 01 năm 2025\n\nKẾ HOẠCH\nThử\n\n${sentence}\n\nI. NHIỆM VỤ\n1. Rà soát hồ sơ.`,
  );
  return relations.map(({ type, to }) => [
    type,
    documents.find((document) => document.id === to)?.number ?? null,
  ]);
};

describe('identity', () => {
  it('reads a letterhead that the page broke over many lines', () => {
    const { kind, documents } = read(letter('Cục Thuế có ý kiến như sau.'));
    expect(kind).toBe('letter');
    expect(documents[0]).toMatchObject({
      type: 'CV',
      number: '512/CT-CS',
      date: '2025-05-20',
      issuer: 'Cục Thuế',
      signer: 'Mai Văn Bình',
    });
  });

  it('takes the document that a news item reports, not the one it carries out', () => {
    const { documents, relations } = read(
      'Đẩy mạnh trồng rừng\n\nNgày 04/4/2024, UBND tỉnh Sơn Hà ban hành Kế hoạch số 33/KH-UBND về trồng rừng, thực hiện Quyết định số 120/QĐ-TTg ngày 22/01/2015 của Thủ tướng Chính phủ.',
    );
    expect(documents[0]).toMatchObject({
      number: '33/KH-UBND',
      date: '2024-04-04',
      issuer: 'Ủy ban nhân dân tỉnh Sơn Hà',
    });
    expect(relations).toMatchObject([{ from: 'D1', type: 'implements', to: 'D2' }]);
  });

  it.each<readonly [string, readonly (readonly [RelationType, string])[]]>([
    [
      'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;',
      [['based_on', '30/2020/NĐ-CP']],
    ],
    [
      'Thực hiện Quyết định số 5/QĐ-TTg và Chỉ thị số 6/CT-TTg của Thủ tướng Chính phủ,',
      [
        ['implements', '5/QĐ-TTg'],
        ['implements', '6/CT-TTg'],
      ],
    ],
    [
      'Xét đề nghị của Sở Y tế tại Tờ trình số 7/TTr-SYT ngày 01/01/2025,',
      [['proposed_by', '7/TTr-SYT']],
    ],
    ['Kế hoạch này thay thế Kế hoạch số 8/KH-UBND ngày 01/02/2023.', [['replaces', '8/KH-UBND']]],
    [
      'Sau hai năm thực hiện Chỉ thị số 4/CT-UBND, công tác này đã có chuyển biến.',
      [['cites', '4/CT-UBND']],
    ],
  ])('%s', (sentence, expected) => expect(relation(sentence)).toEqual(expected));

  it('shares one date over the documents of a list', () => {
    const { documents } = read(
      'Thực hiện các Nghị quyết số 01/NQ-CP, Nghị quyết số 02/NQ-CP ngày 07/01/2013 của Chính phủ, Sở Y tế ban hành Kế hoạch số 9/KH-SYT ngày 01/02/2013.',
    );
    expect(documents.find((document) => document.number === '01/NQ-CP')?.date).toBe('2013-01-07');
  });

  it('takes the line under the type for the abstract even where it begins like a basis', () => {
    const head = 'UBND TỈNH A\n\nSố: 15/KH-UBND\n\nA, ngày 07 tháng 02 năm 2013\n\nKẾ HOẠCH\n';
    const basis =
      'Thực hiện Nghị quyết số 11/NQ-CP ngày 30/01/2013, UBND tỉnh ban hành Kế hoạch như sau:';
    const named = read(`${head}Thực hiện Nghị quyết số 11/NQ-CP của Chính phủ\n\n${basis}`);
    expect(named.documents[0]?.title).toBe('Thực hiện Nghị quyết số 11/NQ-CP của Chính phủ');
    expect(read(`${head}${basis}`).documents[0]?.title).toBeNull();
  });
});
