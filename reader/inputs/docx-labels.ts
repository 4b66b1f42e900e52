import type { DocxNumbering } from './docx-numbering.ts';
import { xmlTags } from './xml-tokens.ts';

interface OpenParagraph {
  numId?: string;
  level?: number;
  style?: string;
  /** The span of its list mark in the XML. */
  mark?: { start: number; end: number };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Writes the automatic numbers of paragraphs into a Word document part as if they had been typed, and
 * takes the list marks away, since mammoth knows that a paragraph is in a list but not what its label says.
 */
export function writeLabels(documentXml: string, numbering: DocxNumbering): string {
  const edits: Edit[] = [];
  const open: OpenParagraph[] = [];
  // Skipped: what a tracked change replaced, and the half of a choice that mammoth does not read.
  let skipped = 0;
  let properties = 0;
  let markStart = 0;
  for (const tag of xmlTags(documentXml)) {
    if (tag.name === 'w:pPrChange' || tag.name === 'mc:Choice') {
      if (tag.kind !== 'empty') skipped += tag.kind === 'open' ? 1 : -1;
      continue;
    }
    if (skipped > 0) continue;
    const paragraph = open.at(-1);
    switch (tag.kind === 'close' ? `/${tag.name}` : tag.name) {
      case 'w:p':
        if (tag.kind === 'open') open.push({});
        break;
      case '/w:p':
        open.pop();
        break;
      case 'w:pPr':
        if (tag.kind === 'open') properties += 1;
        break;
      case 'w:pStyle':
        if (paragraph && properties > 0) paragraph.style = tag.attribute('w:val');
        break;
      case 'w:numPr':
        markStart = tag.start;
        if (paragraph && tag.kind === 'empty') paragraph.mark = { start: tag.start, end: tag.end };
        break;
      case '/w:numPr':
        if (paragraph) paragraph.mark = { start: markStart, end: tag.end };
        break;
      case 'w:ilvl':
        if (paragraph) paragraph.level = Number.parseInt(tag.attribute('w:val') ?? '', 10) || 0;
        break;
      case 'w:numId':
        if (paragraph) paragraph.numId = tag.attribute('w:val');
        break;
      case '/w:pPr':
        properties = Math.max(0, properties - 1);
        if (paragraph) edits.push(...editsOf(paragraph, tag.end, numbering));
        break;
    }
  }
  return apply(documentXml, edits);
}

function editsOf(paragraph: OpenParagraph, end: number, numbering: DocxNumbering): Edit[] {
  const place = numbering.placeOf(paragraph, paragraph.style);
  if (!place) return [];
  const label = numbering.nextLabel(place);
  const run = `<w:r><w:t xml:space="preserve">${label}</w:t></w:r>`;
  return [
    // List 0 in place of the mark: it also silences the list of the paragraph's style.
    ...(paragraph.mark
      ? [{ ...paragraph.mark, text: '<w:numPr><w:numId w:val="0"/></w:numPr>' }]
      : []),
    ...(label ? [{ start: end, end, text: run }] : []),
  ];
}

function apply(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of edits) {
    if (edit.start < from) continue;
    pieces.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
