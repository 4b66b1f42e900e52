/**
 * A text as the database can keep it: a zero character or half a surrogate pair becomes one replacement
 * character, so that every offset stays where it was.
 */
export function storableText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

/** JSON as the database can keep it: halves of pairs that a slice of a text may end in are replaced. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /(?<!\\)((?:\\\\)*)\\u(?:d[89a-f][0-9a-f]{2}|0000)/g,
    '$1\\ufffd',
  );
}
