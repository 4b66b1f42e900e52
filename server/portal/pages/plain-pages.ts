import { html } from '../../platform/html/html.ts';
import { addressIn, LANGUAGES, type Language } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import type { PublicReply } from '../public-cache.ts';
import { PLAIN_WORDS } from './plain-words.ts';

const made = new Map<string, PublicReply>();

/** Nothing stands at an address: what may have happened, and where to go on. The same for every address. */
export function missingPage(lang: Language, origin: string): PublicReply {
  return once(`missing ${lang} ${origin}`, () => {
    const words = PLAIN_WORDS[lang];
    return plainPage(lang, origin, 404, words.missing, [words.missingWhy, words.missingNext]);
  });
}

/** So many read at once that this reader is asked to come again; the browser is told when. */
export function busyPage(lang: Language, origin: string): PublicReply {
  return once(`busy ${lang} ${origin}`, () => {
    const words = PLAIN_WORDS[lang];
    return plainPage(lang, origin, 503, words.busy, [words.busyNext]);
  });
}

/** Something went wrong here: no fault of the reader, who may come again. */
export function brokenPage(lang: Language, origin: string): PublicReply {
  return once(`broken ${lang} ${origin}`, () => {
    const words = PLAIN_WORDS[lang];
    return plainPage(lang, origin, 500, words.broken, [words.brokenNext]);
  });
}

/** A page of a few sentences and the way to all published plans. */
function plainPage(
  lang: Language,
  origin: string,
  status: PublicReply['status'],
  title: string,
  sentences: readonly string[],
): PublicReply {
  const words = PLAIN_WORDS[lang];
  const text = pageShell({
    ...{
      lang,
      title,
      origin,
      path: '/p',
      isIndexed: false,
      saysAddress: false,
      description: sentences.join(' '),
    },
    body: html`<h1>${title}</h1>${sentences.map((each) => html`<p>${each}</p>`)}
<p class="acts"><a class="first" href="${addressIn(lang, '/p')}">${words.all}</a></p>`,
  });
  return {
    ...{ status, type: 'text/html; charset=utf-8', bytes: Buffer.from(text) },
    ...{ headers: { 'content-language': lang }, authorities: [] },
  };
}

function once(key: string, make: () => PublicReply): PublicReply {
  const known = made.get(key) ?? make();
  // One for each language: an origin is a setting, not something that a reader says.
  if (made.size < LANGUAGES.length * 4) made.set(key, known);
  return known;
}
