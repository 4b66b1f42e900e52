import { type Html, html, join } from './html.ts';
import { jsonLd } from './json-ld.ts';
import { addressIn, type Language, otherLanguage } from './language.ts';
import { SHELL_WORDS } from './shell-words.ts';
import { PUBLIC_SCRIPT, PUBLIC_STYLE } from './style.ts';

/** A step of the way to a page: a name, and the address (without language) where it leads. */
export interface Crumb {
  readonly name: string;
  readonly path: string;
}

/** A public page without what stands around it. */
export interface Page {
  readonly lang: Language;
  /** Name of the page, without the name of the site. */
  readonly title: string;
  /** One or two sentences for search engines and previews. */
  readonly description: string;
  /** Its stable address with its query, without the language, such as `/p/bo-tttt/601-qd-btttt-2022`. */
  readonly path: string;
  /** Where the server is reached, such as `https://cong-khai.example.vn`; empty where that is not known. */
  readonly origin: string;
  /** What stands in `<main>`; it begins with the only `<h1>`. */
  readonly body: Html;
  readonly crumbs?: readonly Crumb[];
  /** The day of the figures, as it is written; it stands in the foot of every sheet of paper. */
  readonly cutOff?: string | null;
  /** schema.org facts, as JSON-LD. */
  readonly facts?: unknown;
  /** Feeds and data that a program may look for: type, title, address. */
  readonly links?: readonly {
    readonly type: string;
    readonly title: string;
    readonly href: string;
  }[];
  /** False keeps the page out of search engines: old editions, filters, forms. */
  readonly isIndexed?: boolean;
  /** Whose pages these are, where they are not the public side: a name, and the address of its first page. */
  readonly site?: Crumb;
  /** False where there is no twin in the other language. */
  readonly hasTwin?: boolean;
  /** Of a page that is a piece of news: when it went out, when it was changed, its picture. */
  readonly article?: {
    readonly publishedAt: Date;
    readonly modifiedAt: Date;
    /** Its whole address. */
    readonly picture?: string | undefined;
  };
  /** False where the address that was asked for is not known, as on a page that says so. */
  readonly saysAddress?: boolean;
  /** More about the page in its foot: the licence, a contact. */
  readonly foot?: Html;
}

/** A whole HTML document, in the clothes of the public side. No script is needed to read it. */
export function pageShell(page: Page): string {
  const { lang, origin, crumbs = [], saysAddress = true } = page;
  const words = SHELL_WORDS[lang];
  const here = `${origin}${addressIn(lang, page.path)}`;
  return `<!doctype html>${html`<html lang="${lang}"><head>${headOf(page)}</head><body>
<a class="skip" href="#noi-dung">${words.skip}</a>
<header class="top"><a class="site" href="${addressIn(lang, page.site?.path ?? '/p')}">${page.site?.name ?? words.site}</a>${twinOf(page)}${toolsOf(page)}</header>
${
  crumbs.length > 0 &&
  html`<nav class="crumbs" aria-label="${words.crumbs}"><ol>${crumbs.map(
    ({ name, path }) => html`<li><a href="${addressIn(lang, path)}">${name}</a></li>`,
  )}</ol></nav>`
}
<main id="noi-dung" tabindex="-1">${page.body}</main>
<footer aria-label="${words.footer}">${page.foot}<p>${words.plain} <a href="${addressIn(lang, '/p/rieng-tu')}">${words.privacy}</a></p>${
    saysAddress &&
    html`<p class="where">${words.address}: <span>${here}</span>${page.cutOff && html`<br>${words.cutOff} ${page.cutOff}`}</p>`
  }</footer>
</body></html>`}`;
}

function headOf(page: Page): Html {
  const { lang, origin, title, description, article, isIndexed = true, hasTwin = true } = page;
  const words = SHELL_WORDS[lang];
  const here = `${origin}${addressIn(lang, page.path)}`;
  const twins = hasTwin && [
    html`<link rel="alternate" hreflang="vi" href="${origin + addressIn('vi', page.path)}">`,
    html`<link rel="alternate" hreflang="en" href="${origin + addressIn('en', page.path)}">`,
    html`<link rel="alternate" hreflang="x-default" href="${origin + addressIn('vi', page.path)}">`,
  ];
  const [locale, other] = lang === 'vi' ? ['vi_VN', 'en_US'] : ['en_US', 'vi_VN'];
  const parts = [
    html`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    html`<title>${title} · ${page.site?.name ?? words.site}</title><meta name="description" content="${description}">`,
    html`<meta name="color-scheme" content="light dark">`,
    html`<link rel="stylesheet" href="${PUBLIC_STYLE.path}"><script src="${PUBLIC_SCRIPT.path}" defer></script>`,
    html`<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="canonical" href="${here}">`,
    twins,
    !isIndexed && html`<meta name="robots" content="noindex">`,
    html`<meta property="og:type" content="${article ? 'article' : 'website'}"><meta property="og:site_name" content="${page.site?.name ?? words.site}">`,
    article &&
      html`<meta property="article:published_time" content="${article.publishedAt.toISOString()}"><meta property="article:modified_time" content="${article.modifiedAt.toISOString()}">`,
    html`<meta property="og:title" content="${title}"><meta property="og:description" content="${description}">`,
    html`<meta property="og:url" content="${here}"><meta property="og:locale" content="${locale}">`,
    hasTwin && html`<meta property="og:locale:alternate" content="${other}">`,
    // Previews take pictures by their whole address only.
    origin !== '' &&
      html`<meta property="og:image" content="${article?.picture ?? `${origin}/icon-512.png`}">`,
    html`<meta name="twitter:card" content="summary">`,
    (page.links ?? []).map(
      (link) =>
        html`<link rel="alternate" type="${link.type}" title="${link.title}" href="${link.href}">`,
    ),
    page.facts !== undefined && jsonLd(page.facts),
  ];
  return join(parts);
}

/** The same page in the other language. */
function twinOf({ lang, path, hasTwin = true }: Page): Html | null {
  const other = otherLanguage(lang);
  if (!hasTwin) return null;
  return html`<a class="other" href="${addressIn(other, path)}" lang="${other}" hreflang="${other}">${SHELL_WORDS[lang].other}</a>`;
}

/** Text size and contrast, by buttons that the style sheet alone obeys. */
function toolsOf({ lang }: Page): Html {
  const words = SHELL_WORDS[lang];
  const sizes = [
    ['co-nho', 'A−', words.smaller],
    ['co-vua', 'A', words.normal],
    ['co-lon', 'A+', words.larger],
    ['co-rat-lon', 'A++', words.largest],
  ] as const;
  return html`<div class="tools" role="group" aria-label="${words.tools}"><fieldset class="sizes"><legend class="unseen">${words.size}</legend>${sizes.map(
    ([id, sign, name]) =>
      html`<input type="radio" name="co-chu" id="${id}" class="unseen"${id === 'co-vua' && html` checked`}><label for="${id}" title="${name}"><span aria-hidden="true">${sign}</span><span class="unseen">${name}</span></label>`,
  )}</fieldset><span class="switch"><input type="checkbox" id="tuong-phan" class="unseen"><label for="tuong-phan">${words.contrast}</label></span></div>`;
}
