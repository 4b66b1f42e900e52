import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  type IParagraphOptions,
  type ITableCellOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Annex, printedSum } from './rules/annex.ts';

const mm = convertMillimetersToTwip;
/** A4 lying, with the margins of NĐ 30/2020, Appendix I: 30 mm left, 20 elsewhere. */
const PAGE = { width: 297, left: 30, right: 20 };
const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
const noBorders = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** Half points: sizes of the decree are in points. */
interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly align?: IParagraphOptions['alignment'];
  readonly before?: number;
}

function line(text: string, { size = 13, bold, italics, align, before = 0 }: Look = {}): Paragraph {
  return new Paragraph({
    alignment: align ?? AlignmentType.LEFT,
    spacing: { before: before * 20 },
    children: [new TextRun({ text, size: size * 2, bold, italics })],
  });
}

/** A rule under a heading, as long as the decree wants it, in the middle of its column. */
function rule(columnMm: number, lengthMm: number): Paragraph {
  const side = mm((columnMm - lengthMm) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, line: 60, lineRule: 'exact' },
    border: { top: { ...LINE, space: 1 } },
    children: [],
  });
}

/** The annex as a Word document fit to be signed. */
export async function annexDocument(annex: Annex): Promise<Buffer> {
  const middle = AlignmentType.CENTER;
  const unit = annex.unit === 'đồng' ? 'đồng' : `${annex.unit} đồng`;
  const document = new Document({
    styles: { default: { document: { run: { font: 'Times New Roman', size: 26 } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            // The library turns the sheet itself: width and height are those of the standing page.
            size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
            margin: { top: mm(20), bottom: mm(20), left: mm(PAGE.left), right: mm(PAGE.right) },
          },
        },
        headers: { first: new Header({ children: [] }), default: pageNumber() },
        children: [
          letterhead(annex.authority),
          line('PHỤ LỤC', { size: 14, bold: true, align: middle, before: 12 }),
          line(annex.title.toUpperCase(), { size: 14, bold: true, align: middle }),
          line(
            `(Kèm theo Văn bản số          /               ngày      tháng      năm ${annex.madeIn} của ${annex.authority})`,
            { italics: true, align: middle },
          ),
          line(`Đơn vị tính: ${unit}`, { italics: true, align: AlignmentType.RIGHT, before: 6 }),
          table(annex),
          signatures(annex.madeIn),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function pageNumber(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: 26 });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  });
}

function letterhead(authority: string): Table {
  const [left, right] = [WIDTH * 0.42, WIDTH * 0.58];
  const middle = AlignmentType.CENTER;
  return bare(
    [left, right],
    [
      [line(authority.toUpperCase(), { bold: true, align: middle }), rule(left, 30)],
      [
        line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, align: middle }),
        line('Độc lập - Tự do - Hạnh phúc', { size: 14, bold: true, align: middle }),
        rule(right, 66),
      ],
    ],
  );
}

function signatures(year: string): Table {
  const middle = AlignmentType.CENTER;
  return bare(
    [WIDTH / 2, WIDTH / 2],
    [
      [line('', { before: 12 }), line('NGƯỜI LẬP BIỂU', { bold: true, align: middle })],
      [
        line(`............, ngày      tháng      năm ${year}`, {
          ...{ italics: true, align: middle, before: 12 },
        }),
        line('THỦ TRƯỞNG CƠ QUAN', { bold: true, align: middle }),
        line('(Ký, ghi rõ họ tên, đóng dấu)', { italics: true, align: middle }),
      ],
    ],
  );
}

/** Two columns side by side without lines. */
function bare(widths: readonly number[], cells: readonly Paragraph[][]): Table {
  return new Table({
    ...{ layout: TableLayoutType.FIXED, columnWidths: widths.map((width) => mm(width)) },
    width: { size: mm(WIDTH), type: WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, at) =>
            new TableCell({
              children,
              borders: noBorders,
              width: { size: mm(widths[at] ?? 0), type: WidthType.DXA },
            }),
        ),
      }),
    ],
  });
}

function table(annex: Annex): Table {
  const { years, period, unit } = annex;
  const sumWidth = years.length > 3 ? 22 : 27;
  const isPeriod = years.length > 1;
  const sums = isPeriod ? years.length + 1 : 1;
  const fixed = [13, 30, 36, ...Array.from({ length: sums }, () => sumWidth), 28];
  const title = WIDTH - fixed.reduce((sum, width) => sum + width, 0);
  const widths = [13, title, 30, 36, ...fixed.slice(3)];
  const shown = (all: readonly (bigint | null)[]) => (isPeriod ? all : all.slice(0, 1));
  const cell = (at: number, text: string, look: Look, more: Partial<ITableCellOptions> = {}) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      width: { size: mm(widths[at] ?? 0), type: WidthType.DXA },
      ...more,
      children: [line(text, { size: 12, ...look })],
    });
  const middle = AlignmentType.CENTER;
  const head = { bold: true, align: middle };
  const heads = ['TT', 'Danh mục nhiệm vụ, dự án', 'Đơn vị thực hiện', 'Nguồn vốn'];
  const top = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      ...heads.map((text, at) => cell(at, text, head, isPeriod ? { rowSpan: 2 } : {})),
      cell(4, 'Mức vốn dự kiến bố trí', head, isPeriod ? { columnSpan: sums } : {}),
      cell(widths.length - 1, 'Ghi chú', head, isPeriod ? { rowSpan: 2 } : {}),
    ],
  });
  const second = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [`Tổng số ${period}`, ...years.map((year) => `Năm ${year}`)].map((text, at) =>
      cell(4 + at, text, head),
    ),
  });
  const body = annex.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(0, row.number, { bold: row.isHead, align: middle }),
          cell(1, row.title, { bold: row.isHead }),
          cell(2, row.unit, {}),
          cell(3, row.sources, {}),
          ...shown(row.sums).map((sum, at) =>
            cell(4 + at, printedSum(sum, unit), { bold: row.isHead, align: AlignmentType.RIGHT }),
          ),
          cell(widths.length - 1, row.note, { size: 11 }),
        ],
      }),
  );
  const total = new TableRow({
    cantSplit: true,
    children: [
      cell(0, '', {}),
      cell(1, 'TỔNG CỘNG', { bold: true }),
      cell(2, '', {}),
      cell(3, '', {}),
      ...shown(annex.total).map((sum, at) =>
        cell(4 + at, printedSum(sum, unit), { bold: true, align: AlignmentType.RIGHT }),
      ),
      cell(widths.length - 1, '', {}),
    ],
  });
  return new Table({
    ...{ layout: TableLayoutType.FIXED, columnWidths: widths.map((width) => mm(width)) },
    width: { size: mm(WIDTH), type: WidthType.DXA },
    rows: [top, ...(isPeriod ? [second] : []), total, ...body],
  });
}
