/**
 * What of a plan may stand on a public page (công khai), field by field. A public shape is built from nothing but
 * the fields that stand here: whatever else a thing comes to carry, it stays inside until somebody writes it into
 * this table with a reason.
 */

/** The things of which something may be public. */
export const PUBLIC_THINGS = [
  'plan',
  'phase',
  'task',
  'party',
  'target',
  'money',
  'standing',
] as const;
export type PublicThing = (typeof PUBLIC_THINGS)[number];

/** How a value may look outside. Everything that does not look so is left out. */
export type PublicShape = 'text' | 'number' | 'day' | 'yes_no' | 'unit' | 'deadline';

interface PublicField {
  readonly shape: PublicShape;
  /** Published unless taken out, or published only where somebody chose it for this publication. */
  readonly goes: 'by_default' | 'if_chosen';
  /** Why the public may read it. */
  readonly because: string;
}

const open = (shape: PublicShape, because: string): PublicField => ({
  ...{ shape, because, goes: 'by_default' },
});
const chosen = (shape: PublicShape, because: string): PublicField => ({
  ...{ shape, because, goes: 'if_chosen' },
});

const ORDERED = 'words of the signed document';
const RESULT = 'the official figures of what was done';
const INTERNAL = 'words between offices; public where the publisher answers for them';
const PERSON = 'names a person; public where the publisher answers for it';

/** The whole of what may be public. */
export const PUBLIC_FIELDS = {
  plan: {
    title: open('text', ORDERED),
    number: open('text', ORDERED),
    issuedOn: open('day', ORDERED),
    effectiveOn: open('day', ORDERED),
    owner: open('unit', 'who answers for the plan'),
    declaredTasks: open('number', ORDERED),
  },
  phase: {
    name: open('text', ORDERED),
    from: open('day', ORDERED),
    to: open('day', ORDERED),
  },
  task: {
    label: open('text', ORDERED),
    title: open('text', ORDERED),
    quote: open('text', ORDERED),
    fieldName: open('text', ORDERED),
    product: open('text', ORDERED),
    unit: open('unit', 'who leads'),
    deadline: open('deadline', ORDERED),
    status: open('text', RESULT),
    finishedOn: open('day', RESULT),
    percent: chosen('number', 'what the unit says of itself, before anybody has accepted it'),
    isFocus: chosen('yes_no', INTERNAL),
    difficulty: chosen('text', INTERNAL),
    explanation: chosen('text', INTERNAL),
    officer: chosen('text', PERSON),
    evidence: chosen('text', 'names of files that prove the result'),
  },
  party: {
    role: open('text', ORDERED),
    unit: open('unit', 'who takes part'),
    duty: chosen('text', INTERNAL),
  },
  target: {
    name: open('text', ORDERED),
    quote: open('text', ORDERED),
    measure: open('text', ORDERED),
    period: open('text', ORDERED),
    promised: open('number', ORDERED),
    promisedWords: open('text', ORDERED),
    reached: open('number', 'a value that was confirmed'),
    reachedIn: open('text', 'the period of that value'),
    source: open('text', 'where that value comes from'),
    forecast: chosen('number', 'a computation of this program, no official figure'),
  },
  money: {
    source: open('text', 'budget publication'),
    year: open('number', 'budget publication'),
    planned: open('number', 'budget publication'),
    allotted: open('number', 'budget publication'),
    disbursed: open('number', 'budget publication'),
    basis: chosen('text', 'numbers of internal papers'),
  },
  standing: {
    unit: open('unit', 'who is ranked'),
    rank: open('number', 'a ranking that was published'),
    points: open('number', 'a ranking that was published'),
    period: open('text', 'a ranking that was published'),
    reason: chosen('text', INTERNAL),
  },
} as const satisfies Readonly<Record<PublicThing, Readonly<Record<string, PublicField>>>>;

export type PublicFieldOf<T extends PublicThing> = keyof (typeof PUBLIC_FIELDS)[T] & string;

/** What one publication adds to what goes by default, and what it keeps back. */
export interface PublicationRules {
  readonly also?: { readonly [T in PublicThing]?: readonly PublicFieldOf<T>[] };
  readonly without?: { readonly [T in PublicThing]?: readonly PublicFieldOf<T>[] };
}

export type PublicValue =
  | string
  | number
  | boolean
  | { readonly name: string }
  | { readonly words: string; readonly dueOn: string | null };
export type Published = Readonly<Record<string, PublicValue>>;

/**
 * The public shape of a thing: its open fields, those that were chosen, without those that were kept back. What is
 * missing, empty or of another form is left out; nothing is copied that the table does not name.
 */
export function publish(
  kind: PublicThing,
  thing: Readonly<Record<string, unknown>>,
  rules: PublicationRules = {},
): Published {
  const also: readonly string[] = rules.also?.[kind] ?? [];
  const without: readonly string[] = rules.without?.[kind] ?? [];
  const fields: Readonly<Record<string, PublicField>> = PUBLIC_FIELDS[kind];
  const shown: [string, PublicValue][] = [];
  for (const [name, { shape, goes }] of Object.entries(fields)) {
    const isWanted = (goes === 'by_default' || also.includes(name)) && !without.includes(name);
    const value = isWanted && Object.hasOwn(thing, name) ? shaped(shape, thing[name]) : null;
    if (value !== null) shown.push([name, value]);
  }
  return Object.fromEntries(shown);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value in its public form; null where it has none. */
function shaped(shape: PublicShape, value: unknown): PublicValue | null {
  switch (shape) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'yes_no':
      return typeof value === 'boolean' ? value : null;
    case 'day':
      return typeof value === 'string' && DAY.test(value) ? value : null;
    case 'unit': {
      // A unit is its name: numbers of the register and shortened forms are for the inside.
      const name = wordOf(value, 'name');
      return name === null ? null : { name };
    }
    case 'deadline': {
      const words = wordOf(value, 'raw');
      const dueOn = wordOf(value, 'dueOn');
      if (words === null) return null;
      return { words, dueOn: dueOn !== null && DAY.test(dueOn) ? dueOn : null };
    }
  }
}

function wordOf(value: unknown, field: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const word: unknown = Reflect.get(value, field);
  return typeof word === 'string' && word.trim() !== '' ? word : null;
}
