import { html as escaping } from 'ghtml';
import { type Place, placesOf } from './places.ts';
import { safeAddress } from './safe-address.ts';

/** Markup that may stand on a page as it is: made by {@link html}, or vouched for with {@link raw}. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: words are escaped, markup stands as it is, nothing stands for nothing. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/**
 * Markup from a template. Every word is escaped, in text and in attributes; an address (href, src, action) that
 * would run something or lead to another protocol becomes `#`. A template that puts a value where escaping
 * cannot help (an attribute without quotes, a style, a handler, a script) is refused the first time it is used.
 *
 * @throws TypeError for such a template, and for markup inside an attribute: mistakes of whoever wrote it
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const places = placesOf(parts);
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += standing(value, places[index] ?? 'text') + (parts[index + 1] ?? '');
  });
  return new Html(text);
}

/** Markup that was made elsewhere and is known to be safe, such as a drawing of ours. Never words from outside. */
export function raw(markup: string): Html {
  return new Html(markup);
}

/** Markup put together from a list. */
export function join(list: readonly HtmlValue[], between: HtmlValue = ''): Html {
  return new Html(list.map(inText).join(inText(between)));
}

function standing(value: HtmlValue, place: Place): string {
  switch (place) {
    case 'text':
      return inText(value);
    case 'attribute':
      return words(value);
    case 'address':
      return escaping`${safeAddress(plain(value))}`;
    case 'attributes':
      if (typeof value === 'string' || typeof value === 'number') {
        throw new TypeError(`Only markup makes attributes, not words: ${value}`);
      }
      return inText(value);
  }
}

function inText(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  return isList(value) ? value.map(inText).join('') : words(value);
}

function words(value: HtmlValue): string {
  return escaping`${plain(value)}`;
}

function plain(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) throw new TypeError('Markup cannot stand inside an attribute.');
  return isList(value) ? value.map(plain).join('') : String(value);
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value);
}
