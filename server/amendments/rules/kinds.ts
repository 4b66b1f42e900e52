/** What an amendment can change. */
export const THINGS = ['task', 'target', 'provision', 'money'] as const;
export type ThingKind = (typeof THINGS)[number];

/** The shapes of a value: what is kept of a field before and after. */
export type ValueShape =
  | 'words'
  | 'units'
  | 'deadline'
  | 'task'
  | 'into'
  | 'promise'
  | 'target'
  | 'phase'
  | 'amount'
  | 'money';

interface KindRule {
  readonly thing: ThingKind;
  /** What of the thing: two changes of one field clash; `life` is the whole of it. */
  readonly field: string;
  /** Null where the thing ends. */
  readonly value: ValueShape | null;
  /** It brings a thing that is not there yet. */
  readonly adds?: true;
}

/**
 * Every change that a proposal can hold: of which thing, which field, with a value of which shape. What is not
 * in this table cannot be amended.
 */
export const KINDS = {
  task_title: { thing: 'task', field: 'title', value: 'words' },
  task_leads: { thing: 'task', field: 'leads', value: 'units' },
  task_coordinators: { thing: 'task', field: 'coordinators', value: 'units' },
  task_deadline: { thing: 'task', field: 'deadline', value: 'deadline' },
  task_product: { thing: 'task', field: 'product', value: 'words' },
  add_task: { thing: 'task', field: 'new', value: 'task', adds: true },
  merge_task: { thing: 'task', field: 'life', value: 'into' },
  withdraw_task: { thing: 'task', field: 'life', value: null },
  target_promise: { thing: 'target', field: 'promise', value: 'promise' },
  add_target: { thing: 'target', field: 'new', value: 'target', adds: true },
  withdraw_target: { thing: 'target', field: 'life', value: null },
  phase: { thing: 'provision', field: 'data', value: 'phase' },
  add_phase: { thing: 'provision', field: 'new', value: 'phase', adds: true },
  provision_words: { thing: 'provision', field: 'data', value: 'words' },
  withdraw_provision: { thing: 'provision', field: 'life', value: null },
  money_planned: { thing: 'money', field: 'planned', value: 'amount' },
  add_money: { thing: 'money', field: 'new', value: 'money', adds: true },
  withdraw_money: { thing: 'money', field: 'life', value: null },
} as const satisfies Record<string, KindRule>;

export type ChangeKind = keyof typeof KINDS;
export const CHANGE_KINDS = Object.keys(KINDS) as [ChangeKind, ...ChangeKind[]];

export function kindRule(kind: ChangeKind): KindRule {
  return KINDS[kind];
}

/** What two changes are compared by. */
export interface Touch {
  readonly kind: ChangeKind;
  /** Null for what is not there yet. */
  readonly thingId: string | null;
}

/**
 * Whether two changes touch the same field of the same thing; one that ends a thing touches all of it. What
 * both would add is new, and clashes with nothing.
 */
export function clash(one: Touch, other: Touch): boolean {
  if (one.thingId === null || one.thingId !== other.thingId) return false;
  const [a, b] = [kindRule(one.kind), kindRule(other.kind)];
  return a.thing === b.thing && (a.field === b.field || a.field === 'life' || b.field === 'life');
}
