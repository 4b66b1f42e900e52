import { Html } from './html.ts';

/** Letters that could end the element or a line of script; JSON may write each by its number. */
const ESCAPED = /[<>&\u2028\u2029]/g;

/** Facts for machines (schema.org) as a block of data: nothing runs it, so the content policy lets it stand. */
export function jsonLd(facts: unknown): Html {
  const json = JSON.stringify(facts).replace(
    ESCAPED,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Html(`<script type="application/ld+json">${json}</script>`);
}
