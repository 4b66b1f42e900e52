import type { Paragraph, Table } from 'docx';
import { ruleUnder, SIZE, textWidth } from '../rules/form.ts';
import type { FormedAnnex } from '../rules/formed-paper.ts';
import { textBlocks } from './blocks.ts';
import { centred, rule } from './lines.ts';

/** An annex as it stands under its page number: label, title, what it goes with, its text. */
export function annexBlocks(annex: FormedAnnex, width = textWidth(annex.landscape)) {
  const bold = { size: SIZE.annex, bold: true };
  const blocks: (Paragraph | Table)[] = [
    centred(annex.label, bold, { keepNext: true }),
    ...annex.title.map((text) => centred(text, bold, { keepNext: true })),
    centred(annex.attached, { size: SIZE.annex, italic: true }, { keepNext: true }),
    rule(width, ruleUnder(annex.title, SIZE.annex, width), 12),
    ...textBlocks(annex.body, width),
  ];
  return blocks;
}
