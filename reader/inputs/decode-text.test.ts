import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const TEXT =
  'Căn cứ Nghị định, Ủy ban nhân dân giao các đơn vị tổ chức thực hiện, báo cáo trước ngày 25 hằng tháng.\nNơi nhận: Như Điều 3; Lưu: VT.';
const small = TEXT.toLowerCase();

it.each(['utf-8', 'utf-16le', 'utf-16be'])('reads %s with its mark and without', (encoding) => {
  const plain = new Uint8Array(iconv.encode(TEXT, encoding));
  const marked = new Uint8Array(iconv.encode(TEXT, encoding, { addBOM: true }));
  expect(decodeText(plain)?.text).toBe(TEXT);
  expect(decodeText(marked)?.text).toBe(TEXT);
});

it('reads windows-1258, which keeps tone marks apart from their letters', () => {
  // As Windows writes it: the letter with its shape, then the tone.
  const apart = [...TEXT.normalize('NFC')]
    .map((char) => {
      const [base = '', ...marks] = char.normalize('NFD');
      const shape = marks.filter((mark) => /[\u0302\u0306\u031b]/.test(mark)).join('');
      const tone = marks.filter((mark) => !/[\u0302\u0306\u031b]/.test(mark)).join('');
      return (base + shape).normalize('NFC') + tone;
    })
    .join('');
  const decoded = decodeText(new Uint8Array(iconv.encode(apart, 'windows-1258')));
  expect(decoded).toMatchObject({ encoding: 'windows-1258' });
  expect(decoded?.text.normalize('NFC')).toBe(TEXT);
});

it('reads TCVN3, whose accented capitals do not exist', () => {
  const decoded = decodeText(new Uint8Array(iconv.encode(small, 'tcvn')));
  expect(decoded).toMatchObject({ encoding: 'tcvn', text: small });
});

it('does not take noise for text', () => {
  expect(decodeText(Uint8Array.from({ length: 400 }, (_, i) => (i * 97) % 256))).toBeUndefined();
  expect(decodeText(new Uint8Array([0, 1, 2, 3, 0, 0]))).toBeUndefined();
});
