/** Puts facts into the `{places}` of a sentence; a place without a fact stays as it stands. */
export function fillSentence(
  sentence: string,
  facts: Readonly<Record<string, string | number>>,
): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(facts[name] ?? place));
}
