import { AlignmentType, type Paragraph, type Table } from 'docx';
import {
  HEAD_SPLIT,
  ruleUnder,
  SIZE,
  SLOGAN_RULE,
  sizeOfPlace,
  TEXT,
  textWidth,
} from '../rules/form.ts';
import type { FormedPaper } from '../rules/formed-paper.ts';
import { centred, line, mm, rule, textParagraph } from './lines.ts';
import { sideBySide } from './side-by-side.ts';

/** Boxes 1 to 4 and 5b: the issuing body with the number, the national motto with place and day. */
export function letterhead({ head }: FormedPaper, width = textWidth(false)): Table {
  const [left, right] = [width * HEAD_SPLIT[0], width * HEAD_SPLIT[1]];
  return sideBySide(
    [left, right],
    [
      ...head.above.map((text) => centred(text, { size: SIZE.organ })),
      ...head.organ.map((text) => centred(text, { size: SIZE.organ, bold: true })),
      rule(left, ruleUnder(head.organ, SIZE.organ, left), 6),
      centred(head.number, { size: SIZE.number }),
      ...(head.about === null
        ? []
        : [centred(head.about, { size: SIZE.about }, { spacing: { before: 120 } })]),
    ],
    [
      centred(head.motto, { size: SIZE.motto, bold: true }),
      centred(head.slogan, { size: SIZE.slogan, bold: true }),
      rule(right, SLOGAN_RULE, 6),
      centred(head.placeAndDay, { size: sizeOfPlace(head.placeAndDay), italic: true }),
    ],
  );
}

/** Boxes 5a and 9a, and what stands before the text: name, subject, addressees, decider, bases. */
export function opening(paper: FormedPaper, width = textWidth(false)): Paragraph[] {
  const { name, subject, decider, to, bases, resolves } = paper;
  return [
    ...(name === null
      ? []
      : [centred(name, { size: SIZE.title, bold: true }, { spacing: { before: 360 } })]),
    ...(subject === null
      ? []
      : [
          ...subject
            .split('\n')
            .map((text) => centred(text, { size: SIZE.title, bold: true }, { keepNext: true })),
          rule(width, ruleUnder(subject.split('\n'), SIZE.title, width), 12),
        ]),
    ...(to === null ? [] : addressed(to, width)),
    ...(decider === null
      ? []
      : [
          centred(
            decider,
            { size: SIZE.title, bold: true },
            { spacing: { before: 120, after: 120 } },
          ),
        ]),
    ...bases.map((text) => textParagraph([{ text }], { italic: true })),
    ...(resolves === null
      ? []
      : [
          centred(
            resolves,
            { size: SIZE.title, bold: true },
            { spacing: { before: 120, after: 120 }, keepNext: true },
          ),
        ]),
  ];
}

function addressed(to: NonNullable<FormedPaper['to']>, width: number): Paragraph[] {
  const spacing = { before: 240, after: to.lines.length === 0 ? 240 : 0 };
  if (to.lines.length === 0) return [centred(to.word, {}, { spacing })];
  const left = mm(width * 0.22);
  return [
    line(to.word, {}, { spacing, indent: { left } }),
    ...to.lines.map((text, at) =>
      line(
        text,
        {},
        {
          alignment: AlignmentType.LEFT,
          indent: { left: left + mm(TEXT.firstLine * 2), hanging: mm(3) },
          spacing: { after: at === to.lines.length - 1 ? 240 : 0 },
        },
      ),
    ),
  ];
}
