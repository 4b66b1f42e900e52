import { formatDay, isDay } from '../../calendar/rules/day.ts';
import { type Html, html } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { type PublicAnswer, type PublicAsk, type PublicPages, page } from '../pages/mount.ts';
import { type PublishedPlan, publishedPlan } from '../store/published.ts';
import { dataTables } from './rules/data-tables.ts';
import { DATA_LICENCE, type OpenDocument } from './rules/open-document.ts';
import { DATA_WORDS } from './words.ts';
import { csvOf, workbookOf } from './write-data.ts';

const PLAN = '/p/:authority/:plan';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Open data (dữ liệu mở) of each published plan at addresses that stay: one JSON document, one workbook, a CSV a
 * table, and what every column means. `?ban=` gives an older edition.
 */
export function openDataPages(pages: PublicPages): void {
  const files: readonly (readonly [string, string, (document: OpenDocument) => Made])[] = [
    ['du-lieu.json', 'application/json; charset=utf-8', (document) => JSON.stringify(document)],
    ['du-lieu.xlsx', XLSX, workbookOf],
    ...CSV_FILES.map(
      (file) =>
        [file, 'text/csv; charset=utf-8', ({ data }: OpenDocument) => tableOf(data, file)] as const,
    ),
  ];
  for (const [file, type, make] of files) {
    page(
      pages,
      `${PLAN}/${file}`,
      async (ask) => {
        const found = await planOf(pages, ask);
        const document = found && openDocument(found, pages.origin, ask);
        if (!found || !document) return null;
        const name = `${found.slug}-${document.edition.number}-${file}`;
        return {
          body: await make(document),
          authorities: [found.authorityId],
          type,
          headers: {
            'content-disposition': `attachment; filename="${name}"`,
            // Anybody's page may read it.
            'access-control-allow-origin': '*',
            link: `<${DATA_LICENCE.address}>; rel="license"`,
          },
        };
      },
      { languages: ['vi'], query: ['ban'] },
    );
  }
  page(pages, `${PLAN}/tu-dien`, (ask) => dictionaryPage(pages, ask));
}

type Made = string | Buffer | Promise<Buffer>;

const CSV_FILES = ['du-lieu.csv', 'linh-vuc.csv', 'chi-tieu.csv', 'kinh-phi.csv', 'xep-hang.csv'];

function tableOf(data: OpenDocument['data'], file: string): string {
  const table = dataTables(data).find((each) => each.file === file);
  return table ? csvOf(table) : '';
}

function planOf({ db }: PublicPages, { params, query }: PublicAsk): Promise<PublishedPlan | null> {
  const { authority = '', plan = '' } = params;
  const number = /^\d{1,4}$/.test(query.ban ?? '') ? Number(query.ban) : undefined;
  return publishedPlan(db, authority, plan, number);
}

function openDocument(
  { edition, authoritySlug, slug }: PublishedPlan,
  origin: string,
  { query }: PublicAsk,
): OpenDocument | null {
  if (!edition) return null;
  const { number, kind, publishedAt, note, snapshot } = edition;
  const source = `${origin}/p/${authoritySlug}/${slug}`;
  return {
    format: 'chidao.open-data/1',
    licence: DATA_LICENCE,
    source: query.ban === undefined ? source : `${source}?ban=${number}`,
    dictionary: `${source}/tu-dien`,
    edition: { number, kind, publishedAt, note },
    data: snapshot,
  };
}

/** Từ điển dữ liệu: every table with its address, every column with its meaning. */
async function dictionaryPage(pages: PublicPages, ask: PublicAsk): Promise<PublicAnswer | null> {
  const found = await planOf(pages, ask);
  if (!found?.edition) return null;
  const { lang } = ask;
  const words = DATA_WORDS[lang];
  const { snapshot } = found.edition;
  const path = `/p/${found.authoritySlug}/${found.slug}`;
  const cutOff = isDay(snapshot.cutOff) ? formatDay(snapshot.cutOff) : snapshot.cutOff;
  const body = html`<h1>${words.title}</h1>
<p>${found.title}. ${words.cutOff} ${cutOff}.</p>
<h2>${words.files}</h2>
<ul>
<li><a href="${path}/du-lieu.xlsx">XLSX</a>: ${words.xlsx}</li>
<li><a href="${path}/du-lieu.json">JSON</a>: ${words.json}</li>
<li><a href="${path}/du-lieu.stratml.xml">StratML</a>, <a href="${path}/du-lieu.iati.xml">IATI</a>: ${words.standards}</li>
</ul>
<p>${words.csvForm}</p>
${dataTables(snapshot).map((table) => tablePart(table, path, lang))}
<h2>${words.licence}</h2>
<p><a href="${DATA_LICENCE.address}" rel="license">${DATA_LICENCE.name}</a>. ${words.licenceSays}</p>
<h2>${words.again}</h2>
<p>${words.againSays}</p>`;
  return {
    body: pageShell({
      ...{ lang, title: `${words.title}: ${found.title}`, description: words.about, body },
      ...{ path: ask.path, origin: pages.origin, cutOff },
      crumbs: [
        { name: found.authorityName, path: `/p/${found.authoritySlug}` },
        { name: snapshot.plan.number ?? found.title, path },
      ],
    }),
    authorities: [found.authorityId],
  };
}

function tablePart(
  { file, title, columns, lines }: ReturnType<typeof dataTables>[number],
  path: string,
  lang: Language,
): Html {
  const words = DATA_WORDS[lang];
  return html`<h2 id="${file}">${title[lang]}</h2>
<p><a href="${addressIn('vi', `${path}/${file}`)}">${file}</a> · ${words.lines(lines.length)}</p>
<div class="wide"><table><thead><tr><th scope="col">${words.column}</th><th scope="col">${words.type}</th><th scope="col">${words.meaning}</th></tr></thead>
<tbody>${columns.map(
    ({ key, type, means }) =>
      html`<tr><th scope="row"><code>${key}</code></th><td>${words.types[type]}</td><td>${means[lang]}</td></tr>`,
  )}</tbody></table></div>`;
}
