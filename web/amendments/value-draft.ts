import type { ChangeWords, ShownChange } from '../../server/amendments/contract.ts';
import type { ValueShape } from '../../server/amendments/rules/kinds.ts';
import type { Value } from '../../server/amendments/value-contract.ts';
import type { Deadline } from '../../server/calendar/rules/deadline.ts';
import { deadlineFromText } from '../../server/calendar/rules/deadline-text.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';

/** A value as it is typed: every field of every shape, of which one shape uses some. */
export interface ValueDraft {
  readonly [field: string]: unknown;
  readonly words: string;
  readonly units: readonly UnitRef[];
  readonly coordinators: readonly UnitRef[];
  readonly deadline: string;
  readonly product: string;
  readonly field: string;
  readonly task: string;
  readonly operator: string;
  readonly figure: string;
  readonly period: string;
  readonly indicator: string;
  readonly start: string;
  readonly end: string;
  readonly amount: string;
  readonly source: string;
  readonly year: string;
}

export const EMPTY: ValueDraft = {
  ...{ words: '', units: [], coordinators: [], deadline: '', product: '', field: '', task: '' },
  ...{ operator: '>=', figure: '', period: '', indicator: '', start: '', end: '', amount: '' },
  ...{ source: '', year: '' },
};

/** Which fields a shape is typed in. */
export const FIELDS_OF = {
  words: ['words'],
  units: ['units'],
  deadline: ['deadline'],
  task: ['words', 'units', 'coordinators', 'deadline', 'product', 'field'],
  into: ['task'],
  promise: ['operator', 'figure', 'period'],
  target: ['indicator', 'operator', 'figure', 'period'],
  phase: ['words', 'start', 'end'],
  amount: ['amount'],
  money: ['task', 'source', 'year', 'amount'],
} as const satisfies Record<ValueShape, readonly (keyof ValueDraft & string)[]>;

/** Fields that may be left empty. */
const FREE: readonly string[] = ['coordinators', 'deadline', 'product', 'field', 'start', 'end'];

/** What is typed stands as a value; null where something is missing. */
export function valueFrom(
  shape: ValueShape | null,
  draft: ValueDraft,
  now: Value | null,
): Value | null {
  if (shape === null) return null;
  const ids = draft.units.map(({ id }) => id);
  switch (shape) {
    case 'words':
      return { as: 'words', words: draft.words.trim() };
    case 'units':
      return { as: 'units', unitIds: ids };
    case 'deadline': {
      const deadline = shapeOf(draft.deadline);
      return deadline && { as: 'deadline', deadline };
    }
    case 'task':
      return {
        ...{ as: 'task', title: draft.words.trim(), leadIds: ids },
        coordinatorIds: draft.coordinators.map(({ id }) => id),
        ...{ deadline: shapeOf(draft.deadline), product: draft.product.trim() || null },
        fieldId: draft.field || null,
      };
    case 'into':
      return { as: 'into', taskId: draft.task };
    case 'promise': {
      const promise = promiseFrom(draft, now);
      return promise && { as: 'promise', promise };
    }
    case 'target': {
      const promise = promiseFrom(draft, null);
      const { indicator } = draft;
      return promise && { as: 'target', indicatorId: indicator, unitId: null, promise };
    }
    case 'phase': {
      const { words, start, end } = draft;
      return { as: 'phase', name: words.trim(), start: start.trim(), end: end.trim() };
    }
    case 'amount':
      return { as: 'amount', amount: digits(draft.amount) };
    case 'money': {
      const year = Number(draft.year);
      const { task: taskId, source } = draft;
      const years = { fromYear: year, toYear: year };
      return { as: 'money', taskId, source, ...years, amount: digits(draft.amount) };
    }
  }
}

