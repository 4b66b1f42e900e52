import { getDocumentProxy } from 'unpdf';
import { readZip } from '../../../reader/inputs/read-zip.ts';
import { xmlTags } from '../../../reader/inputs/xml-tokens.ts';

/** Files read back as whoever opens them would see them, to hold them against what they should say. */

/** The XML of the parts of a .docx, by name. */
export async function partsOf(docx: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { parts } = await readZip(docx, (name) => /\.(?:xml|rels)$/.test(name));
  return new Map([...parts].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}

export async function bodyXml(docx: Uint8Array): Promise<string> {
  return (await partsOf(docx)).get('word/document.xml') ?? '';
}

/** Every paragraph with words as `alignment size style| words`, sizes in half points as the file has them. */
export function linesOf(xml: string): string[] {
  return (xml.match(/<w:p[ >].*?<\/w:p>/gs) ?? []).flatMap((paragraph) => {
    const runs = (paragraph.match(/<w:r>.*?<\/w:r>/gs) ?? []).filter((run) => /<w:t[ >]/.test(run));
    const [first] = runs;
    if (first === undefined) return [];
    const align = /<w:jc w:val="(\w+)"/.exec(paragraph)?.[1] ?? 'left';
    const size = /<w:sz w:val="(\d+)"/.exec(first)?.[1] ?? '';
    const style = `${/<w:b\/>/.test(first) ? 'B' : ''}${/<w:i\/>/.test(first) ? 'I' : ''}`;
    const text = runs.map(wordsOfRun).join('');
    return text.trim() === '' ? [] : [`${align} ${size}${style}| ${text}`];
  });
}

/** Attributes of every tag of a name, in order. */
export function tagsOf(xml: string, name: string, attributes: readonly string[]): string[] {
  return [...xmlTags(xml)]
    .filter((tag) => tag.name === name && tag.kind !== 'close')
    .map((tag) => attributes.map((attribute) => tag.attribute(attribute) ?? '').join(' '));
}

export interface ReadPage {
  /** What stands under the upper margin. */
  readonly text: string;
  /** What stands in the upper margin: the page number. */
  readonly number: string;
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** Where the leftmost words begin and the rightmost end, in millimetres. */
  readonly left: number;
  readonly right: number;
  readonly sizes: ReadonlySet<number>;
}

/** The pages of a .pdf: words, size of the sheet, sizes of letters in points. */
export async function pagesOf(pdf: Uint8Array): Promise<ReadPage[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): Piece[] =>
        'str' in item ? [{ ...item, at: item.transform }] : [],
      );
      const isAbove = ({ at }: Piece) => Number(at[5]) > height - (UPPER_MARGIN * 72) / 25.4;
      const told = pieces.filter(({ str }) => str.trim() !== '');
      return {
        text: say(pieces.filter((piece) => !isAbove(piece))),
        number: say(pieces.filter(isAbove)).trim(),
        ...{ width: millimetres(width), height: millimetres(height) },
        left: millimetres(Math.min(...told.map(({ at }) => Number(at[4])))),
        right: millimetres(Math.max(...told.map((piece) => Number(piece.at[4]) + piece.width))),
        sizes: new Set(told.map(({ at }) => Math.round(Number(at[0])))),
      };
    }),
  );
}

const UPPER_MARGIN = 18;

interface Piece {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly width: number;
  readonly at: readonly unknown[];
}

function say(pieces: readonly Piece[]): string {
  return pieces.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join('');
}

/** Words without their spaces and line ends, which every kind of file sets as it likes. */
export function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00a0]+/g, '');
}

function wordsOfRun(run: string): string {
  return [...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, words = '']) => words)
    .join('')
    .replaceAll('&amp;', '&');
}

function millimetres(points: number): number {
  return Math.round((points * 25.4) / 72);
}
