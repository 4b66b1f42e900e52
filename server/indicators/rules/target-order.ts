import type { PathClass, TargetRow, TargetSort } from '../contract.ts';

/** What asks to be looked at first stands first. */
const URGENCY: readonly PathClass[] = [
  ...(['off_path', 'at_risk', 'no_data', 'not_due', 'on_path', 'met'] as const),
];

/** Rows in the order asked for; rows alike keep the order of their plans. */
export function inOrder(rows: readonly TargetRow[], sort: TargetSort): TargetRow[] {
  const collator = new Intl.Collator('vi', { numeric: true });
  switch (sort) {
    case 'order':
      return [...rows];
    case 'name':
      return rows.toSorted((a, b) => collator.compare(a.name, b.name));
    case 'unit':
      return rows.toSorted((a, b) => collator.compare(a.responsible.name, b.responsible.name));
    case 'due':
      return rows.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
    case 'class':
      return rows.toSorted((a, b) => urgencyOf(a) - urgencyOf(b));
  }
}

function urgencyOf({ judgement }: TargetRow): number {
  return judgement ? URGENCY.indexOf(judgement.class) : URGENCY.length;
}
