import type { Sentence } from './article-text.ts';

/** Where one sentence ends and the next begins. */
const BETWEEN = /(?<=[.!?…])\s+(?=\S)/u;

/**
 * What an editor typed as sentences. One that stayed keeps its figures; one that was changed keeps those of the
 * sentence before whose words it still says. A figure stands with the first sentence that says it and is not
 * invented: what is no longer said is dropped.
 */
export function resplit(typed: string, before: readonly Sentence[]): Sentence[] {
  return withFacts(
    typed
      .replace(/\s+/g, ' ')
      .trim()
      .split(BETWEEN)
      .filter((text) => text !== ''),
    before,
  );
}

/** The same for lists: a line each. */
export function relines(typed: string, before: readonly Sentence[]): Sentence[] {
  const lines = typed.split('\n').map((each) => each.replace(/\s+/g, ' ').trim());
  return withFacts(
    lines.filter((text) => text !== ''),
    before,
  );
}

function withFacts(texts: readonly string[], before: readonly Sentence[]): Sentence[] {
  const same = new Map(before.map((each) => [each.text, each]));
  const kept = new Set(texts.filter((text) => same.has(text)));
  // Figures of sentences that are gone as they were: they may stand in the changed ones.
  const loose = before.filter(({ text }) => !kept.has(text)).flatMap(({ facts }) => facts);
  const used = new Set<number>();
  return texts.map((text) => {
    const whole = same.get(text);
    if (whole) return { text, facts: whole.facts };
    const facts = loose.filter((fact, at) => {
      if (used.has(at) || !says(text, fact.words)) return false;
      used.add(at);
      return true;
    });
    return { text, facts };
  });
}

/** Whether a text says some words as words: `6` is not said by `16`. */
export function says(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isCut =
      isInside(text[at - 1], words[0]) || isInside(words.at(-1), text[at + words.length]);
    if (!isCut) return true;
  }
  return false;
}

function isInside(before: string | undefined, after: string | undefined): boolean {
  return /[\p{L}\p{N}]/u.test(before ?? '') && /[\p{L}\p{N}]/u.test(after ?? '');
}
