import { describe, expect, it } from 'vitest';
import { markerOf } from './markers.ts';

describe('markers', () => {
  it.each([
    ['PHẦN II. Nhiệm vụ', 'part', 'II'],
    ['Chương IV', 'chapter', 'IV'],
    ['Điều 3. Tổ chức', 'article', '3'],
    ['II. NHIỆM VỤ', 'roman', 'II'],
    ['I - MỤC TIÊU', 'roman', 'I'],
    ['A. MỤC TIÊU', 'capital', 'A'],
    ['1. Sở Y tế', 'number', '1'],
    ['1/ Sở Y tế', 'number', '1'],
    ['1.2. Lập danh sách', 'decimal2', '1.2'],
    ['1.2. 100% hồ sơ', 'decimal2', '1.2'],
    ['2.1.3. Rà soát', 'decimal3', '2.1.3'],
    ['đ) Tổng hợp', 'letter', 'đ'],
    ['(2) Sở Tài chính', 'bracket-number', '2'],
    ['- Rà soát', 'dash', '-'],
    ['+ Rà soát', 'plus', '+'],
    ['→ Chủ trì: Vụ Pháp chế', 'dot', '→'],
    ['Nhiệm vụ 3: Rà soát', 'task', '3'],
    ['Hai là, kiểm tra', 'ordinal', 'Hai là'],
    ['PHỤ LỤC II', 'annex', 'II'],
  ])('%s opens with %s', (line, kind, value) => {
    expect(markerOf(line)).toMatchObject({ kind, value });
  });

  it.each([
    'V/v tăng cường',
    '1.200 ha rừng',
    '30/6/2024 hoàn thành',
    'Sở Y tế',
    '--------',
    '4,5 tỷ đồng',
  ])('%s has none', (line) => {
    expect(markerOf(line)).toBeNull();
  });
});
