/**
 * Puts facts into the `{places}` of a sentence; a place without a fact stays as it stands. Figures are
 * grouped as everywhere: `26.702`.
 */
export function fillSentence(
  sentence: string,
  facts: Readonly<Record<string, string | number>>,
): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => written(facts[name] ?? place));
}

function written(fact: string | number): string {
  if (typeof fact === 'string' || !Number.isInteger(fact)) return String(fact);
  return String(fact).replace(/\B(?=(?:\d{3})+$)/g, '.');
}
