import { expect, it } from 'vitest';
import { extractHtml } from './extract-html.ts';

const linesOf = (html: string) => extractHtml(html).text.split('\n');

it('takes blocks as lines and leaves scripts, hidden parts and the furniture of the page out', () => {
  expect(
    linesOf(`<!doctype html><html><head><title>Cổng</title><style>p{}</style></head><body>
      <nav><a href="/">Trang chủ</a></nav><div role="search">Tìm kiếm</div>
      <main><h1>QUYẾT   ĐỊNH</h1><p>Điều&nbsp;1. <b>Phê</b> duyệt &lt;kế hoạch&gt;<br>kèm theo.</p>
      <script>alert("x")</script><p hidden>ẩn</p><div style="display: none">ẩn</div></main>
      <footer>Bản quyền</footer></body></html>`).map((line) => line.replaceAll('\u00a0', ' ')),
  ).toEqual(['QUYẾT ĐỊNH', 'Điều 1. Phê duyệt <kế hoạch>', 'kèm theo.']);
});

it('numbers lists as a browser does', () => {
  expect(
    linesOf(`<ol start="3"><li>ba</li><li value="7">bảy</li><li><p>tám</p>
      <ol type="a"><li>một</li><li>hai<ul><li>con</li></ul></li></ol></li></ol>`),
  ).toEqual(['3. ba', '7. bảy', '8. tám', 'a) một', 'b) hai', '- con']);
});

it('gives a row of a table a line and keeps columns aligned below merged cells', () => {
  expect(
    linesOf(`<table><caption>Phụ lục</caption>
      <tr><th>TT</th><th>Việc</th><th>Chủ trì</th><th>Hạn</th></tr>
      <tr><td>1</td><td><p>Lập</p><p>đề án</p></td><td rowspan="2">Vụ A</td><td>Quý I</td></tr>
      <tr><td>2</td><td>Tổng kết</td><td>Quý II</td></tr>
      <tr><td colspan="4">Nhóm hai</td></tr></table>`),
  ).toEqual([
    'Phụ lục',
    'TT | Việc | Chủ trì | Hạn',
    '1 | Lập đề án | Vụ A | Quý I',
    '2 | Tổng kết | Vụ A | Quý II',
    'Nhóm hai',
  ]);
});

it('reads a table that arranges the whole page as lines', () => {
  const cells = Array.from({ length: 50 }, (_, i) => `<p>Điều ${i + 1}.</p>`).join('');
  expect(linesOf(`<table><tr><td>Bên trái</td><td>${cells}</td></tr></table>`)).toHaveLength(51);
});

it('keeps a page that is all furniture', () => {
  expect(linesOf('<footer>Điều 1. Toàn văn</footer>')).toEqual(['Điều 1. Toàn văn']);
});

it('survives nesting far deeper than any page has', () => {
  const depth = 20_000;
  expect(linesOf(`${'<div>'.repeat(depth)}lõi${'</div>'.repeat(depth)}`)).toEqual(['lõi']);
});
