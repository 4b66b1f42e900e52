import { describe, expect, test } from 'vitest';
import { wordsAround } from './money-words.ts';

const around = (text: string, sum: string) => {
  const start = text.indexOf(sum);
  return wordsAround(text, { start, end: start + sum.length });
};

describe('the words around a sum', () => {
  test('only its own sentence speaks of it, without its number in a list of days', () => {
    const text =
      'Hoàn thành trước ngày 30/11/2024 (ngày 05 tháng 3 năm 2024). Kinh phí thực hiện năm 2022 là 1.250,5 tỷ đồng từ Quỹ phát triển khoa học và công nghệ quốc gia. Năm 2030 tổng kết.';
    expect(around(text, '1.250,5 tỷ đồng')).toEqual({
      sentence:
        'Kinh phí thực hiện năm 2022 là 1.250,5 tỷ đồng từ Quỹ phát triển khoa học và công nghệ quốc gia',
      years: { from: 2022, to: 2022 },
      fund: 'Quỹ phát triển khoa học và công nghệ quốc gia',
    });
  });

  test.each([
    ['Năm 2022 là 120 tỷ đồng, năm 2023 là 80 tỷ đồng', 2022, 2023],
    ['Bố trí 120 tỷ đồng năm 2022 và 80 tỷ đồng năm 2023', 2022, 2023],
  ])('each sum has its own year: %s', (text, first, second) => {
    expect(around(text, '120 tỷ đồng').years?.from).toBe(first);
    expect(around(text, '80 tỷ đồng').years?.from).toBe(second);
  });

  test('a period is the whole period; the year of a day is none', () => {
    expect(around('Giai đoạn 2021 - 2025 bố trí 9 tỷ đồng', '9 tỷ đồng').years).toEqual({
      from: 2021,
      to: 2025,
    });
    expect(around('Ngày 20 tháng 12 năm 2021 đã chi 9 tỷ đồng', '9 tỷ đồng').years).toBeNull();
  });
});
