/** One field that an act changed; an empty text where there was nothing. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Longer values (a whole text, a list of units) are told by their size: the journal page is not their place. */
const LONGEST = 300;

/** The fields in which `before` and `after` of a journal entry differ, in the order of the newer one. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((field) => {
    const change = { field, before: written(old.get(field)), after: written(now.get(field)) };
    return change.before === change.after ? [] : [change];
  });
}

function fieldsOf(value: unknown): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([['', value]]);
  return new Map(Object.entries(value));
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return shortened(String(value));
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    return shortened(value.join(', '));
  }
  return shortened(JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}.. (${text.length})`;
}
