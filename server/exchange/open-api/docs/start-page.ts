import { type Html, html } from '../../../platform/html/html.ts';
import { addressIn } from '../../../platform/html/language.ts';
import { capabilityWords } from '../words/capability-words.ts';
import { DOCS, type DocsBook, entryPath, groupPath } from './docs-book.ts';
import { code } from './examples.ts';

/** The first page: the first call in a minute, what is the same everywhere, and the groups. */
export function startPage(book: DocsBook): Html {
  const { words, lang, server, document } = book;
  const key = "-H 'Authorization: Bearer chd_…'";
  const address = (path: string) => `'${server}${path}'`;
  return html`<h1>${words.start}</h1>
<p class="promise">${words.lead}</p>
<p class="meta"><span>${words.version} ${String(document.info.version)}</span><span><a href="/api/openapi.json">${words.document}</a></span><span><a href="/api/client.d.ts">${words.types}</a></span></p>
${searchForm(book, '')}
<h2 id="minute">${words.minute}</h2>
<ol>
<li><p>${words.makeKey}</p></li>
<li><p>${words.whoAmI}</p>${code(`curl ${key} ${address('/api/session')}`)}</li>
<li><p>${words.readTasks}</p>${code(`curl ${key} ${address('/api/tasks?sort=status&limit=20')}`)}</li>
<li><p>${words.report}</p>${code(
    [
      `curl -X POST ${key} -H 'Content-Type: application/json' \\`,
      "  -H 'Idempotency-Key: bao-cao-2026-w47-nv-1' \\",
      `  -d '{"version": 4, "percent": 80, "body": "Đã bàn giao 800 trong 1.000 máy."}' \\`,
      `  ${address('/api/tasks/102345678901234567/progress')}`,
    ].join('\n'),
  )}</li>
</ol>
<h2 id="ways">${words.ways}</h2>
${WAYS.map(([title, said]) => html`<h3>${words[title]}</h3><p>${words[said]}</p>`)}
<p><a href="${addressIn(lang, `${DOCS}/errors`)}">${words.allErrors}</a></p>
<h2 id="groups">${words.groups}</h2>
<ul class="list">${groupsOf(book).map(
    ([capability, count]) =>
      html`<li><h3><a href="${addressIn(lang, groupPath(capability))}">${capabilityWords(capability)[lang]}</a></h3><p class="meta"><span>${count} ${words.endpoints}</span></p></li>`,
  )}</ul>`;
}

const WAYS = [
  ['paging', 'pagingWords'],
  ['errors', 'errorsWords'],
  ['retry', 'retryWords'],
  ['versions', 'versionsWords'],
  ['etag', 'etagWords'],
  ['limits', 'limitsWords'],
  ['files', 'filesWords'],
  ['webhooks', 'webhooksWords'],
] as const;

/** Capabilities in the order of the document, each with the number of its endpoints. */
function groupsOf({ document, entries }: DocsBook): [string, number][] {
  return document.tags.map(({ name }) => [
    ...([name, entries.filter(({ capability }) => capability === name).length] as const),
  ]);
}

/** Finds endpoints without a script. */
export function searchForm({ words, lang }: DocsBook, question: string): Html {
  return html`<form class="search" role="search" action="${addressIn(lang, `${DOCS}/search`)}"><label class="f">${words.search}<input type="search" name="q" value="${question}" maxlength="100"></label><button>${words.find}</button></form>`;
}

/** Endpoints as a list, each leading to its page. */
export function entryList(book: DocsBook, entries: DocsBook['entries']): Html {
  const { words, lang } = book;
  return html`<ul class="list">${entries.map((entry) => {
    const { operation, method, path } = entry;
    const isOpen = operation.security.length === 0;
    const door = isOpen ? words.open : operation['x-open-to-keys'] ? words.keysYes : words.keysNo;
    return html`<li><h3><a href="${addressIn(lang, entryPath(entry))}"><code>${method} ${path}</code></a></h3><p>${book.summary(entry)}</p><p class="meta"><span>${door}</span></p></li>`;
  })}</ul>`;
}
