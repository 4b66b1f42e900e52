import { type Html, html } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import { PLAN_WORDS } from './plan-words.ts';

/** Under which all that is published may be used again: by name of the source, for any purpose. */
export const LICENCE = {
  name: 'CC BY 4.0',
  address: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** The licence in words and by its name, for the foot of a page. */
export function licenceFoot(lang: Language): Html {
  return html`<p>${PLAN_WORDS[lang].licence} <a rel="license" href="${LICENCE.address}">${LICENCE.name}</a></p>`;
}
