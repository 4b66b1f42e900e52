import { type Html, html, join } from '../../../platform/html/html.ts';
import { addressIn } from '../../../platform/html/language.ts';
import { type JsonSchema, refName } from '../rules/json-schema.ts';
import { FIELD_WORDS } from '../words/field-words.ts';
import { type DocsBook, shapePath } from './docs-book.ts';

/** Fields of fields are shown so deep; what is deeper has a name and a page of its own. */
const DEEPEST = 3;

interface Line {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: JsonSchema;
  readonly meaning: string;
}

/** The fields of a schema as a table; null where there are none. */
export function schemaTable(book: DocsBook, schema: JsonSchema, shape: string | null): Html | null {
  const { words } = book;
  const lines = linesOf(book, schema, { shape, before: '', depth: 0 });
  if (lines.length === 0) return null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.type}"><table><thead><tr><th>${words.name}</th><th>${words.type}</th><th>${words.must}</th><th>${words.meaning}</th></tr></thead><tbody>${lines.map(
    (line) =>
      html`<tr><td><code>${line.name}</code></td><td>${typeText(book, line.schema)}</td><td>${line.isRequired ? words.yes : words.no}</td><td>${line.meaning}</td></tr>`,
  )}</tbody></table></div>`;
}

function linesOf(
  book: DocsBook,
  schema: JsonSchema,
  at: { readonly shape: string | null; readonly before: string; readonly depth: number },
): Line[] {
  const { shape, before, depth } = at;
  if (schema.type === 'array' && schema.items && !refName(schema.items)) {
    return linesOf(book, schema.items, { ...at, before: `${before}[]` });
  }
  const parts = schema.allOf?.map((part) => resolvedOnce(book, part)) ?? [schema];
  return parts.flatMap((part) =>
    Object.entries(part.properties ?? {}).flatMap(([name, field]) => {
      const full = before === '' ? name : `${before}.${name}`;
      const line: Line = {
        ...{ name: full, schema: field, isRequired: part.required?.includes(name) ?? false },
        meaning: meaningOf(book, `${shape}.${name}`, field),
      };
      const inner = either(field);
      const isDeep = depth >= DEEPEST || refName(inner) !== null;
      return [
        line,
        ...(isDeep ? [] : linesOf(book, inner, { shape: null, before: full, depth: depth + 1 })),
      ];
    }),
  );
}

function resolvedOnce(book: DocsBook, schema: JsonSchema): JsonSchema {
  const name = refName(schema);
  return name === null ? schema : book.component(name);
}

/** What a field holds beside null. */
function either(schema: JsonSchema): JsonSchema {
  const others = (schema.anyOf ?? schema.oneOf ?? []).filter((each) => each.type !== 'null');
  return others.length === 1 && others[0] ? others[0] : schema;
}

function meaningOf({ lang }: DocsBook, key: string, schema: JsonSchema): string {
  return FIELD_WORDS[key]?.[lang] ?? schema.description ?? '';
}

/** A type in words; what has a name leads to its page. */
export function typeText(book: DocsBook, schema: JsonSchema): Html {
  const { words, lang } = book;
  const name = refName(schema);
  if (name !== null) return html`<a href="${addressIn(lang, shapePath(name))}">${name}</a>`;
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum) {
    return join(
      schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ' | ',
    );
  }
  const all = schema.anyOf ?? schema.oneOf;
  if (all)
    return join(
      all.map((each) => typeText(book, each)),
      ` ${words.or} `,
    );
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return html`${words.anything}`;
  return join(
    types.map((type) => plainType(book, type, schema)),
    ` ${words.or} `,
  );
}

function plainType(book: DocsBook, type: string, schema: JsonSchema): Html {
  const { words } = book;
  if (type === 'array') return html`${words.list} ${typeText(book, schema.items ?? {})}`;
  const limits = [
    schema.minimum === undefined ? '' : `≥ ${schema.minimum}`,
    schema.maximum === undefined ? '' : `≤ ${schema.maximum}`,
    schema.maxLength === undefined ? '' : `≤ ${schema.maxLength}`,
  ].filter(Boolean);
  const names: Readonly<Record<string, string>> = {
    ...{ string: words.text, integer: words.integer, number: words.number, null: words.null },
    ...{ boolean: words.boolean, object: words.object },
  };
  return html`${names[type] ?? type}${limits.length > 0 && ` (${limits.join(', ')})`}`;
}
