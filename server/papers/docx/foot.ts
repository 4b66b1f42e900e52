import { Paragraph, type Table } from 'docx';
import { FOOT_SPLIT, SIGNATURE_LINES, SIZE, textWidth } from '../rules/form.ts';
import type { FormedPaper } from '../rules/formed-paper.ts';
import { centred, line, mm } from './lines.ts';
import { sideBySide } from './side-by-side.ts';

/** Boxes 7 and 9b: recipients on the left, whoever signs on the right. */
export function signatureBlock({ foot }: FormedPaper, width = textWidth(false)): Table {
  return sideBySide(
    [width * FOOT_SPLIT[0], width * FOOT_SPLIT[1]],
    foot.recipients.length === 0
      ? [new Paragraph({})]
      : [
          line(foot.word, { size: SIZE.sentTo, bold: true, italic: true }),
          ...foot.recipients.map((text) =>
            line(text, { size: SIZE.recipient }, { indent: { left: mm(2), hanging: mm(2) } }),
          ),
        ],
    [
      ...foot.position.map((text) => centred(text, { size: SIZE.signer, bold: true })),
      ...Array.from({ length: SIGNATURE_LINES }, () => centred('', { size: SIZE.signer })),
      centred(foot.name ?? '', { size: SIZE.signer, bold: true }),
    ],
  );
}
