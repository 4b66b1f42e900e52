import { describe, expect, test } from 'vitest';
import { isProposal, sentencesOf, sortWords } from './said-words.ts';

describe('what units wrote in their weekly sheets', () => {
  test('sentences end where they end, not at numbers, document numbers and initials', () => {
    expect(
      sentencesOf(
        'Đã cấp 1.234 giấy phép theo QĐ 601/QĐ-BTTTT. Còn 02 hồ sơ của ông Nguyễn V. Nam.\n- Họp 3 lần',
      ),
    ).toEqual([
      'Đã cấp 1.234 giấy phép theo QĐ 601/QĐ-BTTTT.',
      'Còn 02 hồ sơ của ông Nguyễn V. Nam.',
      'Họp 3 lần',
    ]);
  });

  test.each([
    ['Đề nghị Bộ bố trí kinh phí cho 05 xã.', true],
    ['Kiến nghị sửa khoản 2 Điều 5.', true],
    ['Cục Viễn thông đề xuất lùi thời hạn đến quý I.', true],
    ['Đã có văn bản đề nghị các đơn vị liên quan cung cấp thông tin.', false],
    ['Công văn đề nghị phối hợp gửi ngày 12/11.', false],
    ['Hoàn thành dự thảo, tổng hợp các ý kiến và những kiến nghị của địa phương.', false],
  ])('“%s” asks something: %s', (sentence, asks) => {
    expect(isProposal(sentence)).toBe(asks);
  });

  test('results, difficulties and proposals go their own ways, each word once', () => {
    expect(
      sortWords({
        body: 'Đã rà soát 12 tỉnh. Đề nghị gia hạn 15 ngày.',
        difficulty: 'Địa phương gửi số liệu chậm. Đề nghị Cục đôn đốc.',
      }),
    ).toEqual({
      results: 'Đã rà soát 12 tỉnh.',
      difficulties: 'Địa phương gửi số liệu chậm.',
      proposals: 'Đề nghị gia hạn 15 ngày. Đề nghị Cục đôn đốc.',
    });
  });
});
