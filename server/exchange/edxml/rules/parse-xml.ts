import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unlifted } from './guard-xml.ts';

/** An element, with its prefix taken off: senders choose their own. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All of its own text, references replaced, white space at both ends taken off. */
  readonly text: string;
}

/** Nothing is expanded, guessed or turned into numbers: what comes out is what stands there. */
const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
  maxNestedTags: 60,
});

/**
 * Parses a message that `guardXml` let through.
 *
 * @returns the outermost element, or why and where the XML is broken
 */
export function parseXml(
  xml: string,
  lifted: readonly string[],
): XmlElement | { readonly line: number; readonly reason: string } {
  const checked = XMLValidator.validate(xml);
  if (checked !== true) return { line: checked.err.line, reason: checked.err.msg.slice(0, 200) };
  const parsed = parsedOf(xml);
  if (typeof parsed === 'string') return { line: 1, reason: parsed };
  const elements = Array.isArray(parsed) ? parsed.flatMap((node) => elementOf(node, lifted)) : [];
  const [root] = elements;
  if (!root || elements.length > 1) return { line: 1, reason: 'one outermost element is expected' };
  return root;
}

/** The parser refuses what it holds to be an attack on the language (names such as `__proto__`) by throwing. */
function parsedOf(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch (error) {
    return (error instanceof Error ? error.message : 'not read').slice(0, 200);
  }
}

/** The parser gives `{ name: children, ':@': attributes }` for an element and `{ '#text': … }` for a text. */
function elementOf(node: unknown, lifted: readonly string[]): XmlElement[] {
  if (!isRecord(node)) return [];
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name === '#text') return [];
  const content = node[name];
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  const written = isRecord(node[':@']) ? Object.entries(node[':@']) : [];
  const text = parts.map((part) => (isRecord(part) ? part['#text'] : undefined));
  const words = text.filter((part) => typeof part === 'string').join('');
  return [
    {
      name,
      attributes: new Map(written.map(([key, value]) => [key, withReferences(String(value))])),
      children: parts.flatMap((part) => elementOf(part, lifted)),
      text: withReferences(unlifted(words, lifted)).trim(),
    },
  ];
}

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
};

/** The five names that XML itself knows and characters by number; any other stays as it is written. */
function withReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{1,8}));/g,
    (whole, ten, hex, name) => {
      if (name) return NAMED[name] ?? whole;
      const code = ten ? Number(ten) : Number.parseInt(hex, 16);
      return isCharacter(code) ? String.fromCodePoint(code) : '';
    },
  );
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code > 0xffff && code <= 0x10ffff)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
