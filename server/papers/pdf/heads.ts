import type { Content } from 'pdfmake';
import {
  FOOT_SPLIT,
  HEAD_SPLIT,
  ruleUnder,
  SIGNATURE_LINES,
  SIZE,
  SLOGAN_RULE,
  sizeOfPlace,
  TEXT,
  textWidth,
} from '../rules/form.ts';
import type { FormedPaper } from '../rules/formed-paper.ts';
import { centred, line, pt, rule, sideBySide, textParagraph } from './lines.ts';

const WIDTH = textWidth(false);

/** Boxes 1 to 4 and 5b: the issuing body with the number, the national motto with place and day. */
export function letterhead({ head }: FormedPaper): Content {
  const [left, right] = [WIDTH * HEAD_SPLIT[0], WIDTH * HEAD_SPLIT[1]];
  return sideBySide(
    [left, right],
    [
      ...head.above.map((text) => centred(text, { size: SIZE.organ })),
      ...head.organ.map((text) => centred(text, { size: SIZE.organ, bold: true })),
      rule(left, ruleUnder(head.organ, SIZE.organ, left), 6),
      centred(head.number, { size: SIZE.number }),
      ...(head.about === null
        ? []
        : [centred(head.about, { size: SIZE.about, margin: [0, 6, 0, 0] })]),
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
export function opening({ name, subject, decider, to, bases, resolves }: FormedPaper): Content[] {
  const title = { size: SIZE.title, bold: true } as const;
  const subjectLines = subject?.split('\n') ?? [];
  return [
    ...(name === null ? [] : [centred(name, { ...title, margin: [0, 18, 0, 0] })]),
    ...subjectLines.map((text) => centred(text, title)),
    ...(subject === null ? [] : [rule(WIDTH, ruleUnder(subjectLines, SIZE.title, WIDTH), 12)]),
    ...(to === null ? [] : addressed(to)),
    ...(decider === null ? [] : [centred(decider, { ...title, margin: [0, 6, 0, 6] })]),
    ...bases.map((text) => textParagraph([{ text }], { italic: true })),
    ...(resolves === null ? [] : [centred(resolves, { ...title, margin: [0, 6, 0, 6] })]),
  ];
}

/** Boxes 7 and 9b: recipients on the left, whoever signs on the right. */
export function signatureBlock({ foot }: FormedPaper): Content {
  const signer = { size: SIZE.signer, bold: true } as const;
  const gap = SIGNATURE_LINES * SIZE.signer * TEXT.lines;
  return sideBySide(
    [WIDTH * FOOT_SPLIT[0], WIDTH * FOOT_SPLIT[1]],
    foot.recipients.length === 0
      ? [line('')]
      : [
          line(foot.word, { size: SIZE.sentTo, bold: true, italic: true }),
          ...foot.recipients.map((text) => line(text, { size: SIZE.recipient })),
        ],
    [
      ...foot.position.map((text) => centred(text, signer)),
      centred(foot.name ?? ' ', { ...signer, margin: [0, gap, 0, 0] }),
    ],
  );
}

function addressed({ word, lines }: NonNullable<FormedPaper['to']>): Content[] {
  if (lines.length === 0) return [centred(word, { margin: [0, 12, 0, 12] })];
  const left = pt(WIDTH * 0.22);
  return [
    line(word, { margin: [left, 12, 0, 0] }),
    ...lines.map((text, at) =>
      line(text, {
        margin: [left + pt(TEXT.firstLine * 2), 0, 0, at === lines.length - 1 ? 12 : 0],
      }),
    ),
  ];
}
