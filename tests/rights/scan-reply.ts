import { getDocumentProxy } from 'unpdf';
import { readZip } from '../../reader/inputs/read-zip.ts';

/** A word that stands in the texts of one thing and nowhere else: letters and figures only, so that no writer splits it. */
export const CANARY = /zq[0-9a-z]{4}qz/gi;

export function canaryOf(ordinal: number): string {
  return `zq${ordinal.toString(36).padStart(4, '0')}qz`;
}

export interface Shown {
  /** Words of things, in lower case. */
  readonly canaries: ReadonlySet<string>;
  /** Numbers as long as an id. */
  readonly ids: ReadonlySet<string>;
  readonly text: string;
}

/** What a reply shows, whatever it is: JSON, text, a stream, a table, a workbook, a letter; its headers too. */
export async function scan(
  headers: Readonly<Record<string, unknown>>,
  body: Buffer,
): Promise<Shown> {
  const text = `${JSON.stringify(headers)}\n${await textOf(body)}`;
  return {
    text,
    canaries: new Set((text.match(CANARY) ?? []).map((word) => word.toLowerCase())),
    ids: new Set(text.match(/\b\d{15,19}\b/g) ?? []),
  };
}

async function textOf(body: Buffer): Promise<string> {
  if (body.subarray(0, 2).toString('latin1') === 'PK') {
    const { parts } = await readZip(body, () => true);
    return [...parts.values()].map((bytes) => bytes.toString('utf8')).join('\n');
  }
  if (body.subarray(0, 5).toString('latin1') === '%PDF-') {
    const document = await getDocumentProxy(new Uint8Array(body));
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    return pages.join('\n');
  }
  return body.toString('utf8');
}
