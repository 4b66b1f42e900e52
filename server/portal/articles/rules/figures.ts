import { formatDay, isDay } from '../../../calendar/rules/day.ts';
import { formatNumber } from '../../../calendar/rules/numbers.ts';
import { parsePeriod, sayPeriod } from '../../../calendar/rules/period.ts';
import type { Language } from '../../../platform/html/language.ts';
import { type Basis, factOf } from './facts.ts';
import type { Piece } from './piece.ts';

/** Longer names are cut at a word: a line of news is no annex. */
const LONGEST = 400;

/** Figures and names of the published data in words, each remembering where it stands. Null where nothing stands. */
export interface Figures {
  readonly lang: Language;
  readonly has: (ref: string) => boolean;
  /** A whole or broken number as it is written. */
  readonly number: (ref: string) => Piece | null;
  /** A name or title, tidied; `lower` for the middle of a sentence. */
  readonly text: (ref: string, how?: 'lower' | 'capital') => Piece | null;
  readonly day: (ref: string) => Piece | null;
  readonly period: (ref: string) => Piece | null;
  /** Đồng, in billions or millions where that loses nothing. */
  readonly money: (ref: string) => Piece | null;
}

export function figuresOf(basis: Basis, lang: Language): Figures {
  function figure(ref: string, say: (value: string) => string): Piece | null {
    const value = factOf(basis, ref);
    if (value === null) return null;
    const words = say(value);
    return words === '' ? null : { text: words, facts: [{ ref, value, words }] };
  }
  return {
    lang,
    has: (ref) => factOf(basis, ref) !== null,
    number: (ref) => figure(ref, (value) => formatNumber(Number(value))),
    text: (ref, how) =>
      figure(ref, (value) => {
        const words = tidy(value);
        if (how === 'lower') return lowerFirst(words);
        return how === 'capital' ? words.charAt(0).toUpperCase() + words.slice(1) : words;
      }),
    day: (ref) => figure(ref, (value) => (isDay(value) ? formatDay(value) : tidy(value))),
    period: (ref) =>
      figure(ref, (value) => {
        const period = parsePeriod(value);
        return period ? lowerFirst(sayPeriod(period, lang)) : tidy(value);
      }),
    money: (ref) => figure(ref, (value) => moneyWords(Number(value), lang)),
  };
}

/**
 * Words from documents as they may stand in a sentence: one space between words, no empty brackets, no marks at the
 * end, not longer than a few lines.
 */
export function tidy(words: string, longest = LONGEST): string {
  const plain = words
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/ ?(?:\( ?\)|\[ ?\]|\{ ?\}|“ ?”|" ?")/g, '')
    .replace(/ +([,.;:!?)])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(/^[\s.,;:-]+|[\s.,;:-]+$/g, '');
  return cutAtWord(plain, longest);
}

/** At most so many letters, cut after a word with `…`. */
export function cutAtWord(words: string, longest: number): string {
  const letters = [...words];
  if (letters.length <= longest) return words;
  const cut = letters.slice(0, longest - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > longest / 2 ? space : undefined).replace(/[\s.,;:-]+$/, '')}…`;
}

/** Without its capital, unless the word is a name of its own or an abbreviation. */
export function lowerFirst(words: string): string {
  const [first = '', second = ''] = words;
  const isAbbreviation = second !== second.toLowerCase();
  return isAbbreviation ? words : first.toLowerCase() + words.slice(first.length);
}

const BILLION = 1_000_000_000;
const MILLION = 1_000_000;
/** So many decimals of a billion or a million are written; a sum that has more is written out. */
const DECIMALS = 4;

function moneyWords(value: number, lang: Language): string {
  const vi = lang === 'vi';
  const size = Math.abs(value) >= BILLION ? BILLION : MILLION;
  const isWritten = Math.abs(value) >= MILLION && value % (size / 10 ** DECIMALS) === 0;
  if (!isWritten) return `${formatNumber(value)} đồng`;
  const figure = formatNumber(value / size, { decimals: DECIMALS });
  if (size === BILLION) return `${figure} ${vi ? 'tỷ đồng' : 'billion đồng'}`;
  return `${figure} ${vi ? 'triệu đồng' : 'million đồng'}`;
}
