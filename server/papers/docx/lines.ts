import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx';
import { SIZE, TEXT } from '../rules/form.ts';
import type { PaperRun } from '../rules/paper.ts';

export const FONT = 'Times New Roman';

/** Millimetres as twips, rounded: A4 is 11906 × 16838. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** How a line looks; sizes in points. */
export interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Runs in the font of the form; a line break where the words have one. */
export function textRuns(runs: readonly PaperRun[], look: Look = {}): TextRun[] {
  return runs.flatMap(({ text, bold = look.bold, italic = look.italic, struck }) =>
    text.split('\n').map(
      (line, at) =>
        new TextRun({
          ...{ text: line, font: FONT, size: (look.size ?? SIZE.text) * 2 },
          ...{ bold, italics: italic, strike: struck, break: at === 0 ? 0 : 1 },
        }),
    ),
  );
}

/** Lines so many times their height apart. The rule is said: not every reader takes it for granted. */
export function linesApart(times: number) {
  return { line: Math.round(times * 240), lineRule: LineRuleType.AUTO };
}

/** A line of the heads and feet of the form: no indent, single spacing. */
export function line(text: string, look: Look = {}, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    ...more,
    spacing: { before: 0, after: 0, ...linesApart(1), ...more.spacing },
    children: textRuns([{ text }], look),
  });
}

export function centred(text: string, look: Look = {}, more: IParagraphOptions = {}): Paragraph {
  return line(text, look, { alignment: AlignmentType.CENTER, ...more });
}

/** A paragraph of the text: justified, its first line in, 6 pt after. */
export function textParagraph(
  runs: readonly PaperRun[],
  look: Look = {},
  more: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(TEXT.firstLine) },
    spacing: { before: 0, after: TEXT.after * 20, ...linesApart(TEXT.lines) },
    widowControl: true,
    ...more,
    children: textRuns(runs, look),
  });
}

/** A line drawn in the middle of a column, both in millimetres. */
export function rule(columnMm: number, lengthMm: number, afterPoints = 0): Paragraph {
  const side = Math.max(0, mm((columnMm - lengthMm) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 50, after: afterPoints * 20, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });
}
