import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { isDay, partsOf } from '../../calendar/rules/day.ts';

/**
 * The form of administrative documents (thể thức văn bản hành chính), NĐ 30/2020/NĐ-CP, Appendix I:
 * A4, margins 20–20–30–15 mm, Times New Roman, the places of each element and their sizes.
 */

const FONT = 'Times New Roman';
const MM = 56.7;
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM, header: 10 * MM },
} as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  ...{ top: NONE, bottom: NONE, left: NONE, right: NONE },
  ...{ insideHorizontal: NONE, insideVertical: NONE },
};

interface Run {
  /** In points; 14 where left out. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly underline?: boolean;
}

/** Words in the font of the form; a line break where the text has one. */
export function words(
  text: string,
  { size = 14, underline = false, ...style }: Run = {},
): TextRun[] {
  return text.split('\n').map(
    (line, at) =>
      new TextRun({
        ...{ text: line, font: FONT, size: size * 2, ...style, break: at === 0 ? 0 : 1 },
        ...(underline ? { underline: {} } : {}),
      }),
  );
}

/** A centred line. */
export function centred(text: string, style: Run = {}, after = 0): Paragraph {
  return new Paragraph({
    ...{ alignment: AlignmentType.CENTER, spacing: { after }, children: words(text, style) },
  });
}

/** A paragraph of the text: justified, first line 1,27 cm in, 6 pt after. */
export function body(children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({
    ...{ alignment: AlignmentType.JUSTIFIED, indent: { firstLine: 720 } },
    ...{ spacing: { after: 120, line: 276 }, children },
  });
}

/** The short line under the issuer and under the subject, a third to a half of the text wide. */
export function shortLine(after = 120): Paragraph {
  return centred('⎯⎯⎯⎯⎯⎯', { size: 8 }, after);
}

export interface Letterhead {
  readonly above: string | null;
  readonly name: string;
  readonly number: string;
  readonly place: string;
  readonly day: string;
}

/** Boxes 1 to 4: national motto, issuer, number, place and day. */
export function letterhead({ above, name, number, place, day }: Letterhead): Table {
  return twoColumns(
    [
      ...(above === null ? [] : [centred(above.toUpperCase(), { size: 13 })]),
      centred(name.toUpperCase(), { size: 13, bold: true }),
      shortLine(60),
      centred(`Số: ${number}`, { size: 13 }),
    ],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { size: 14, bold: true, underline: true }, 120),
      centred(`${place}, ${longDay(day)}`, { italics: true }),
    ],
    [42, 58],
  );
}

/** Boxes 7 and 9b: recipients on the left, whoever signs on the right. */
export function signature(
  recipients: readonly string[],
  { title, name }: { readonly title: string; readonly name: string },
): Table {
  const list = recipients.map(
    (line, at) =>
      new Paragraph({
        children: words(
          `- ${line.replace(/[;.]$/, '')}${at === recipients.length - 1 ? '.' : ';'}`,
          {
            size: 11,
          },
        ),
      }),
  );
  return twoColumns(
    [
      new Paragraph({ children: words('Nơi nhận:', { size: 12, bold: true, italics: true }) }),
      ...list,
    ],
    [
      ...title.split('\n').map((line) => centred(line.toUpperCase(), { bold: true })),
      ...Array.from({ length: 4 }, () => centred('')),
      centred(name, { bold: true }),
    ],
    [50, 50],
  );
}

function twoColumns(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  widths: readonly [number, number],
): Table {
  const cell = (children: readonly Paragraph[], size: number) =>
    new TableCell({
      children: [...children],
      ...{ width: { size, type: WidthType.PERCENTAGE }, verticalAlign: VerticalAlign.TOP },
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, widths[0]), cell(right, widths[1])] })],
  });
}

export interface Column {
  readonly head: string;
  /** In percent of the page. */
  readonly width: number;
  readonly right?: boolean;
}

/** A ruled table whose head stands again on every page. */
export function ruledTable(
  columns: readonly Column[],
  lines: readonly (readonly string[])[],
  last: readonly string[] | null = null,
): Table {
  const row = (texts: readonly string[], bold: boolean, isHead: boolean) =>
    new TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: columns.map(
        ({ width, right = false }, at) =>
          new TableCell({
            width: { size: width, type: WidthType.PERCENTAGE },
            verticalAlign: VerticalAlign.CENTER,
            margins: { top: 40, bottom: 40, left: 70, right: 70 },
            children: [
              new Paragraph({
                alignment: isHead
                  ? AlignmentType.CENTER
                  : right
                    ? AlignmentType.RIGHT
                    : AlignmentType.LEFT,
                children: words(texts[at] ?? '', { size: 12, bold }),
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      row(
        columns.map(({ head }) => head),
        true,
        true,
      ),
      ...lines.map((line) => row(line, false, false)),
      ...(last ? [row(last, true, false)] : []),
    ],
  });
}

/**
 * The finished document: each section begins its own page and its own numbering; the page number stands in
 * the middle of the top margin from the second page on.
 */
export async function officialDocument(
  title: string,
  sections: readonly (readonly (Paragraph | Table)[])[],
): Promise<Buffer> {
  const header = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: FONT, size: 28, children: [PageNumber.CURRENT] })],
      }),
    ],
  });
  const document = new Document({
    ...{ title, creator: 'Chỉ Đạo' },
    styles: { default: { document: { run: { font: FONT, size: 28 } } } },
    sections: sections.map(
      (children): ISectionOptions => ({
        properties: { page: { ...PAGE, pageNumbers: { start: 1 } }, titlePage: true },
        headers: { default: header, first: new Header({ children: [centred('')] }) },
        children: [...children],
      }),
    ),
  });
  return Packer.toBuffer(document);
}

/** `ngày 05 tháng 02 năm 2026`: days under 10 and January, February with a nought before. */
export function longDay(text: string): string {
  if (!isDay(text)) return text;
  const { year, month, date } = partsOf(text);
  const pad = (value: number, below: number) => (value < below ? `0${value}` : String(value));
  return `ngày ${pad(date, 10)} tháng ${pad(month, 3)} năm ${year}`;
}
