import { describe, expect, it } from 'vitest';
import { pageOf } from './page.ts';

const lines = (text: string): string[] => pageOf(text).text.split('\n').filter(Boolean);

describe('wrapped lines', () => {
  it('become one line again where the sentence goes on in lower case', () => {
    const text = [
      'Những tháng đầu năm nắng nóng đến sớm, mực nước hồ đập xuống',
      'thấp, nguy cơ cháy rừng trên địa bàn tỉnh luôn ở cấp cao, một số',
      'chủ rừng còn chủ quan, lực lượng tại chỗ mỏng và phương tiện cũ',
      'nên việc ứng cứu còn chậm.',
      'a) Rà soát phương án;',
    ].join('\n');
    expect(lines(text)).toHaveLength(2);
  });

  it('leave list items, table cells and headings apart', () => {
    const text = 'KẾ HOẠCH\nPhát triển rừng\n1. Một việc\n2. Hai việc\na | b\nc | d';
    expect(lines(text)).toHaveLength(6);
  });

  it('never join cells of a table that lost its borders', () => {
    const text = 'STT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n1\nLập bản đồ\nSở Xây dựng\n2026';
    expect(lines(text)).toHaveLength(8);
  });
});
