import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupAlike, likeness, NEARLY_THE_SAME } from './near-duplicates.ts';

const ALIKE = [
  [
    'Đã hoàn thành việc rà soát các thủ tục hành chính thuộc lĩnh vực viễn thông.',
    'Hoàn thành rà soát thủ tục hành chính lĩnh vực viễn thông',
  ],
  [
    'Kinh phí thực hiện nhiệm vụ chưa được bố trí kịp thời, ảnh hưởng đến tiến độ.',
    'Kinh phí thực hiện các nhiệm vụ chưa bố trí kịp thời, ảnh hưởng tiến độ triển khai.',
  ],
  [
    'Đề nghị Bộ sớm ban hành định mức kinh tế - kỹ thuật về dịch vụ công trực tuyến.',
    'Đề nghị Bộ sớm ban hành định mức kinh tế kỹ thuật dịch vụ công trực tuyến',
  ],
  [
    'Phối hợp với Sở Tài chính tham mưu bố trí 05 tỷ đồng cho chuyển đổi số cấp xã.',
    'Đã phối hợp Sở Tài chính tham mưu bố trí 5 tỷ đồng cho chuyển đổi số cấp xã.',
  ],
] as const;

const APART = [
  // The same matter, another thing done.
  [
    'Hoàn thành rà soát thủ tục hành chính lĩnh vực viễn thông.',
    'Ban hành quyết định công bố thủ tục hành chính lĩnh vực bưu chính.',
  ],
  // The same words, another number: two units report their own.
  ['Đã cấp 120 giấy phép bưu chính trong kỳ.', 'Đã cấp 45 giấy phép bưu chính trong kỳ.'],
  [
    'Nhân lực an toàn thông tin ở cấp xã còn thiếu và yếu.',
    'Kinh phí an toàn thông tin ở cấp huyện chưa được bố trí.',
  ],
  [
    'Tổ chức 03 lớp tập huấn cho 150 cán bộ cấp xã.',
    'Tổ chức hội nghị giao ban báo chí hằng tuần.',
  ],
] as const;

describe('sentences that say nearly the same', () => {
  test.each(ALIKE)('“%s” is “%s” in other words', (a, b) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(NEARLY_THE_SAME);
    expect(groupAlike([a, 'Nội dung khác hẳn', b])).toEqual([0, 1, 0]);
  });

  test.each(APART)('“%s” is not “%s”', (a, b) => {
    expect(likeness(a, b)).toBeLessThan(NEARLY_THE_SAME);
    expect(groupAlike([a, b])).toEqual([0, 1]);
  });

  test('accents, case and marks make no difference; order of the two does not either', () => {
    const words = fc.array(fc.constantFrom('số', 'hóa', 'cấp', 'xã', 'đất', 'đai', 'hồ', 'sơ'), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [a.join(' '), b.join(' ')];
        expect(likeness(one, `- ${one.toUpperCase()}.`)).toBe(1);
        expect(likeness(one, other)).toBe(likeness(other, one));
      }),
    );
  });

  test('a group is closed: whatever is alike stands together, named by its first', () => {
    const texts = [ALIKE[0][0], APART[1][0], ALIKE[0][1], APART[1][1], ALIKE[0][0]];
    expect(groupAlike(texts)).toEqual([0, 1, 0, 3, 0]);
  });
});
