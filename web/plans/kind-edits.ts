import type { Draft } from '../../server/plans/contract.ts';
import { type DraftEdit, type Edited, without } from './draft-edits.ts';
import {
  freshKey,
  itemIn,
  listOf,
  type Place,
  type Section,
  sectionOf,
  trimmed,
  withList,
  wordsAt,
} from './draft-shape.ts';
import { addTask } from './task-edits.ts';

/** What a passage can be made into (đổi loại). Identity, citations and fields are corrected, not made. */
export const KINDS = [
  'tasks',
  'targets',
  'money',
  'phases',
  'duties',
  'mottos',
  'fields',
  'notUnderstood',
] as const satisfies readonly Section[];
export type Kind = (typeof KINDS)[number];

/** Turns an item into one of another kind, keeping its place and its words. */
export function changeKind(source: string, key: string, to: Kind): DraftEdit {
  return (draft) => {
    const from = sectionOf(draft, key);
    if (from === null || from === to) return { draft };
    const item = itemIn(draft, from, key);
    if (!item) return { draft };
    const rest = from === 'fields' ? unlinked(draft, key) : draft;
    return make(without(rest, from, key), source, item.span, nameOf(item), to);
  };
}

function unlinked(draft: Draft, field: string): Draft {
  const tasks = draft.tasks.map((task) =>
    task.fieldKey === field ? { ...task, fieldKey: null } : task,
  );
  return { ...draft, tasks };
}

/** Makes an item of a kind from words swept in the source. */
export function addItem(source: string, swept: Place, to: Kind): DraftEdit {
  return (draft) => {
    const span = trimmed(source, swept);
    return span.end > span.start ? make(draft, source, span, wordsAt(source, span), to) : { draft };
  };
}

function nameOf(item: object): string {
  if ('title' in item && typeof item.title === 'string') return item.title;
  if ('name' in item && typeof item.name === 'string') return item.name;
  if ('text' in item && typeof item.text === 'string') return item.text;
  return 'quote' in item && typeof item.quote === 'string' ? item.quote : '';
}

function make(draft: Draft, source: string, span: Place | null, name: string, to: Kind): Edited {
  const quote = span ? source.slice(span.start, span.end) : name;
  const words = name === '' ? quote.trim() : name;
  if (to === 'tasks') return makeTask(draft, source, span, words);
  const key = freshKey(draft, to);
  const from = { key, span, confidence: null, rule: null };
  const state = 'confirmed' as const;
  const put = <S extends Section>(
    section: S,
    item: ReturnType<typeof listOf<S>>[number],
  ): Edited => {
    const items = [...listOf(draft, section), item];
    return { draft: withList(draft, section, items.toSorted(byPlace)), current: key };
  };
  switch (to) {
    case 'targets':
      return put(to, {
        ...from,
        name: words,
        comparator: 'qual',
        value: null,
        unit: null,
        direction: 'level',
        year: null,
        baseline: null,
        quote,
        state,
      });
    case 'money':
      return put(to, { ...from, amount: null, unit: null, source: null, quote, state });
    case 'phases':
      return put(to, { ...from, name: words, start: '', end: '', state });
    case 'duties':
      return put(to, { ...from, who: null, to: null, when: [], quote, state });
    case 'mottos':
      return put(to, { ...from, text: words });
    case 'fields':
      return put(to, { ...from, name: words, declaredCount: null });
    case 'notUnderstood':
      // Words that somebody typed have no place to go back to.
      if (!span) return { draft };
      return put(to, { key, span, reason: 'unread-paragraph', settled: false });
  }
}

function makeTask(draft: Draft, source: string, span: Place | null, words: string): Edited {
  if (span) return addTask(source, span)(draft);
  const key = freshKey(draft, 'tasks');
  const { issuer } = draft.identity;
  const lead = issuer ? [{ ...issuer, span: null, implied: true }] : [];
  const task = {
    key,
    label: null,
    title: words,
    quote: words,
    path: [],
    fieldKey: null,
    lead,
    coord: [],
    deadline: null,
    product: null,
    earlyReason: null,
    state: 'confirmed' as const,
    span: null,
    confidence: null,
    rule: null,
  };
  return { draft: { ...draft, tasks: [...draft.tasks, task] }, current: key };
}

function byPlace(a: { span: Place | null }, b: { span: Place | null }): number {
  return (a.span?.start ?? Number.MAX_SAFE_INTEGER) - (b.span?.start ?? Number.MAX_SAFE_INTEGER);
}
