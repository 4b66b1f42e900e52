/** A name that is being typed behind `@`: where it begins, and what stands there so far. */
export interface TypedMention {
  readonly start: number;
  readonly end: number;
  readonly q: string;
}

/** Names are at most so many words; what follows is the sentence. */
const MOST_WORDS = 4;

/**
 * The mention that is being typed at the caret: `@` at a word's beginning and up to four words behind it.
 *
 * @returns null where the caret stands in no mention, or the `@` belongs to an address
 */
export function mentionAt(body: string, caret: number): TypedMention | null {
  const before = body.slice(0, caret);
  const start = before.lastIndexOf('@');
  if (start < 0 || /[\p{L}\p{N}]/u.test(body[start - 1] ?? '')) return null;
  const q = before.slice(start + 1);
  const isName = /^[\p{L}\p{M} ]*$/u.test(q) && q.trim().split(/\s+/u).length <= MOST_WORDS;
  return isName && !/ {2}| $/u.test(q) ? { start, end: caret, q: q.trim() } : null;
}

/** The words with a name in place of what was typed of it. */
export function completeMention(body: string, typed: TypedMention, name: string): string {
  return `${body.slice(0, typed.start)}@${name} ${body.slice(typed.end).trimStart()}`;
}
