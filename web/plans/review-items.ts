import type { Draft, DraftProblem } from '../../server/plans/contract.ts';
import { isUndated, liveTasks } from '../../server/plans/rules/check-draft.ts';
import { SECOND_READER } from '../../server/plans/rules/proposals.ts';
import { type Sureness, surenessOf } from '../../server/plans/rules/sureness.ts';
import {
  IDENTITY,
  type ItemState,
  listOf,
  type Place,
  SECTIONS,
  type Section,
  stateOf,
} from './draft-shape.ts';
import type { Tab } from './review-state.ts';

/** One line of the list at the right: an item that can be looked at, corrected and ticked. */
export interface ReviewItem {
  readonly key: string;
  readonly section: Section | typeof IDENTITY;
  /** Null for what carries no state: the identity, fields, mottos. */
  readonly state: ItemState | null;
  readonly sureness: Sureness;
  /** True for what the second reader proposed beside the rules (đề xuất thêm). */
  readonly proposed: boolean;
  readonly span: Place | null;
  readonly missing: readonly ('lead' | 'deadline' | 'product')[];
  readonly problems: readonly DraftProblem[];
}

/** A heading over items; a field of work (lĩnh vực) heads its tasks with the declared and the found count. */
export interface GroupRow {
  readonly type: 'group';
  readonly id: string;
  readonly section: Section | typeof IDENTITY;
  readonly fieldKey: string | null;
  readonly keys: readonly string[];
}
export type ListRow = GroupRow | { readonly type: 'item'; readonly item: ReviewItem };

const NO_PROBLEMS: readonly DraftProblem[] = [];

/** Every item of a draft in the order of the list. */
export function itemsOf(draft: Draft, problems: readonly DraftProblem[]): ReviewItem[] {
  const at = new Map<string, DraftProblem[]>();
  for (const problem of problems) {
    const key = problem.key ?? IDENTITY;
    at.set(key, [...(at.get(key) ?? []), problem]);
  }
  const identity: ReviewItem = {
    key: IDENTITY,
    section: IDENTITY,
    state: null,
    sureness: 'sure',
    proposed: false,
    span: draft.identity.spans.number ?? draft.identity.spans.title ?? null,
    missing: [],
    problems: at.get(IDENTITY) ?? [],
  };
  const rest = SECTIONS.flatMap((section) =>
    inOrder(draft, section).map(
      (entry): ReviewItem => ({
        key: entry.key,
        section,
        state: stateOf(entry),
        sureness: 'confidence' in entry ? surenessOf(entry.confidence) : 'guess',
        proposed: 'rule' in entry && entry.rule === SECOND_READER,
        span: entry.span,
        missing: 'coord' in entry ? missingIn(entry) : [],
        problems: at.get(entry.key) ?? NO_PROBLEMS,
      }),
    ),
  );
  return [identity, ...rest];
}

/** Tasks stand under their field, in the order of the fields; other lists as they are. */
function inOrder(draft: Draft, section: Section) {
  if (section !== 'tasks' || draft.fields.length === 0) return listOf(draft, section);
  const known = new Set(draft.fields.map(({ key }) => key));
  const under = (field: string | null) =>
    draft.tasks.filter((task) => (known.has(task.fieldKey ?? '') ? task.fieldKey : null) === field);
  return [...draft.fields.flatMap(({ key }) => under(key)), ...under(null)];
}

function missingIn(task: Draft['tasks'][number]): ('lead' | 'deadline' | 'product')[] {
  const missing: ('lead' | 'deadline' | 'product')[] = [];
  if (task.lead.length === 0) missing.push('lead');
  if (isUndated(task)) missing.push('deadline');
  if (task.product === null) missing.push('product');
  return missing;
}

/** Items that still want an officer's eye: read without certainty, or stopping the issue. */
export function isDoubtful(item: ReviewItem): boolean {
  if (item.state === 'rejected') return false;
  if (item.problems.some(({ blocks }) => blocks)) return true;
  if (item.section === 'notUnderstood') return item.state === 'unseen';
  return item.state === 'unseen' && item.sureness !== 'sure';
}

/** What a list shows: one of its tabs, of one sureness or of any. */
export interface Look {
  readonly tab: Tab;
  readonly sureness: Sureness | null;
}

export function isShown(item: ReviewItem, { tab, sureness }: Look): boolean {
  return (
    isInTab(item, tab) && (sureness === null || (item.state !== null && item.sureness === sureness))
  );
}

export function isInTab(item: ReviewItem, tab: Tab): boolean {
  switch (tab) {
    case 'all':
      return true;
    case 'check':
      return isDoubtful(item);
    case 'missing':
      return item.state !== 'rejected' && item.missing.length > 0;
    case 'unknown':
      return item.section === 'notUnderstood' && item.state === 'unseen';
  }
}

/** How far the review has come: items with a state, and those that have been looked at. */
export function seenOf(items: readonly ReviewItem[]): { seen: number; all: number } {
  const counted = items.filter(({ state }) => state !== null);
  return { seen: counted.filter(({ state }) => state !== 'unseen').length, all: counted.length };
}

/** The list with its headings, for one tab. */
export function rowsOf(draft: Draft, items: readonly ReviewItem[], look: Look): ListRow[] {
  const fieldOf = new Map(draft.tasks.map((task) => [task.key, task.fieldKey]));
  const shown = items.filter((item) => isShown(item, look));
  const rows: ListRow[] = [];
  let group = { id: '', keys: [] as string[] };
  for (const item of shown) {
    const fieldKey = item.section === 'tasks' ? (fieldOf.get(item.key) ?? null) : null;
    const id = fieldKey === null ? item.section : `${item.section}:${fieldKey}`;
    if (group.id !== id) {
      group = { id, keys: [] };
      rows.push({ type: 'group', section: item.section, fieldKey, ...group });
    }
    group.keys.push(item.key);
    rows.push({ type: 'item', item });
  }
  return rows;
}

/** Tasks read under a field, left-out ones aside. */
export function foundIn(draft: Draft, fieldKey: string | null): number {
  return liveTasks(draft).filter((task) => task.fieldKey === fieldKey).length;
}
