/**
 * Vietnamese numbers: a dot groups thousands when exactly three digits follow, a comma is decimal,
 * zero padding is a habit ("08" is 8), small numbers are often words.
 */

const WORDS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};

const MAGNITUDE: readonly (readonly [string, number])[] = [
  ['nghin ty', 1e12],
  ['ngan ty', 1e12],
  ['trieu ty', 1e15],
  ['ty', 1e9],
  ['ti', 1e9],
  ['trieu', 1e6],
  ['nghin', 1e3],
  ['ngan', 1e3],
  ['tram', 100],
  ['chuc', 10],
];

/** Digits as they are printed: `1.200`, `4,5`, `1.234,5`, `08`. A group of a regular expression. */
export const NUMBER = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?|\\d+\\.\\d{1,2}(?!\\d)';

/** Number words one to ten, folded. */
export const NUMBER_WORD = 'muoi|mot|hai|ba|bon|nam|sau|bay|tam|chin';

/**
 * Reads one number, folded or not: "1.200" → 1200, "4,5" → 4.5, "hai" → 2. Null where it is no number
 * ("31.12.2025", "66.7" in a symbol).
 */
export function parseVietnameseNumber(text: string): number | null {
  const clean = text.trim().toLowerCase();
  const word = WORDS[clean.normalize('NFD').replace(/[\u0300-\u036f]/g, '')];
  if (word !== undefined) return word;
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(clean))
    return Number(clean.replaceAll('.', '').replace(',', '.'));
  if (/^\d+(?:,\d+)?$/.test(clean)) return Number(clean.replace(',', '.'));
  return null;
}

/** The factor of a magnitude word at the start of a folded unit: "ty dong" → 1e9, "can" → 1. */
export function magnitudeOf(foldedUnit: string): number {
  for (const [word, factor] of MAGNITUDE)
    if (foldedUnit === word || foldedUnit.startsWith(`${word} `)) return factor;
  return 1;
}
