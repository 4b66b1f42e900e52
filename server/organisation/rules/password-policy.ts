import { accentFree } from '../../calendar/rules/accent-free.ts';

/**
 * What a password must be, after NIST SP 800-63B §5.1.1.2: long, not among those that are tried first, not
 * one sequence or repetition, and without the name of the account or of the body. Nothing is said about kinds of
 * characters, and none ever has to be changed for its age.
 */
export interface PasswordPolicy {
  /** Characters that it has at least. */
  readonly least: number;
  /** Whether a text stands in the list of common and breached passwords. */
  readonly isCommon: (text: string) => boolean;
}

export type PasswordFault = 'short' | 'common' | 'simple' | 'name';

/** Shorter names stand in half of all words. */
const SHORTEST_NAME = 3;

/**
 * Why a password cannot be taken; null for a good one.
 *
 * @param names the user name and the short names of the bodies in which the person serves
 */
export function passwordFault(
  password: string,
  names: readonly string[],
  { least, isCommon }: PasswordPolicy,
): PasswordFault | null {
  const text = password.normalize('NFC');
  if ([...text].length < least) return 'short';
  const folded = text.toLowerCase();
  if (isRepeated(folded) || isSequence(folded)) return 'simple';
  if (baseForms(folded).some(isCommon)) return 'common';
  const plain = lettersOf(text);
  const known = names.map(lettersOf).filter((name) => name.length >= SHORTEST_NAME);
  return known.some((name) => plain.includes(name)) ? 'name' : null;
}

/** The password itself and what is left of it without trivial endings: `Password2024!` → `password`. */
function baseForms(folded: string): string[] {
  const plain = accentFree(folded);
  const base = plain.replace(/[^a-z]+$/, '');
  const core = base.replace(/^[^a-z]+/, '');
  return [folded, plain, base, core, core.replace(/[^a-z0-9]/g, '')].filter((form) => form !== '');
}

/** One piece of at most a third again and again: `abcabcabcabc`, `aaaaaaaaaaaa`. */
function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 3; size += 1) {
    const piece = text.slice(0, size);
    if (piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return true;
  }
  return false;
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const STEPS = new Set(
  ROWS.flatMap((row) =>
    [...row].slice(1).flatMap((next, at) => [`${row[at]}${next}`, `${next}${row[at]}`]),
  ),
);

/** Neighbours of the alphabet, of the figures or of the keyboard nearly all the way: `abcdefgh1234`. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((next, at) => `${text[at]}${next}`);
  const breaks = steps.filter((step) => !STEPS.has(step)).length;
  return breaks <= Math.floor(text.length / 6);
}

/** Letters and figures only, without accents or case: `Hà Nội` → `hanoi`. */
function lettersOf(text: string): string {
  return accentFree(text).replace(/[^\p{L}\p{N}]/gu, '');
}
