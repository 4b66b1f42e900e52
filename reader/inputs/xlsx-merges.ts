/** Merged cells of a workbook, which its reader leaves out. */
import { xmlTags } from './xml-tokens.ts';

/** Rows and columns from 0; `to…` belong to the cell. */
export interface Merge {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
}

/** Merged cells of one sheet that are looked at. */
const MOST_MERGES = 20_000;
/** A merged cell that says more than this is written in its first row alone. */
const LONGEST_REPEATED = 200;

/** The cells that are merged over several rows, by the name of their sheet. */
export function mergesOf(parts: ReadonlyMap<string, string>): Map<string, Merge[]> {
  const targets = new Map<string, string>();
  for (const tag of xmlTags(parts.get('xl/_rels/workbook.xml.rels') ?? '')) {
    const [id, target] = [tag.attribute('Id'), tag.attribute('Target')];
    if (id !== undefined && target !== undefined) targets.set(id, target);
  }
  const merges = new Map<string, Merge[]>();
  for (const tag of xmlTags(parts.get('xl/workbook.xml') ?? '')) {
    if (!/(?:^|:)sheet$/.test(tag.name)) continue;
    const target = targets.get(tag.attribute('r:id') ?? '')?.replace(/^\/?(?:xl\/)?/, 'xl/');
    const xml = parts.get(target ?? '');
    const name = tag.attribute('name');
    if (xml !== undefined && name !== undefined) merges.set(plain(name), mergesOfSheet(xml));
  }
  return merges;
}

const MERGE = /<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;

function mergesOfSheet(xml: string): Merge[] {
  const merges: Merge[] = [];
  for (const [, letters = '', from, to] of xml.matchAll(MERGE)) {
    if (merges.length >= MOST_MERGES) break;
    const merge = { row: Number(from) - 1, column: columnNumber(letters), toRow: Number(to) - 1 };
    if (merge.toRow > merge.row) merges.push(merge);
  }
  return merges;
}

/** Writes what a merged cell says into the rows below that it covers. */
export function fillMerged(rows: string[][], merges: readonly Merge[]): void {
  for (const { row, column, toRow } of merges) {
    const text = rows[row]?.[column] ?? '';
    if (text === '' || text.length > LONGEST_REPEATED) continue;
    for (const below of rows.slice(row + 1, toRow + 1)) {
      if (below[column] === '' && below.some((cell) => cell !== '')) below[column] = text;
    }
  }
}

/** "A" → 0, "Z" → 25, "AA" → 26. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
