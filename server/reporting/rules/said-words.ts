import { accentFree } from '../../calendar/rules/accent-free.ts';

/**
 * The sentences of a text, each with its closing mark. A full stop inside a number (`1.234`), an
 * abbreviation of one letter (`A.`) or a document number ends nothing.
 */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?;])(?<!(?:^|\s)\p{Lu}\.)\s+(?=[\p{Lu}\d"“-])/u)
    .map((sentence) => sentence.replace(/^[-+•\s]+/, '').trim())
    .filter((sentence) => sentence !== '');
}

/**
 * What asks something of whoever reads the report: đề nghị, kiến nghị, đề xuất near its beginning. A proposal
 * that was sent already (`Đã có văn bản đề nghị …`) is told as a result.
 */
export function isProposal(sentence: string): boolean {
  const asks = /^((?:\S+ ){0,6}?)(?:de nghi|kien nghi|de xuat)\b/.exec(accentFree(sentence));
  return asks !== null && !/\b(?:da|dang|van ban|cong van|to trinh)\b/.test(asks[1] ?? '');
}

/** What a unit said, apart by what a report does with it. */
export function sortWords({
  body,
  difficulty,
}: {
  readonly body: string;
  readonly difficulty: string | null;
}): { readonly results: string; readonly difficulties: string; readonly proposals: string } {
  const [said, hard] = [sentencesOf(body), sentencesOf(difficulty ?? '')];
  const rest = (sentences: readonly string[]) =>
    sentences.filter((sentence) => !isProposal(sentence)).join(' ');
  return {
    results: rest(said),
    difficulties: rest(hard),
    proposals: [...said, ...hard].filter(isProposal).join(' '),
  };
}
