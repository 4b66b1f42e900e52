/** A paragraph of a Word text: its words, and where its XML begins and ends. */
export interface DocxParagraph {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly inTable: boolean;
}

/** The innermost paragraphs of the XML of a Word text, in order; a place may be split over their runs. */
export function paragraphsOf(xml: string): DocxParagraph[] {
  const found: DocxParagraph[] = [];
  let tables = 0;
  let start = -1;
  for (const match of xml.matchAll(/<(\/?)w:(p|tbl)(?:\s[^>]*?)?(\/?)>/g)) {
    const [tag, closes, name, isEmpty] = match;
    if (isEmpty) continue;
    if (name === 'tbl') tables += closes ? -1 : 1;
    else if (!closes) start = match.index;
    else if (start >= 0) {
      const end = match.index + tag.length;
      found.push({ text: wordsOf(xml.slice(start, end)), start, end, inTable: tables > 0 });
      start = -1;
    }
  }
  return found;
}

function wordsOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, words = '']) => words)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
