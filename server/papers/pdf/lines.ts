import type { Content } from 'pdfmake';
import { SIZE, TEXT } from '../rules/form.ts';
import type { PaperRun } from '../rules/paper.ts';

/** Millimetres as points, the measure of .pdf. */
export const pt = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Words, as the library takes them; it does not name the type. */
export type ContentText = Extract<Content, { text: unknown }>;

/** How a line looks; sizes in points, `margin` left, top, right, bottom. */
export interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  readonly margin?: readonly [number, number, number, number];
}

/** Words in runs; every call makes new objects, because the layout writes into what it is given. */
export function textOfRuns(runs: readonly PaperRun[]): ContentText['text'] {
  const [only] = runs;
  if (runs.length === 1 && only && !only.bold && !only.italic && !only.struck) return only.text;
  return runs.map(({ text, bold, italic, struck }) => ({
    text,
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italics: italic }),
    ...(struck ? { decoration: 'lineThrough' as const } : {}),
  }));
}

export function line(text: string, { size = SIZE.text, ...look }: Look = {}): ContentText {
  const { bold, italic, align, margin } = look;
  return {
    ...{ text, fontSize: size },
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: italic } : {}),
    ...(align ? { alignment: align } : {}),
    ...(margin ? { margin: [...margin] } : {}),
  };
}

export function centred(text: string, look: Look = {}): ContentText {
  return line(text, { ...look, align: 'center' });
}

/** A paragraph of the text: justified, its first line in, 6 pt after. */
export function textParagraph(runs: readonly PaperRun[], look: Look = {}): ContentText {
  return {
    text: textOfRuns(runs),
    fontSize: look.size ?? SIZE.text,
    alignment: look.align ?? 'justify',
    leadingIndent: pt(TEXT.firstLine),
    lineHeight: TEXT.lines,
    margin: [0, 0, 0, TEXT.after],
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italics: true } : {}),
  };
}

/** A line drawn in the middle of a column, both in millimetres. */
export function rule(columnMm: number, lengthMm: number, after = 0): Content {
  const from = pt((columnMm - lengthMm) / 2);
  return {
    canvas: [{ type: 'line', x1: from, y1: 3, x2: from + pt(lengthMm), y2: 3, lineWidth: 0.75 }],
    margin: [0, 0, 0, after],
  };
}

/** Two columns side by side without lines, widths in millimetres. */
export function sideBySide(
  [left, right]: readonly [number, number],
  leftLines: readonly Content[],
  rightLines: readonly Content[],
): Content {
  return {
    columns: [
      { width: pt(left), stack: [...leftLines] },
      { width: pt(right), stack: [...rightLines] },
    ],
    columnGap: 0,
  };
}
