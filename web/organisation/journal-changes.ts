/** The fields of an entry that people read; ids, versions and hashes stand in the whole record below them. */
export const TOLD_FIELDS = [
  'state',
  'percent',
  'dueOn',
  'firstDueOn',
  'finishedOn',
  'evidenceCount',
  'reason',
  'body',
  'difficulty',
  'product',
  'onDay',
  'partCount',
  'number',
  'title',
  'effectiveOn',
  'name',
  'shortName',
  'fullName',
  'code',
  'lastDay',
  'basis',
  'validFrom',
  'validTo',
  'written',
  'username',
] as const;
export type ToldField = (typeof TOLD_FIELDS)[number];

/** One field that an act changed; an empty text where there was nothing. */
export interface FieldChange {
  readonly field: ToldField;
  readonly before: string;
  readonly after: string;
}

/** Longer texts are cut: the thing itself, one press away, shows them whole. */
const LONGEST = 300;

/** The told fields in which `before` and `after` of a journal entry differ, in the order of {@link TOLD_FIELDS}. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return TOLD_FIELDS.flatMap((field) => {
    const change = { field, before: old.get(field) ?? '', after: now.get(field) ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

/**
 * The fields of a record by name, what lies inside it included: an act on a task records the row of the
 * task, its report and its reason side by side. A list of several rows (a bulk act) is left to the record.
 */
function fieldsOf(value: unknown, found = new Map<string, string>()): Map<string, string> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return found;
  for (const [name, inner] of Object.entries(value)) {
    const only: unknown = Array.isArray(inner) && inner.length === 1 ? inner[0] : inner;
    if (typeof only === 'object') fieldsOf(only, found);
    else if (only !== undefined) found.set(camel(name), shortened(String(only)));
  }
  return found;
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}.. (${text.length})`;
}
