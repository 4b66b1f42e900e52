import pdfmake, { type Content } from 'pdfmake';
import type { Paper } from './paper.ts';
import { annexBlocks, textBlocks } from './pdf/blocks.ts';
import { FONT_FILES, FONTS } from './pdf/fonts.ts';
import { letterhead, opening, signatureBlock } from './pdf/heads.ts';
import { centred, pt } from './pdf/lines.ts';
import { SHEET, SIZE, textWidth } from './rules/form.ts';
import { textOf } from './rules/formed-blocks.ts';
import { type FormedPaper, formPaper } from './rules/formed-paper.ts';

/** What the library takes; it does not name the type. */
type Definition = Parameters<typeof pdfmake.createPdf>[0];

pdfmake.setFonts(FONTS);
// Nothing in a document is fetched: no address, and no file but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => FONT_FILES.has(path));

type Section = Extract<Definition['content'], { section: unknown }>;

/** Words that surely fit on a page together with a signature. */
const SHORT_ENOUGH = 1_500;
/** More lines than these, and what is kept on one page might not fit on it and would be cut off. */
const MOST_RECIPIENTS = 25;
/** Up to so many table rows a layout is tried again until no heading stands last on its page. */
const ROWS_TO_TRY_AGAIN = 300;

/** A document as a .pdf that looks as its .docx does, its fonts inside. */
export async function paperPdf(paper: Paper): Promise<Buffer> {
  const formed = formPaper(paper);
  const definition: Definition = {
    pageSize: 'A4',
    info: { title: formed.title, subject: paper.subject, creator: 'Chỉ Đạo', producer: 'Chỉ Đạo' },
    language: 'vi-VN',
    defaultStyle: { font: 'Tinos', fontSize: SIZE.text },
    content: [
      section(false, [...letterheadAndText(formed), ...ending(formed)]),
      ...formed.annexes.map((annex) => section(annex.landscape, annexBlocks(annex))),
    ],
    ...(rowsOf(formed) > ROWS_TO_TRY_AGAIN
      ? {}
      : {
          pageBreakBefore: (node, nodes) =>
            isHead(node) && nodes.getFollowingNodesOnPage().every(isHead),
        }),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

function letterheadAndText(formed: FormedPaper): Content[] {
  const width = textWidth(false);
  return [
    letterhead(formed),
    ...opening(formed),
    ...textBlocks(formed.body.slice(0, tailFrom(formed)), width),
  ];
}

/** Recipients and signature, on one page with the last words where these are short enough. */
function ending(formed: FormedPaper): Content[] {
  const last = textBlocks(formed.body.slice(tailFrom(formed)), textWidth(false));
  const signature: Content = { stack: [signatureBlock(formed)], margin: [0, 6, 0, 0] };
  return [
    { unbreakable: formed.foot.recipients.length <= MOST_RECIPIENTS, stack: [...last, signature] },
  ];
}

/** Where the last words begin that stay with the signature, the headings right over them among them. */
function tailFrom(formed: FormedPaper): number {
  const { body } = formed;
  if (!isLastShort(formed)) return body.length;
  const before = body.slice(0, -1);
  return before.findLastIndex(({ kind }) => kind !== 'heading') + 1;
}

function isLastShort({ body }: FormedPaper): boolean {
  const last = body.at(-1);
  return last !== undefined && last.kind !== 'table' && textOf(last.runs).length < SHORT_ENOUGH;
}

/** Pages of one numbering; the number stands in the middle of the upper margin from the second on. */
function section(landscape: boolean, content: readonly Content[]): Section {
  let first = 1;
  let before = 0;
  return {
    section: [...content],
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [pt(SHEET.left), pt(SHEET.top), pt(SHEET.right), pt(SHEET.bottom)],
    header: (page: number) => {
      // Pages come one after another, and from the start again when the layout is tried again.
      if (page !== before + 1) first = page;
      before = page;
      if (page === first) return null;
      return centred(String(page - first + 1), {
        size: SIZE.pageNumber,
        margin: [pt(SHEET.left), pt(SHEET.number), pt(SHEET.right), 0],
      });
    },
  };
}

/** A heading: not to stand last on its page, nor with headings alone after it. */
function isHead({ headlineLevel }: { readonly headlineLevel?: number | undefined }): boolean {
  return headlineLevel !== undefined;
}

function rowsOf({ body, annexes }: FormedPaper): number {
  return [body, ...annexes.map((annex) => annex.body)]
    .flat()
    .reduce((sum, block) => sum + (block.kind === 'table' ? block.table.rows.length : 0), 0);
}
