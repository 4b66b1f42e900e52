import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { ZipFile } from 'yazl';
import { readZip } from '../../../reader/inputs/read-zip.ts';

/** A cell to be filled: line and column from 0. */
export interface FilledCell {
  readonly at: number;
  readonly column: number;
  readonly value: string | number;
}

const MADE_AT = new Date(Date.UTC(2016, 0, 1));

/**
 * Writes into a workbook of somebody else without touching anything but the given cells: their form, their
 * formulas, widths and colours stay, because whoever made the form will read it by machine.
 *
 * @param sheetName the sheet as the workbook names it
 * @throws Error where the workbook has no such sheet
 */
export async function fillSheet(
  bytes: Uint8Array,
  sheetName: string,
  cells: readonly FilledCell[],
): Promise<Buffer> {
  const { names, parts } = await readZip(bytes, () => true);
  const path = sheetPath(sheetName, parts);
  const sheet = path === null ? undefined : parts.get(path);
  if (path === null || !sheet) throw new Error(`The workbook has no sheet ${sheetName}`);
  const filled = Buffer.from(withCells(sheet.toString('utf8'), cells));
  const zip = new ZipFile();
  for (const name of names) {
    const content = name === path ? filled : parts.get(name);
    // A folder has no content.
    if (content && !name.endsWith('/')) zip.addBuffer(content, name, { mtime: MADE_AT });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const FORM = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
} as const;
const parser = new XMLParser({ ...FORM, parseTagValue: false, trimValues: false });
const builder = new XMLBuilder({ ...FORM, suppressEmptyNode: true });

/** An element as the parser gives it: its name with its children, and its attributes under `:@`. */
type XmlNode = Record<string, unknown>;

function withCells(xml: string, cells: readonly FilledCell[]): string {
  const document: unknown = parser.parse(xml);
  const worksheet = childrenOf(childNamed(nodesIn(document), 'worksheet'), 'worksheet');
  const data = childrenOf(childNamed(worksheet, 'sheetData'), 'sheetData');
  for (const cell of cells) setCell(rowAt(data, cell.at), cell);
  return builder.build(document);
}

function setCell(row: XmlNode, { at, column, value }: FilledCell): void {
  const found = childrenOf(row, 'row');
  const reference = `${columnName(column)}${at + 1}`;
  const old = found.find((each) => attribute(each, 'r') === reference);
  const style = old && attribute(old, 's');
  const attributes = { r: reference, ...(style === undefined ? {} : { s: style }) };
  const made: XmlNode =
    typeof value === 'number'
      ? { c: [{ v: [{ '#text': String(value) }] }], ':@': attributes }
      : {
          c: [{ is: [{ t: [{ '#text': escaped(value) }], ':@': { 'xml:space': 'preserve' } }] }],
          ':@': { ...attributes, t: 'inlineStr' },
        };
  if (old) {
    found.splice(found.indexOf(old), 1, made);
    return;
  }
  const next = found.findIndex((each) => columnOf(attribute(each, 'r') ?? '') > column);
  found.splice(next < 0 ? found.length : next, 0, made);
}

function rowAt(data: XmlNode[], at: number): XmlNode {
  const found = data.find((each) => attribute(each, 'r') === String(at + 1));
  if (found) return found;
  const made: XmlNode = { row: [], ':@': { r: String(at + 1) } };
  const next = data.findIndex((each) => Number(attribute(each, 'r') ?? 0) > at + 1);
  data.splice(next < 0 ? data.length : next, 0, made);
  return made;
}

/** Where the content of a sheet lies: by its name in the workbook and the relation that it names. */
function sheetPath(name: string, parts: ReadonlyMap<string, Buffer>): string | null {
  const workbook = nodesIn(parser.parse(parts.get('xl/workbook.xml')?.toString('utf8') ?? ''));
  const sheets = childrenOf(
    childNamed(childrenOf(childNamed(workbook, 'workbook'), 'workbook'), 'sheets'),
    'sheets',
  );
  const sheet = sheets.find((each) => unescaped(attribute(each, 'name') ?? '') === name);
  const id = sheet && attribute(sheet, 'r:id');
  const rels = nodesIn(
    parser.parse(parts.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? ''),
  );
  const target = childrenOf(childNamed(rels, 'Relationships'), 'Relationships').find(
    (each) => attribute(each, 'Id') === id,
  );
  const path = target && attribute(target, 'Target');
  if (path === undefined || id === undefined) return null;
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`;
}

function nodesIn(value: unknown): XmlNode[] {
  return Array.isArray(value) ? value : [];
}

function childNamed(nodes: readonly XmlNode[], name: string): XmlNode {
  return nodes.find((each) => Object.hasOwn(each, name)) ?? { [name]: [] };
}

function childrenOf(node: XmlNode, name: string): XmlNode[] {
  return nodesIn(node[name]);
}

function attribute(node: XmlNode, name: string): string | undefined {
  const all = node[':@'];
  if (typeof all !== 'object' || all === null) return undefined;
  const value: unknown = Reflect.get(all, name);
  return typeof value === 'string' ? value : undefined;
}

/** 0 → A, 26 → AA. */
export function columnName(column: number): string {
  const [rest, letter] = [Math.floor(column / 26), String.fromCharCode(65 + (column % 26))];
  return rest === 0 ? letter : `${columnName(rest - 1)}${letter}`;
}

/** AA12 → 26. */
function columnOf(reference: string): number {
  const letters = reference.replace(/\d/g, '');
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML knows no such characters
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONGEST = 32_000;

function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .slice(0, LONGEST)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
