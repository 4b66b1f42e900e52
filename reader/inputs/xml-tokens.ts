/** A start or end tag of an XML text; text between tags is not reported. */
export interface XmlTag {
  /** Name with its prefix, e.g. `w:p`. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  /** Offset after the closing `>`. */
  readonly end: number;
  /** The value of an attribute, e.g. `w:val`; character references are left as they are. */
  attribute(name: string): string | undefined;
}

const TAG = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

/**
 * The tags of an XML text written by a machine, in order. Enough to find and mark places in Office
 * parts; everything that needs a real parser goes through mammoth.
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (const match of xml.matchAll(TAG)) {
    const [whole, slash, name = '', attributes = '', selfClosing] = match;
    yield {
      name,
      kind: slash ? 'close' : selfClosing ? 'empty' : 'open',
      start: match.index,
      end: match.index + whole.length,
      attribute: (wanted) => attributeOf(attributes, wanted),
    };
  }
}

function attributeOf(attributes: string, wanted: string): string | undefined {
  for (const [, name, double, single] of attributes.matchAll(
    /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (name === wanted) return double ?? single;
  }
  return undefined;
}
