import {
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { mm } from './lines.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/**
 * Two columns without lines: the two heads of a document, or recipients and signature. The row is never
 * split over pages.
 *
 * @param widths of the columns, in millimetres
 */
export function sideBySide(
  widths: readonly [number, number],
  left: readonly Paragraph[],
  right: readonly Paragraph[],
): Table {
  const cell = (children: readonly Paragraph[], width: number) =>
    new TableCell({
      children: [...children],
      ...{ borders: NO_BORDERS, verticalAlign: VerticalAlign.TOP },
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      width: { size: mm(width), type: WidthType.DXA },
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => mm(width)),
    width: { size: mm(widths[0] + widths[1]), type: WidthType.DXA },
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] }),
    ],
  });
}
