import { describe, expect, it } from 'vitest';
import { countedProduct, percentOfCount } from './counted-product.ts';

describe('what a task counts', () => {
  it.each([
    ['600 hộ', { of: 600, what: 'hộ' }],
    ['03 quy hoạch được duyệt, công bố', { of: 3, what: 'quy hoạch được duyệt' }],
    ['ít nhất 1.200 hộ dùng nền tảng số', { of: 1200, what: 'hộ dùng nền tảng' }],
    ['Báo cáo kết quả', null],
    ['01 báo cáo', null],
    ['50 %', null],
    ['Quyết định số 12/QĐ-UBND', null],
    ['2021', null],
    ['', null],
    [null, null],
  ])('%j', (product, counted) => {
    expect(countedProduct(product)).toEqual(counted);
  });

  it('stands for a share that is full only when all is counted', () => {
    const product = { of: 600, what: 'hộ' };
    expect([0, 412, 599, 600, 700].map((each) => percentOfCount(each, product))).toEqual([
      0, 68, 99, 100, 100,
    ]);
  });
});
