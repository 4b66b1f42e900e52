import {
  Document,
  Table as DocxTable,
  Packer,
  Paragraph,
  TableCell,
  TableRow,
  VerticalAlign,
} from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { read } from '../read.ts';
import { extractText } from './index.ts';
import { type Printer, startPrinter } from './testing/print-pdf.ts';

/** A cell: its words, and over how many rows and columns it is merged. */
type Cell = string | readonly [text: string, rows: number, columns: number];
type Table = readonly (readonly Cell[])[];

const HEAD = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH SƠN HÀ',
  'Số: 7/KH-UBND',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Sơn Hà, ngày 02 tháng 01 năm 2025',
  'KẾ HOẠCH',
  'Phòng, chống ngập',
  'I. NHIỆM VỤ',
];
const LONG =
  'Lập bản đồ ngập cho các vùng trũng thấp ven sông, ven biển trên địa bàn tỉnh theo từng cấp độ, công khai trên cổng thông tin điện tử';

const tables: Readonly<Record<string, { table: Table; tasks: readonly (readonly string[])[] }>> = {
  'with long cells': {
    table: [
      ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn'],
      ['1', LONG, 'Sở Xây dựng', 'Công an tỉnh; Sở Nông nghiệp và Môi trường', 'Quý II/2025'],
      ['2', 'Kiểm kê giếng khoan', 'Sở Y tế', 'UBND các xã, phường', '30/9/2025'],
    ],
    tasks: [
      [LONG, 'Sở Xây dựng', 'Công an tỉnh, Sở Nông nghiệp và Môi trường', '2025-Q2'],
      ['Kiểm kê giếng khoan', 'Sở Y tế', 'UBND các xã, phường', '2025-09-30'],
    ],
  },
  'with a header in two rows and numbers under it': {
    table: [
      [
        ['STT', 2, 1],
        ['Nội dung công việc', 2, 1],
        ['Đơn vị', 1, 2],
        ['Thời gian hoàn thành', 2, 1],
      ],
      ['Chủ trì', 'Phối hợp'],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
      ['1', LONG, 'Sở Tài chính', 'Sở Y tế', '15/3/2025'],
      ['2', 'Kiểm kê giếng khoan', 'Sở Y tế', 'Sở Nội vụ', 'Tháng 5/2025'],
    ],
    tasks: [
      [LONG, 'Sở Tài chính', 'Sở Y tế', '2025-03-15'],
      ['Kiểm kê giếng khoan', 'Sở Y tế', 'Sở Nội vụ', '2025-05'],
    ],
  },
  'with groups, merged leads and merged deadlines': {
    table: [
      ['TT', 'Nhiệm vụ', 'Thời hạn', 'Cơ quan chủ trì', 'Ghi chú'],
      ['I', ['Lĩnh vực hạ tầng', 1, 4]],
      ['1', 'Nạo vét kênh Bắc', ['Quý I/2025', 2, 1], ['Sở Xây dựng', 2, 1], ''],
      ['2', 'Nạo vét kênh Nam', ''],
      ['II', ['Lĩnh vực y tế', 1, 4]],
      ['1', 'Dự trữ thuốc sát khuẩn nguồn nước', 'Hằng năm', 'Sở Y tế', 'Theo dự toán'],
    ],
    tasks: [
      ['Nạo vét kênh Bắc', 'Sở Xây dựng', '', '2025-Q1'],
      ['Nạo vét kênh Nam', 'Sở Xây dựng', '', '2025-Q1'],
      ['Dự trữ thuốc sát khuẩn nguồn nước', 'Sở Y tế', '', 'R/Y'],
    ],
  },
};

let printer: Printer;
beforeAll(async () => {
  printer = await startPrinter();
}, 60_000);
afterAll(() => printer?.close());

const formats: Readonly<Record<string, (table: Table) => Promise<Uint8Array>>> = {
  html: async (table) => new TextEncoder().encode(`<!doctype html><body>${htmlOf(table)}`),
  pdf: (table) => printer.print(htmlOf(table)),
  docx: docxOf,
  xlsx: xlsxOf,
};

