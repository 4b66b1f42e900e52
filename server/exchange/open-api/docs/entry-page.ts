import { RIGHT_WORDS } from '../../../organisation/rules/right-words.ts';
import { RIGHTS, type Right } from '../../../organisation/rules/rights.ts';
import { type Html, html } from '../../../platform/html/html.ts';
import type { Answer } from '../answers.ts';
import { exampleOf } from '../rules/example.ts';
import type { JsonSchema } from '../rules/json-schema.ts';
import { type DocsBook, type DocsEntry, parameterOf, shapeOf } from './docs-book.ts';
import { code, requestExamples } from './examples.ts';
import { schemaTable, typeText } from './schema-table.ts';

/** One endpoint: who may ask it, what goes in, what comes out, and what can go wrong. */
export function entryPage(book: DocsBook, entry: DocsEntry): Html {
  const { words } = book;
  const { operation, method, path } = entry;
  const example = requestExamples(book, entry);
  return html`<h1><code>${method} ${path}</code></h1>
<p class="promise">${book.summary(entry)}</p>
${doorOf(book, entry)}
${parametersOf(book, entry)}
${operation.requestBody && html`<h2 id="body">${words.body}</h2>${contentOf(book, operation.requestBody.content)}`}
<h2 id="example">${words.example}</h2>
<h3>curl</h3>${code(example.curl)}
<h3>fetch</h3>${code(example.fetch)}
<h2 id="reply">${words.reply}</h2>
${replyOf(book, operation.responses)}
<h2 id="errors">${words.errors}</h2>
${errorTable(book, refusalsOf(book, operation.responses))}`;
}

function doorOf({ words, lang }: DocsBook, { operation }: DocsEntry): Html {
  const isOpen = operation.security.length === 0;
  const door = isOpen ? words.open : operation['x-open-to-keys'] ? words.keysYes : words.keysNo;
  const rights = (operation['x-rights'] ?? []).filter(isRight);
  return html`<dl class="facts"><dt>${words.keys}</dt><dd>${door}</dd>${
    !isOpen &&
    html`<dt>${words.rights}</dt><dd>${
      rights.length === 0
        ? words.noRights
        : rights.map((right) => html`<code>${right}</code> (${RIGHT_WORDS[right][lang]}) `)
    }</dd>`
  }${operation['x-act'] && html`<dt>${words.act}</dt><dd><code>${operation['x-act']}</code></dd>`}</dl>${
    operation.description && html`<p class="strip">${words.restricted}</p>`
  }`;
}

const KNOWN: ReadonlySet<string> = new Set(RIGHTS);
function isRight(text: string): text is Right {
  return KNOWN.has(text);
}

function parametersOf(book: DocsBook, { operation }: DocsEntry): Html | null {
  const { words } = book;
  const all = operation.parameters.map((each) => parameterOf(book, each));
  if (all.length === 0) return null;
  const places = { path: words.path, query: words.query, header: words.header };
  return html`<h2 id="parameters">${words.parameters}</h2><div class="scroll" tabindex="0" role="region" aria-label="${words.parameters}"><table><thead><tr><th>${words.name}</th><th>${words.place}</th><th>${words.type}</th><th>${words.must}</th><th>${words.meaning}</th></tr></thead><tbody>${all.map(
    ({ name = '', in: place = 'query', required, schema = {}, description, ...more }) =>
      html`<tr><td><code>${name}</code></td><td>${places[place]}</td><td>${typeText(book, schema)}</td><td>${required ? words.yes : words.no}</td><td>${(book.lang === 'vi' && more['x-description-vi']) || (description ?? '')}</td></tr>`,
  )}</tbody></table></div>`;
}

function contentOf(
  book: DocsBook,
  content: Readonly<Record<string, { readonly schema?: JsonSchema }>>,
): Html[] {
  const { words } = book;
  return Object.entries(content).map(([type, { schema }]) => {
    if (!schema) return html`<p><code>${type}</code>: ${words.file}</p>`;
    const shape = shapeOf(book, schema);
    const table = schemaTable(book, shape.schema, shape.name);
    return html`<p><code>${type}</code>: ${typeText(book, schema)}</p>${table}`;
  });
}

function replyOf(book: DocsBook, responses: Readonly<Record<string, Answer>>): Html {
  const { words } = book;
  const content = responses['200']?.content;
  if (!content) return html`<p>${words.elsewhere}</p>`;
  const schema = content['application/json']?.schema;
  const example = schema && exampleOf(schema, book.component);
  return html`${contentOf(book, content)}${
    example !== undefined &&
    html`<h3>${words.example}</h3>${code(JSON.stringify(example, null, 2))}`
  }`;
}

interface Told {
  readonly status: string;
  readonly code: string;
  readonly sentence: string;
}

function refusalsOf(book: DocsBook, responses: Readonly<Record<string, Answer>>): Told[] {
  return Object.entries(responses).flatMap(([status, { $ref }]) => {
    const answer = book.document.components.responses[$ref?.split('/').at(-1) ?? ''];
    if (status === 'default') return [];
    return Object.entries(answer?.['x-error-codes'] ?? {}).map(([name, said]) => ({
      ...{ status, code: name, sentence: said[book.lang] },
    }));
  });
}

function errorTable({ words }: DocsBook, told: readonly Told[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.errors}"><table><thead><tr><th class="n">${words.status}</th><th>${words.code}</th><th>${words.sentence}</th></tr></thead><tbody>${told.map(
    ({ status, code: name, sentence }) =>
      html`<tr><td class="n">${status}</td><td><code>${name}</code></td><td>${sentence}</td></tr>`,
  )}</tbody></table></div>`;
}

/** Every error of the interface, by code. */
export function errorsPage(book: DocsBook): Html {
  const all = Object.entries(book.document.components.responses).flatMap(([name, answer]) =>
    Object.entries(answer['x-error-codes'] ?? {}).map(([codeOf, said]) => ({
      ...{ status: /\d+$/.exec(name)?.[0] ?? '', code: codeOf, sentence: said[book.lang] },
    })),
  );
  const once = new Map(all.filter(({ status }) => status !== '').map((told) => [told.code, told]));
  const sorted = [...once.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return html`<h1>${book.words.allErrors}</h1><p>${book.words.errorsWords}</p>${errorTable(book, sorted)}`;
}
