import type { Content } from 'pdfmake';
import { ruleUnder, SIZE, textWidth } from '../rules/form.ts';
import type { FormedBlock } from '../rules/formed-blocks.ts';
import type { FormedAnnex } from '../rules/formed-paper.ts';
import { centred, rule, textParagraph } from './lines.ts';
import { ruledTable } from './table.ts';

/** The text of a document or an annex; `width` of the text in millimetres. */
export function textBlocks(blocks: readonly FormedBlock[], width: number): Content[] {
  return blocks.flatMap((block): Content[] => {
    switch (block.kind) {
      case 'table':
        return ruledTable(block.table, width);
      case 'heading': {
        const isStrong = block.level < 3;
        const runs = [{ text: `${block.number} ` }, ...block.runs];
        return [{ ...textParagraph(runs, { bold: isStrong }), headlineLevel: block.level }];
      }
      case 'article':
        return [textParagraph([{ text: `${block.number} `, bold: true }, ...block.runs])];
      case 'end':
        return [textParagraph(block.runs, { align: 'left' })];
      default:
        return [textParagraph(block.runs)];
    }
  });
}

/** An annex as it stands under its page number: label, title, what it goes with, its text. */
export function annexBlocks(annex: FormedAnnex): Content[] {
  const width = textWidth(annex.landscape);
  const bold = { size: SIZE.annex, bold: true } as const;
  return [
    centred(annex.label, bold),
    ...annex.title.map((text) => centred(text, bold)),
    centred(annex.attached, { size: SIZE.annex, italic: true }),
    rule(width, ruleUnder(annex.title, SIZE.annex, width), 12),
    ...textBlocks(annex.body, width),
  ];
}