describe.each(Object.entries(tables))('a table %s', (_, { table, tasks }) => {
  it.each(Object.keys(formats))('reads the same from %s', async (format) => {
    const bytes = await formats[format]?.(table);
    const { text } = await extractText(bytes ?? new Uint8Array(), `a.${format}`);
    const found = read(text).tasks.map((task) => [
      task.span.text.replace(/\s+/g, ' '),
      task.lead.map(({ name }) => name).join(', '),
      task.coord.map(({ name }) => name).join(', '),
      task.deadlines.map(({ norm }) => norm).join(', '),
    ]);
    expect(found, text).toEqual(tasks);
  });
});

it('a PDF table that goes on over pages, its header repeated, is one table', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    `${i + 1}`,
    `Nạo vét kênh số ${i + 1} và các nhánh, cửa xả, hố thu dọc tuyến theo thiết kế đã duyệt`,
    i % 2 === 0 ? 'Sở Xây dựng' : 'Sở Y tế',
    `${(i % 28) + 1}/6/2025`,
  ]);
  const pdf = await printer.print(
    htmlOf([['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'], ...rows]),
  );
  const { text, pages } = await extractText(pdf, 'a.pdf');
  const { tasks } = read(text);
  expect(pages).toBeGreaterThan(1);
  expect(tasks.map(({ label }) => label)).toEqual(rows.map(([label]) => label));
  expect(tasks.every(({ lead, deadlines }) => lead.length === 1 && deadlines.length === 1)).toBe(
    true,
  );
}, 30_000);

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell[0]);
const rowsOf = (cell: Cell): number => (typeof cell === 'string' ? 1 : cell[1]);
const columnsOf = (cell: Cell): number => (typeof cell === 'string' ? 1 : cell[2]);

function htmlOf(table: Table): string {
  const headed = Math.max(...(table[0] ?? []).map(rowsOf));
  const row = (cells: readonly Cell[]): string =>
    `<tr>${cells.map((cell) => `<td rowspan="${rowsOf(cell)}" colspan="${columnsOf(cell)}">${textOf(cell)}</td>`).join('')}</tr>`;
  const style =
    'table{border-collapse:collapse;width:100%}td{border:1px solid;padding:5px;vertical-align:middle}';
  return `<style>${style}</style>${HEAD.map((line) => `<p>${line}</p>`).join('')}
    <table><thead>${table.slice(0, headed).map(row).join('')}</thead>
    <tbody>${table.slice(headed).map(row).join('')}</tbody></table>`;
}

function docxOf(table: Table): Promise<Uint8Array> {
  const rows = table.map(
    (cells) =>
      new TableRow({
        children: cells.map(
          (cell) =>
            new TableCell({
              children: [new Paragraph(textOf(cell))],
              rowSpan: rowsOf(cell),
              columnSpan: columnsOf(cell),
              verticalAlign: VerticalAlign.CENTER,
            }),
        ),
      }),
  );
  const children = [...HEAD.map((line) => new Paragraph(line)), new DocxTable({ rows })];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function xlsxOf(table: Table): Promise<Uint8Array> {
  const covered = new Set<string>();
  const rows = table.map((cells, row) => {
    const line: ({
      value: string;
      type: typeof String;
      rowSpan: number;
      columnSpan: number;
    } | null)[] = [];
    const waiting = [...cells];
    for (let column = 0; waiting.length > 0 || covered.has(`${row},${column}`); column += 1) {
      const cell = covered.has(`${row},${column}`) ? undefined : waiting.shift();
      if (cell === undefined) {
        line.push(null);
        continue;
      }
      for (let down = 0; down < rowsOf(cell); down += 1)
        for (let right = 0; right < columnsOf(cell); right += 1)
          covered.add(`${row + down},${column + right}`);
      line.push({
        value: textOf(cell),
        type: String,
        rowSpan: rowsOf(cell),
        columnSpan: columnsOf(cell),
      });
    }
    return line;
  });
  const head = HEAD.map((line) => [{ value: line, type: String }]);
  return await writeWorkbook([...head, ...rows]).toBuffer();
}
