import type { Draft, DraftChange } from '../../server/plans/contract.ts';
import { applyChanges } from '../../server/plans/rules/draft-changes.ts';
import type { Sureness } from '../../server/plans/rules/sureness.ts';
import type { DraftEdit } from './draft-edits.ts';
import { IDENTITY, sectionOf } from './draft-shape.ts';
import { keepHeld } from './held-items.ts';
import type { FieldName } from './sweep-edits.ts';

export const TABS = ['all', 'check', 'missing', 'unknown'] as const;
export type Tab = (typeof TABS)[number];

/** How many steps can be undone. */
const STEPS = 200;

interface Step {
  readonly draft: Draft;
  readonly current: string;
  /** How much of others' work was in it: what came later is added when somebody steps back here. */
  readonly heard: number;
}

/** Everything that the review of one draft (rà soát) remembers, apart from what is on the server. */
export interface ReviewDesk {
  readonly draft: Draft;
  /** The item on which both sides of the screen stand. */
  readonly current: string;
  readonly editing: boolean;
  /** The field that words swept in the source go into. */
  readonly field: FieldName | null;
  readonly tab: Tab;
  /** Shows only what was read this surely; null for all. */
  readonly sureness: Sureness | null;
  /** Folded page noise that somebody opened again, by its place in the list of folds. */
  readonly unfolded: ReadonlySet<number>;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** What the last edit was about; typing on in the same field stays one step. */
  readonly tag: string | null;
  /** What other officers changed meanwhile, in the order in which it arrived. */
  readonly heard: readonly (readonly DraftChange[])[];
}

export type ReviewEvent =
  | {
      readonly type: 'do';
      readonly edit: DraftEdit;
      readonly tag?: string;
      readonly next?: string;
      /** Items in another officer's hands: an edit passes them by. */
      readonly held?: ReadonlySet<string>;
    }
  | {
      readonly type: 'hear';
      readonly draft: Draft;
      readonly changes: readonly DraftChange[];
    }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'select'; readonly key: string }
  | { readonly type: 'edit'; readonly key?: string; readonly field?: FieldName }
  | { readonly type: 'done' }
  | { readonly type: 'field'; readonly field: FieldName | null }
  | { readonly type: 'tab'; readonly tab: Tab }
  | { readonly type: 'sureness'; readonly sureness: Sureness | null }
  | { readonly type: 'unfold'; readonly fold: number }
  | { readonly type: 'replace'; readonly draft: Draft };

export function openDesk(draft: Draft): ReviewDesk {
  return {
    draft,
    current: IDENTITY,
    editing: false,
    field: null,
    tab: 'all',
    sureness: null,
    unfolded: new Set(),
    past: [],
    future: [],
    tag: null,
    heard: [],
  };
}

/** The next state of the review after one event. Pure: no clock, no server. */
export function reviewReducer(desk: ReviewDesk, event: ReviewEvent): ReviewDesk {
  switch (event.type) {
    case 'do':
      return afterEdit(desk, event);
    case 'hear':
      return {
        ...standing(desk, event.draft, desk.current),
        heard: [...desk.heard, event.changes],
      };
    case 'undo':
      return step(desk, desk.past, desk.future, (past, future) => ({ past, future }));
    case 'redo':
      return step(desk, desk.future, desk.past, (future, past) => ({ past, future }));
    case 'select':
      return event.key === desk.current
        ? desk
        : { ...desk, current: event.key, editing: false, field: null, tag: null };
    case 'edit':
      return {
        ...desk,
        current: event.key ?? desk.current,
        editing: true,
        field: event.field ?? null,
        tag: null,
      };
    case 'done':
      return { ...desk, editing: false, field: null, tag: null };
    case 'field':
      return desk.field === event.field ? desk : { ...desk, field: event.field };
    case 'tab':
      return { ...desk, tab: event.tab, editing: false, field: null };
    case 'sureness':
      return { ...desk, sureness: event.sureness, editing: false, field: null };
    case 'unfold':
      return { ...desk, unfolded: new Set(desk.unfolded).add(event.fold) };
    case 'replace':
      return { ...standing(desk, event.draft, desk.current), past: remember(desk), future: [] };
  }
}

function afterEdit(desk: ReviewDesk, event: Extract<ReviewEvent, { type: 'do' }>): ReviewDesk {
  const { next, tag = null } = event;
  const edited = keepHeld(desk.draft, event.edit(desk.draft), event.held);
  if (edited.draft === desk.draft) return next ? { ...desk, current: next } : desk;
  const sameTyping = tag !== null && tag === desk.tag;
  return {
    ...standing(desk, edited.draft, edited.current ?? next ?? desk.current),
    past: sameTyping ? desk.past : remember(desk),
    future: [],
    tag,
  };
}

function remember(desk: ReviewDesk): readonly Step[] {
  return [...desk.past, stepOf(desk)].slice(-STEPS);
}

function stepOf({ draft, current, heard }: ReviewDesk): Step {
  return { draft, current, heard: heard.length };
}

/** Takes the last step of one pile and lays the present onto the other. */
function step(
  desk: ReviewDesk,
  from: readonly Step[],
  onto: readonly Step[],
  piles: (from: readonly Step[], onto: readonly Step[]) => Pick<ReviewDesk, 'past' | 'future'>,
): ReviewDesk {
  const last = from.at(-1);
  if (!last) return desk;
  // One takes back what one did oneself: what others did meanwhile stays.
  const since = desk.heard.slice(last.heard).flat();
  const { draft } = applyChanges(last.draft, since, 'all');
  return {
    ...standing(desk, draft, last.current),
    ...piles(from.slice(0, -1), [...onto, stepOf(desk)]),
    tag: null,
  };
}

/** The desk over another draft, standing on an item that exists there. */
function standing(desk: ReviewDesk, draft: Draft, wanted: string): ReviewDesk {
  const exists = (key: string) => key === IDENTITY || sectionOf(draft, key) !== null;
  const current = exists(wanted) ? wanted : exists(desk.current) ? desk.current : IDENTITY;
  const stays = current === desk.current;
  return {
    ...desk,
    draft,
    current,
    editing: desk.editing && stays,
    field: stays ? desk.field : null,
  };
}
