import { type Html, html } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import { DATA_LICENCE } from '../open-data/rules/open-document.ts';
import { PLAN_WORDS } from './plan-words.ts';

/** The licence in words and by its name, for the foot of a page. */
export function licenceFoot(lang: Language): Html {
  return html`<p>${PLAN_WORDS[lang].licence} <a rel="license" href="${DATA_LICENCE.address}">${DATA_LICENCE.name}</a></p>`;
}
