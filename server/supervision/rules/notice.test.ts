import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import {
  noticeNumber,
  noticePaper,
  noticeText,
  numberIn,
  type Order,
  orderSentence,
  symbolOf,
} from './notice.ts';

const order = (key: string, more: Partial<Order> = {}): Order => ({
  ...{ key, about: `Việc ${key}`, words: 'Rà soát danh mục hạ tầng số.', deadline: 'Quý I/2027' },
  ...{ leads: ['Cục Viễn thông'], coordinators: ['Vụ Bưu chính', 'Văn phòng Bộ'] },
  product: 'Danh mục',
  ...more,
});

describe('the sentence that orders', () => {
  test('says who, with whom, what, by when and with which product', () => {
    expect(orderSentence(order('1'))).toBe(
      'Cục Viễn thông chủ trì, phối hợp với Vụ Bưu chính và Văn phòng Bộ rà soát danh mục hạ tầng số; thời hạn hoàn thành: Quý I/2027; sản phẩm: Danh mục.',
    );
  });

  test('says only what was given, and keeps the capitals of an abbreviation', () => {
    const bare = { leads: ['A', 'B', 'C'], coordinators: [], deadline: '', product: null };
    expect(orderSentence(order('1', { ...bare, words: 'CNTT phải đi trước' }))).toBe(
      'A, B và C chủ trì CNTT phải đi trước.',
    );
    expect(orderSentence(order('1', { ...bare, leads: [], words: 'Đã nghe báo cáo;' }))).toBe(
      'Đã nghe báo cáo.',
    );
  });
});

describe('a notice', () => {
  const orders = [order('a'), order('b', { about: 'Việc a' }), order('c', { leads: [] })];
  const paper = noticePaper({
    body: {
      organ: { above: null, name: 'Bộ Thông tin và Truyền thông' },
      place: 'Hà Nội',
      signer: { position: ['KT. Bộ trưởng', 'Thứ trưởng'], name: 'Phạm Quốc Bình' },
    },
    ...{ number: '12/TB-BTTTT', day: asDay('2026-11-20'), subject: 'Kết luận giao ban' },
    ...{ opening: ['Kết luận như sau:'], orders, closing: [], recipients: ['Lưu: VT'] },
  });
  const { text, places, clauses } = noticeText(paper, orders);

  test('stands in the register as it is printed, each order where its words are', () => {
    expect(text).toContain('THÔNG BÁO');
    expect(text).toContain('Số: 12/TB-BTTTT');
    expect(places.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    for (const [at, { start, end }] of places.entries()) {
      const said = text.slice(start, end);
      const sentence = orderSentence(orders[at] ?? order('?'));
      expect([sentence, `${sentence.slice(0, -1)}./.`]).toContain(said);
    }
  });

  test('has a point for every order, which holds its sentence', () => {
    expect(clauses.map(({ label }) => label)).toEqual(['1.', '2.', '3.']);
    for (const [at, { start, end }] of clauses.entries()) {
      const place = places[at];
      expect(place && start < place.start && place.end <= end).toBe(true);
    }
  });
});

test('numbers and symbols', () => {
  expect(noticeNumber(7, 'BTTTT')).toBe('07/TB-BTTTT');
  expect(numberIn('12/TB-BTTTT')).toBe(12);
  expect(numberIn('TB-BTTTT')).toBeNull();
  expect(symbolOf('Bộ Thông tin và Truyền thông')).toBe('BTTTT');
  expect(symbolOf('Tỉnh Minh Sơn')).toBe('UBND');
});
