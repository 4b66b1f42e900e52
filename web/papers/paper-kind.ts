/** The kinds of paper that have a name here; another is called a document. */
const KINDS = [
  'overdue',
  'plan',
  'unit-plan',
  'capital-plan',
  'ranking',
  'award-decision',
  'campaign-review',
] as const;

/** The kind under which the words name a paper. */
export function namedKind(kind: string): (typeof KINDS)[number] | 'other' {
  return KINDS.find((each) => each === kind) ?? 'other';
}
