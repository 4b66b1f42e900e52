import { AlignmentType, type Paragraph, type Table } from 'docx';
import type { FormedBlock } from '../rules/formed-blocks.ts';
import { textParagraph } from './lines.ts';
import { ruledTable } from './table.ts';

/**
 * The text of a document or an annex.
 *
 * @param width of the text, in millimetres
 * @param keepsEnd the last words stay on the page of what follows, so that no signature stands alone
 */
export function textBlocks(
  blocks: readonly FormedBlock[],
  width: number,
  keepsEnd = false,
): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => {
    const keepNext = keepsEnd && at === blocks.length - 1;
    switch (block.kind) {
      case 'table':
        return ruledTable(block.table, width);
      case 'heading': {
        const isStrong = block.level < 3;
        const runs = [{ text: `${block.number} ` }, ...block.runs];
        return [textParagraph(runs, { bold: isStrong }, { keepNext: true })];
      }
      case 'article':
        return [
          textParagraph(
            [{ text: `${block.number} `, bold: true }, ...block.runs],
            {},
            { keepNext },
          ),
        ];
      case 'end':
        return [textParagraph(block.runs, {}, { keepNext, alignment: AlignmentType.LEFT })];
      default:
        return [textParagraph(block.runs, {}, { keepNext })];
    }
  });
}
