import { type Html, html } from '../../../platform/html/html.ts';
import { type Crumb, pageShell } from '../../../platform/html/page-shell.ts';
import { exampleOf } from '../rules/example.ts';
import { capabilityWords } from '../words/capability-words.ts';
import { SHAPE_WORDS } from '../words/field-words.ts';
import { DOCS, type DocsBook, entryPath, groupPath, search, shapePath } from './docs-book.ts';
import { entryPage, errorsPage } from './entry-page.ts';
import { code } from './examples.ts';
import { schemaTable, typeText } from './schema-table.ts';
import { entryList, searchForm, startPage } from './start-page.ts';

/** A page of the documentation before it is clothed; null where there is none. */
interface Found {
  readonly title: string;
  readonly path: string;
  readonly body: Html;
  readonly crumbs?: readonly Crumb[];
  readonly isIndexed?: boolean;
}

/**
 * A page of the documentation of the open interface.
 *
 * @param rest of the address after `/docs/api`, part by part
 * @param question to the search
 * @param other the same book in the other language: words are found in both
 */
export function docsPage(
  book: DocsBook,
  other: DocsBook,
  rest: readonly string[],
  question: string,
): string | null {
  const found = pageAt(book, other, rest, question);
  return found && clothed(book, found);
}

/** What is shown where there is no page. */
export function missingPage(book: DocsBook): string {
  const body = html`<h1>404</h1><p class="empty">${book.words.missing}</p>`;
  return clothed(book, { title: '404', path: DOCS, body, isIndexed: false });
}

function clothed({ words, lang, origin }: DocsBook, found: Found): string {
  const { crumbs = [] } = found;
  return pageShell({
    ...{ lang, origin, ...found, description: words.about },
    crumbs: found.path === DOCS ? [] : [{ name: words.start, path: DOCS }, ...crumbs],
    site: { name: words.site, path: DOCS },
  });
}

function pageAt(
  book: DocsBook,
  other: DocsBook,
  rest: readonly string[],
  question: string,
): Found | null {
  const [first, second] = rest;
  const { words, lang } = book;
  if (first === undefined) return { title: words.start, path: DOCS, body: startPage(book) };
  if (first === 'search') return searchPage(book, other, question);
  if (first === 'errors' && second === undefined) {
    return { title: words.allErrors, path: `${DOCS}/errors`, body: errorsPage(book) };
  }
  if (first === 'shapes') return second === undefined ? null : shapePage(book, second);
  const entries = book.entries.filter(({ capability }) => capability === first);
  if (entries.length === 0) return null;
  const group = capabilityWords(first)[lang];
  if (second === undefined) {
    const body = html`<h1>${group}</h1>${searchForm(book, '')}${entryList(book, entries)}`;
    return { title: group, path: groupPath(first), body };
  }
  const entry = entries.find(({ operation }) => operation.operationId === second);
  return entry
    ? {
        title: `${entry.method} ${entry.path}`,
        path: entryPath(entry),
        body: entryPage(book, entry),
        crumbs: [{ name: group, path: groupPath(first) }],
      }
    : null;
}

function searchPage(book: DocsBook, other: DocsBook, question: string): Found {
  const { words } = book;
  const entries = search([book, other], question);
  const result =
    entries.length === 0
      ? html`<p class="empty">${words.nothing}</p>`
      : html`<p>${words.found} ${entries.length}</p>${entryList(book, entries)}`;
  return {
    ...{ title: words.search, path: `${DOCS}/search`, isIndexed: false },
    body: html`<h1>${words.search}</h1>${searchForm(book, question)}${question !== '' && result}`,
  };
}

function shapePage(book: DocsBook, name: string): Found | null {
  const { words, lang, document } = book;
  const schema = document.components.schemas[name];
  if (!schema) return null;
  const about = SHAPE_WORDS[name]?.[lang];
  const body = html`<h1>${words.shape} <code>${name}</code></h1>${about && html`<p>${about}</p>`}<p>${typeText(book, schema)}</p>${schemaTable(book, schema, name)}<h2>${words.example}</h2>${code(JSON.stringify(exampleOf(schema, book.component), null, 2))}`;
  return { title: name, path: shapePath(name), body };
}
