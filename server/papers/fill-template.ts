import {
  type IPatch,
  type Paragraph,
  PatchType,
  patchDetector,
  patchDocument,
  type Table,
  TextRun,
} from 'docx';
import { annexBlocks } from './docx/annex.ts';
import { textBlocks } from './docx/blocks.ts';
import { blocksXml } from './docx/blocks-xml.ts';
import { textParagraph } from './docx/lines.ts';
import { ruledTable } from './docx/table.ts';
import type { Paper } from './paper.ts';
import { Paper as PaperShape } from './paper-contract.ts';
import { mainXml, rewriteDocx } from './rewrite-docx.ts';
import type { FormedBlock } from './rules/formed-blocks.ts';
import { type FormedPaper, formPaper, writtenDay } from './rules/formed-paper.ts';
import type { PaperTable } from './rules/paper.ts';
import { placeNamed } from './rules/template-places.ts';
import { placeAnnexes, placeTexts, templateWidth } from './template-sections.ts';

/**
 * A paper in an office's own Word file: every place filled, annexes in sections of their own at its end,
 * everything else as the office has it.
 *
 * @param template a file that has passed `checkTemplate`
 */
export async function fillTemplate(template: Uint8Array, paper: Paper): Promise<Buffer> {
  const quiet = withoutPlaces(paper);
  const formed = formPaper(quiet);
  const written = await patchDetector({ data: Buffer.from(template) });
  const worded = await patchDocument({
    outputType: 'nodebuffer',
    data: Buffer.from(template),
    patches: wordPatches(written, quiet, formed),
  });
  // The library looks through all paragraphs again for each place: long texts are put in by one pass of ours.
  const texts = await textsFor(written, formed, templateWidth(await mainXml(worded)));
  const annexes = await Promise.all(formed.annexes.map((annex) => blocksXml(annexBlocks(annex))));
  return rewriteDocx(worded, (xml) =>
    placeAnnexes(placeTexts(xml, texts), formed.annexes, annexes),
  );
}

function wordPatches(
  written: readonly string[],
  paper: Paper,
  formed: FormedPaper,
): Record<string, IPatch> {
  const patches = written.flatMap((key): [string, IPatch][] => {
    const place = placeNamed(key);
    const words = place ? wordsFor(place.name, paper, formed) : null;
    return words === null ? [] : [[key, { type: PatchType.PARAGRAPH, children: inLine(words) }]];
  });
  return Object.fromEntries(patches);
}

/** The XML of every text and table that has a place, by its name. */
async function textsFor(
  written: readonly string[],
  formed: FormedPaper,
  width: number,
): Promise<ReadonlyMap<string, string>> {
  const names = written.flatMap((key) => placeNamed(key)?.name ?? []);
  const own = new Set(names.flatMap((name) => tableNumber(name) ?? []));
  const texts = new Map<string, string>();
  for (const name of names) {
    const blocks = blocksFor(name, formed, own, width);
    if (blocks !== null) texts.set(name, await blocksXml(blocks));
  }
  return texts;
}

/** The lines of a place inside a line of the template; null for one that takes a paragraph. */
function wordsFor(
  name: string,
  paper: Paper,
  { head, name: type, to, decider, foot }: FormedPaper,
): readonly string[] | null {
  switch (name) {
    case 'co_quan_chu_quan':
      return head.above;
    case 'co_quan':
      return head.organ;
    case 'so':
      return [head.number.replace(/^Số: /, '')];
    case 'dia_danh':
      return [paper.place];
    case 'ngay':
      return [writtenDay(paper)];
    case 'ten_loai':
      return [type ?? ''];
    case 'trich_yeu':
      return [head.about ?? paper.subject];
    case 'kinh_gui':
      return to === null ? [''] : to.lines.length > 0 ? to.lines : [paper.to[0] ?? ''];
    case 'tham_quyen':
      return [decider ?? ''];
    case 'noi_nhan':
      return foot.recipients;
    case 'quyen_han':
      return foot.position;
    case 'nguoi_ky':
      return [foot.name ?? ''];
    default:
      return null;
  }
}

/**
 * The paragraphs of a place that takes them; null for another.
 *
 * @param own numbers of the tables that have places of their own
 */
function blocksFor(
  name: string,
  formed: FormedPaper,
  own: ReadonlySet<number>,
  width: number,
): (Paragraph | Table)[] | null {
  if (name === 'can_cu') {
    return formed.bases.map((text) => textParagraph([{ text }], { italic: true }));
  }
  const tables = formed.body.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  if (name === 'noi_dung') return textBlocks(withoutTables(formed.body, tables, own), width, true);
  const number = tableNumber(name);
  if (number === null) return null;
  const table = tables[number - 1];
  return table ? ruledTable(table, width) : [];
}

function withoutTables(
  body: readonly FormedBlock[],
  tables: readonly PaperTable[],
  own: ReadonlySet<number>,
): FormedBlock[] {
  return body.filter(
    (block) => block.kind !== 'table' || !own.has(tables.indexOf(block.table) + 1),
  );
}

function tableNumber(name: string): number | null {
  const found = /^bang:(\d+)$/.exec(name);
  return found ? Number(found[1]) : null;
}

/** Words take the look of the place that they are put in. */
function inLine(lines: readonly string[]): TextRun[] {
  return lines.map((text, at) => new TextRun(at === 0 ? { text } : { text, break: 1 }));
}

/** Words of a paper that look like a place are no place: an unseen joiner stands between the two braces. */
function withoutPlaces(paper: Paper): Paper {
  return PaperShape.parse(JSON.parse(JSON.stringify(paper).replaceAll('{{', '{\u2060{')));
}
