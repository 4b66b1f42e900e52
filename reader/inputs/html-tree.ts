import sanitizeHtml from 'sanitize-html';

/** An element of cleaned HTML. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
}

/** An element or a piece of text. */
export type HtmlNode = HtmlElement | string;

const FURNITURE = new Set(['nav', 'aside', 'footer', 'menu', 'dialog']);
const FURNITURE_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'dialog',
]);

const KEPT = [
  ...['html', 'body', 'main', 'div', 'section', 'article', 'header', 'form', 'fieldset', 'center'],
  ...[
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'pre',
    'address',
    'hr',
    'br',
    'figure',
  ],
  ...['figcaption', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'caption'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'details', 'summary', 'span', 'sup'],
  ...FURNITURE,
];

const WITHOUT_TEXT = [
  ...['script', 'style', 'textarea', 'noscript', 'template', 'iframe', 'object', 'svg', 'canvas'],
  ...['select', 'option', 'button', 'title', 'audio', 'video', 'map'],
];

/**
 * Cleans HTML from outside and gives it as a tree: no scripts, styles or hidden parts; without the
 * page's own furniture (menus, side columns, footers) unless told to keep it.
 */
export function htmlTree(html: string, furniture: 'drop' | 'keep'): HtmlElement {
  const clean = sanitizeHtml(html, {
    allowedTags: KEPT,
    nonTextTags: WITHOUT_TEXT,
    allowedAttributes: {
      '*': ['hidden', 'style', 'role', 'aria-hidden'],
      ol: ['type', 'start'],
      li: ['value'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    parseStyleAttributes: false,
    // `hidden` without a value must be seen.
    nonBooleanAttributes: [],
    nestingLimit: 120,
  });
  return parse(clean, furniture);
}

function isLeftOut({ tag, attributes }: HtmlElement, furniture: 'drop' | 'keep'): boolean {
  if (attributes.has('hidden')) return true;
  if (/display\s*:\s*none|mso-hide\s*:\s*all/i.test(attributes.get('style') ?? '')) return true;
  return (
    furniture === 'drop' &&
    (FURNITURE.has(tag) || FURNITURE_ROLES.has(attributes.get('role') ?? ''))
  );
}

const PIECE = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/g;
const VOID = new Set(['br', 'hr']);

/** Reads what sanitize-html wrote: closed tags, quoted attributes, four entities. */
function parse(clean: string, furniture: 'drop' | 'keep'): HtmlElement {
  const root: HtmlElement = { tag: 'body', attributes: new Map(), children: [] };
  const open = [root];
  for (const [, slash, tag, attributes = '', text] of clean.matchAll(PIECE)) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push(plainText(text));
    else if (slash) {
      if (parent !== root && parent.tag === tag) open.pop();
    } else if (tag !== undefined) {
      const element: HtmlElement = { tag, attributes: read(attributes), children: [] };
      if (!isLeftOut(element, furniture)) parent.children.push(element);
      if (!VOID.has(tag)) open.push(element);
    }
  }
  return root;
}

function read(attributes: string): Map<string, string> {
  return new Map(
    [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      plainText(value),
    ]),
  );
}

function plainText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
