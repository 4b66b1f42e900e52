import { type Html, html } from '../../../platform/html/html.ts';
import { exampleOf } from '../rules/example.ts';
import { type DocsBook, type DocsEntry, parameterOf } from './docs-book.ts';

/** Lines as they are typed; a long one scrolls by itself. */
export function code(text: string): Html {
  return html`<div class="panel scroll" tabindex="0"><pre><code>${text}</code></pre></div>`;
}

/** What readers type; nothing is asked from here. */
const CALL = 'fetch';

/** The same request as curl and as fetch, with everything that must be there. */
export function requestExamples(book: DocsBook, entry: DocsEntry): { curl: string; fetch: string } {
  const { method, operation } = entry;
  const url = `${book.server}${exampleAddress(book, entry)}`;
  const isAct = operation['x-act'] !== undefined;
  const content = operation.requestBody?.content ?? {};
  const json = content['application/json']?.schema;
  const body = json === undefined ? null : exampleOf(json, book.component);
  const isFile = 'multipart/form-data' in content && body === null;
  const hasKey = operation['x-open-to-keys'];
  const headers: [string, string][] = [
    ...(hasKey ? [['Authorization', 'Bearer chd_…'] as [string, string]] : []),
    ...(isAct ? [['Idempotency-Key', 'viec-nay-mot-lan-1'] as [string, string]] : []),
    ...(body === null ? [] : [['Content-Type', 'application/json'] as [string, string]]),
  ];
  const curl = [
    `curl${method === 'GET' ? '' : ` -X ${method}`}`,
    ...headers.map(([name, value]) => `-H '${name}: ${value}'`),
    ...(body === null ? [] : [`-d '${JSON.stringify(body, null, 2)}'`]),
    ...(isFile ? ["-F 'file=@bien-ban.pdf'"] : []),
    `'${url}'`,
  ].join(' \\\n  ');
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}',`]),
    ...(headers.length > 0
      ? [
          `headers: {\n${headers.map(([name, value]) => `    '${name}': '${value}',`).join('\n')}\n  },`,
        ]
      : []),
    ...(body === null
      ? []
      : [`body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),`]),
    ...(isFile ? ['body: form, // new FormData()'] : []),
  ];
  const more = options.length > 0 ? `, {\n  ${options.join('\n  ')}\n}` : '';
  return { curl, fetch: `const reply = await ${CALL}('${url}'${more});` };
}

function exampleAddress(book: DocsBook, { path, operation }: DocsEntry): string {
  const all = operation.parameters.map((each) => parameterOf(book, each));
  const exampleIn = ({ name = '', schema = {} }: (typeof all)[number]) =>
    encodeURIComponent(String(exampleOf(schema, book.component, { name })));
  const at = all
    .filter((each) => each.in === 'path')
    .reduce((text, each) => text.replace(`{${each.name}}`, exampleIn(each)), path);
  const query = all.filter((each) => each.in === 'query' && each.required);
  if (query.length === 0) return at;
  return `${at}?${query.map((each) => `${each.name}=${exampleIn(each)}`).join('&')}`;
}
