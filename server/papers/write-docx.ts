import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { annexBlocks } from './docx/annex.ts';
import { textBlocks } from './docx/blocks.ts';
import { signatureBlock } from './docx/foot.ts';
import { letterhead, opening } from './docx/head.ts';
import { FONT, line, mm } from './docx/lines.ts';
import type { Paper } from './paper.ts';
import { SHEET, SIZE, textWidth } from './rules/form.ts';
import { formPaper } from './rules/formed-paper.ts';

/** A document as a Word file in the form of NĐ 30/2020/NĐ-CP, ready to be signed or worked on. */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  const formed = formPaper(paper);
  const width = textWidth(false);
  const document = new Document({
    ...{ title: formed.title, creator: 'Chỉ Đạo', description: paper.subject },
    styles: { default: { document: { run: { font: FONT, size: SIZE.text * 2 } } } },
    sections: [
      section(false, [
        letterhead(formed),
        ...opening(formed),
        ...textBlocks(formed.body, width, true),
        line('', { size: 6 }, { keepNext: true }),
        signatureBlock(formed),
      ]),
      ...formed.annexes.map((annex) => section(annex.landscape, annexBlocks(annex))),
    ],
  });
  return Packer.toBuffer(document);
}

/** Pages of one numbering; the number stands in the middle of the upper margin from the second on. */
function section(landscape: boolean, children: readonly (Paragraph | Table)[]): ISectionOptions {
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      titlePage: true,
      page: {
        // The library turns the sheet itself: width and height are those of the standing page.
        size: { width: mm(SHEET.width), height: mm(SHEET.height), orientation },
        margin: {
          ...{ top: mm(SHEET.top), bottom: mm(SHEET.bottom) },
          ...{ left: mm(SHEET.left), right: mm(SHEET.right), header: mm(SHEET.number) },
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
    children: [...children],
  };
}

function pageNumber(): Header {
  const number = new TextRun({
    ...{ children: [PageNumber.CURRENT], font: FONT, size: SIZE.pageNumber * 2 },
  });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  });
}
