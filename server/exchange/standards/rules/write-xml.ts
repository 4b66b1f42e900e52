import { XMLBuilder } from 'fast-xml-parser';

/** An element to be written; one with `text` has no children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlNode[];
  readonly text?: string;
}

/** An element with its children; those that are null are left out. */
export function node(name: string, ...children: readonly (XmlNode | null)[]): XmlNode {
  return { name, children: children.filter((child) => child !== null) };
}

/** An element with a text; null where there is none. */
export function leaf(name: string, text: string | number | null | undefined): XmlNode | null {
  if (text === null || text === undefined || text === '') return null;
  return { name, text: String(text) };
}

/** The same element with attributes; those without a value are left out. */
export function having(
  element: XmlNode,
  attributes: Readonly<Record<string, string | null | undefined>>,
): XmlNode {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, value] as const],
  );
  return { ...element, attributes: Object.fromEntries(given) };
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
});

/** XML 1.0 knows no control characters but tab and the ends of lines, and no halves of pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A document of XML in UTF-8. */
export function xmlDocument(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build([built(root)]).trim()}\n`;
}

function built({ name, attributes, children = [], text }: XmlNode): Record<string, unknown> {
  const inside = text === undefined ? children.map(built) : [{ '#text': clean(text) }];
  const at = Object.entries(attributes ?? {}).map(([key, value]) => [key, clean(value)]);
  return { [name]: inside, ...(at.length > 0 ? { ':@': Object.fromEntries(at) } : {}) };
}

function clean(text: string): string {
  return text.replace(FORBIDDEN, '');
}
