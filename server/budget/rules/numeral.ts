const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'] as const;
/** Capitals in the order of the Vietnamese alphabet, as documents count by them. */
const LETTERS = 'ABCDĐEGHIKLMNOPQRSTUVXY';

/** The number of an item in a table: plans I, II…, fields A, B…, tasks and projects 1, 2… */
export function vietnameseNumeral(
  kind: 'plan' | 'field' | 'task' | 'project',
  place: number,
): string {
  if (kind === 'plan') return ROMAN[place - 1] ?? String(place);
  if (kind === 'field') return LETTERS[place - 1] ?? String(place);
  return String(place);
}