/** The words that a field is at fault by; null where it is right. */
export function faultOf(
  field: keyof ValueDraft & string,
  draft: ValueDraft,
  shape: ValueShape,
): 'missing' | 'unread' | 'badAmount' | null {
  const value = draft[field];
  const isEmpty = Array.isArray(value) ? value.length === 0 : String(value).trim() === '';
  const isNeeded = shape === 'deadline' || !FREE.includes(field);
  if (isEmpty) return isNeeded && !(shape === 'units' && field === 'units') ? 'missing' : null;
  if (field === 'deadline' && !shapeOf(draft.deadline)) return 'unread';
  if (field === 'amount' && !/^\d{1,18}$/.test(digits(draft.amount))) return 'badAmount';
  const isFigure = field === 'figure' || field === 'year';
  return isFigure && Number.isNaN(figureIn(String(value))) ? 'badAmount' : null;
}

/** A value that stands, as it would be typed. */
export function draftFrom(value: Value | null, units: readonly UnitRef[]): Partial<ValueDraft> {
  const named = (ids: readonly string[]) => units.filter(({ id }) => ids.includes(id));
  switch (value?.as) {
    case 'words':
      return { words: value.words };
    case 'units':
      return { units: named(value.unitIds) };
    case 'deadline':
      return { deadline: value.deadline.raw };
    case 'task': {
      const { title, leadIds, coordinatorIds, deadline, product, fieldId } = value;
      return {
        ...{ words: title, units: named(leadIds), coordinators: named(coordinatorIds) },
        ...{ deadline: deadline?.raw ?? '', product: product ?? '', field: fieldId ?? '' },
      };
    }
    case 'into':
      return { task: value.taskId };
    case 'promise':
      return promiseDraft(value);
    case 'phase':
      return { words: value.name, start: value.start, end: value.end };
    case 'amount':
      return { amount: value.amount };
    default:
      return {};
  }
}

/** Whether a promise can be changed by one value: its last milestone. */
export function isSimple(value: Value | null): boolean {
  if (value?.as !== 'promise') return true;
  const { kind } = value.promise;
  return kind === 'bound' || kind === 'about' || kind === 'rank' || kind === 'ordinal';
}

function promiseDraft(value: Extract<Value, { as: 'promise' }>): Partial<ValueDraft> {
  const { promise } = value;
  const last = 'milestones' in promise ? promise.milestones.at(-1) : undefined;
  if (!last || !('value' in last)) return {};
  const operator = promise.kind === 'bound' ? promise.operator : '>=';
  return { operator, figure: String(last.value).replace('.', ','), period: last.period };
}

/** The last milestone takes the new value and period; the stages before it stay. */
function promiseFrom(
  { operator, figure, period }: ValueDraft,
  now: Value | null,
): Extract<Value, { as: 'promise' }>['promise'] | null {
  const value = figureIn(figure);
  if (Number.isNaN(value)) return null;
  const last = { period: period.trim(), value };
  const sign = (['>=', '>', '<=', '<', '='] as const).find((each) => each === operator) ?? '>=';
  const old = now?.as === 'promise' ? now.promise : null;
  if (old?.kind === 'about' || old?.kind === 'rank' || old?.kind === 'ordinal') {
    return { ...old, milestones: [...old.milestones.slice(0, -1), last] };
  }
  if (old?.kind === 'bound') {
    return { ...old, operator: sign, milestones: [...old.milestones.slice(0, -1), last] };
  }
  return { kind: 'bound', operator: sign, milestones: [last], base: null, every: null };
}

function figureIn(text: string): number {
  return Number(text.trim().replaceAll('.', '').replace(',', '.'));
}

function digits(text: string): string {
  return text.replace(/[\s.]/g, '');
}

function shapeOf(text: string): Omit<Deadline, 'recurrence' | 'relative'> | null {
  const read = deadlineFromText(text);
  if (!read.ok || read.deadline.dueOn === null || read.deadline.kind === 'RECURRING') return null;
  const { raw, kind, precision, norm, startsOn, dueOn } = read.deadline;
  return { raw, kind, precision, norm, startsOn, dueOn };
}

/** A change as it is sent: what the program adds to it stays behind. */
export function written({ key, kind, thingId, after, reason }: ShownChange): ChangeWords {
  return { key, kind, thingId, after, reason };
}
