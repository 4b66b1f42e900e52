import type { Language } from '../../../platform/html/language.ts';
import type { ApiDocument } from '../make-document.ts';
import type { Operation, Parameter } from '../operation.ts';
import { type JsonSchema, refName } from '../rules/json-schema.ts';
import { DOCS_WORDS, type DocsWords } from '../words/docs-words.ts';

/** An endpoint as the pages show it. */
export interface DocsEntry {
  readonly method: string;
  readonly path: string;
  readonly capability: string;
  readonly operation: Operation;
}

/** The document as it is leafed through, in one language. */
export interface DocsBook {
  readonly lang: Language;
  readonly words: DocsWords;
  readonly document: ApiDocument;
  /** Where the server is reached; as an example where that is not known. */
  readonly server: string;
  readonly origin: string;
  readonly entries: readonly DocsEntry[];
  component(name: string): JsonSchema;
  /** What an endpoint does, in this language where it was written. */
  summary(entry: DocsEntry): string;
}

export function openBook(document: ApiDocument, lang: Language, origin: string): DocsBook {
  return {
    ...{ lang, document, origin, words: DOCS_WORDS[lang] },
    server: origin === '' ? 'https://chidao.example.vn' : origin,
    entries: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...{ path, operation, method: method.toUpperCase() },
        capability: operation.tags[0] ?? '',
      })),
    ),
    component: (name) => document.components.schemas[name] ?? {},
    summary: ({ operation }) => (lang === 'vi' && operation['x-summary-vi']) || operation.summary,
  };
}

/** Where the pages stand, without language. */
export const DOCS = '/docs/api';
export const groupPath = (capability: string) => `${DOCS}/${capability}`;
export const entryPath = ({ capability, operation }: DocsEntry) =>
  `${DOCS}/${capability}/${operation.operationId}`;
export const shapePath = (name: string) => `${DOCS}/shapes/${name}`;

/** A shared parameter as it is. */
export function parameterOf({ document }: DocsBook, parameter: Parameter): Parameter {
  const name = parameter.$ref?.split('/').at(-1);
  return name === undefined ? parameter : (document.components.parameters[name] ?? parameter);
}

/** A schema itself, and the name under which it is known. */
export function shapeOf(
  book: DocsBook,
  schema: JsonSchema,
): { readonly name: string | null; readonly schema: JsonSchema } {
  const name = refName(schema);
  return name === null ? { name, schema } : { name, schema: book.component(name) };
}

/** Entries whose address, name or words hold every word of a question, accents and case aside. */
export function search(books: readonly DocsBook[], question: string): DocsEntry[] {
  const wanted = plain(question).split(/\s+/).filter(Boolean);
  const [book] = books;
  if (!book || wanted.length === 0) return [];
  return book.entries.filter((entry) => {
    const { method, path, operation } = entry;
    const said = books.map((each) => each.summary(entry)).join(' ');
    const text = plain(`${method} ${path} ${operation.operationId} ${said}`);
    return wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}
