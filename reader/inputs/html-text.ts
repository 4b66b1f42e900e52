import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { formatNumber } from './list-labels.ts';
import { tableLines } from './table-lines.ts';

const INLINE = new Set(['span', 'sup']);

/** The lines of a tree as a reader of the page sees them: a block a line, a table row a line. */
export function htmlLines(root: HtmlElement): string[] {
  const page = new Page();
  walkAll(root.children, page);
  return page.lines();
}

/** Collects text into lines, with the spaces of HTML collapsed. */
class Page {
  readonly #lines: string[] = [];
  #line = '';

  text(text: string): void {
    this.#line += text.replace(/[ \t\r\n\f]+/g, ' ');
  }

  break(): void {
    const line = this.#line.replace(/ {2,}/g, ' ').trim();
    if (line) this.#lines.push(line);
    this.#line = '';
  }

  add(lines: readonly string[]): void {
    this.break();
    for (const line of lines) this.#lines.push(line);
  }

  lines(): string[] {
    this.break();
    return this.#lines;
  }
}

function walkAll(nodes: readonly HtmlNode[], page: Page): void {
  for (const node of nodes) walk(node, page);
}

function walk(node: HtmlNode, page: Page): void {
  if (typeof node === 'string') {
    page.text(node);
    return;
  }
  if (INLINE.has(node.tag)) {
    walkAll(node.children, page);
    return;
  }
  page.break();
  walkBlock(node, page);
  page.break();
}

function walkBlock(node: HtmlElement, page: Page): void {
  switch (node.tag) {
    case 'br':
    case 'hr':
      break;
    case 'table':
      page.add(tableLines(node, htmlLines));
      break;
    case 'ol':
    case 'ul':
      listItems(node, page);
      break;
    case 'pre':
      for (const line of textOf(node).split('\n')) {
        page.text(line);
        page.break();
      }
      break;
    default:
      walkAll(node.children, page);
  }
}

function listItems(list: HtmlElement, page: Page): void {
  let next = integer(list.attributes.get('start')) ?? 1;
  for (const child of list.children) {
    if (typeof child === 'string' || child.tag !== 'li') {
      walk(child, page);
      continue;
    }
    page.break();
    if (list.tag === 'ul') page.text('- ');
    else {
      next = integer(child.attributes.get('value')) ?? next;
      const type = list.attributes.get('type') ?? '1';
      page.text(`${formatNumber(next, type)}${/[aA]/.test(type) ? ')' : '.'} `);
      next += 1;
    }
    // The words of an item often stand in a block of their own, which belongs behind the label.
    const [first, ...rest] = child.children.filter(
      (node) => typeof node !== 'string' || node.trim() !== '',
    );
    if (first !== undefined) {
      if (typeof first !== 'string' && ['p', 'div'].includes(first.tag))
        walkAll(first.children, page);
      else walk(first, page);
      walkAll(rest, page);
    }
    page.break();
  }
}

function textOf(node: HtmlNode): string {
  if (typeof node === 'string') return node;
  return node.tag === 'br' ? '\n' : node.children.map(textOf).join('');
}

function integer(text: string | undefined): number | undefined {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(value) ? value : undefined;
}
