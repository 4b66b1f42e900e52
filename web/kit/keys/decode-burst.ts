/**
 * What a Vietnamese input method (UniKey, Telex) sends instead of the key that was pressed.
 *
 * With Telex on, the second letter arrives as Backspace(s) and the recomposed word end: `a`, `j` comes as
 * `a`, Backspace, `ạ`. Comparing what was taken away with what was put back gives the key again.
 */

const MARK_KEYS: Readonly<Record<string, string>> = {
  '\u0301': 's', // sắc, acute
  '\u0300': 'f', // huyền, grave
  '\u0309': 'r', // hỏi, hook
  '\u0303': 'x', // ngã, tilde
  '\u0323': 'j', // nặng, dot
  '\u0306': 'w', // breve: ă
  '\u031B': 'w', // horn: ơ ư
};
const CIRCUMFLEX = '\u0302';

interface Taken {
  /** Marks on letters, one entry each; a circumflex stands as its letter, đ as `d`. */
  readonly marks: readonly string[];
  /** How many letters, marks apart. */
  readonly letters: number;
}

function take(text: string): Taken {
  const marks: string[] = [];
  let letters = 0;
  let letter = '';
  for (const unit of text.normalize('NFD').toLowerCase()) {
    const key = unit === CIRCUMFLEX ? letter : MARK_KEYS[unit];
    if (key !== undefined) marks.push(key);
    else {
      letters += 1;
      letter = unit;
      if (unit === 'đ') marks.push('d');
    }
  }
  return { marks, letters };
}

/** Entries of `list` that `others` does not hold, each counted once. */
function beyond(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter((entry) => {
    const at = left.indexOf(entry);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * The one key behind a burst: `removed` was taken back by Backspaces, `added` was typed in its place.
 * A lower-case letter, `Space`, or null where nothing was typed.
 */
export function decodeBurst(removed: string, added: string): string | null {
  if (added === '') return null;
  if (added.endsWith(' ')) return 'Space';
  const before = take(removed);
  const after = take(added);
  const gained = beyond(after.marks, before.marks).at(-1);
  if (gained !== undefined) return gained;
  const lost = beyond(before.marks, after.marks);
  if (lost.length > 0 && after.letters <= before.letters) return 'z';
  return lastLetter(added);
}

function lastLetter(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{Mn}+/gu, '');
  return plain.at(-1)?.toLowerCase().replace('đ', 'd') ?? '';
}

/**
 * A single composed letter that came without Backspace: `đ` is d; ư and ơ may be w or a bracket key, so
 * they name no key; any other letter is the one below its marks.
 */
export function decodeLone(letter: string): string | null {
  const plain = letter.normalize('NFC').toLowerCase();
  if (plain === 'ư' || plain === 'ơ') return null;
  return lastLetter(plain) || null;
}
