import type { z } from 'zod';
import type { OrderingWords, planOutline, TaskRow } from '../../../server/tasks/contract.ts';

export type Outline = z.infer<typeof planOutline.reply>;
type Clause = Outline['clauses'][number];
export type Words = OrderingWords;

/** What stands under a line that was opened: its rows and how many there are, or nothing yet. */
export type Below = { readonly rows: readonly TaskRow[]; readonly total: number } | undefined;

/** A line of the outline: a clause, a place that orders work, a task, or what is not drawn in full. */
export type OutlineLine =
  | {
      readonly type: 'clause';
      readonly key: string;
      readonly depth: number;
      readonly clause: Clause;
      readonly done: number;
      readonly total: number;
      readonly isOpen: boolean;
    }
  | {
      readonly type: 'words';
      readonly key: string;
      readonly depth: number;
      readonly words: Words;
      readonly isOpen: boolean;
      readonly canOpen: boolean;
    }
  | {
      readonly type: 'task';
      readonly key: string;
      readonly depth: number;
      readonly task: TaskRow;
      readonly isOpen: boolean;
      readonly canOpen: boolean;
    }
  | {
      readonly type: 'rest';
      readonly key: string;
      readonly depth: number;
      /** Key of the line above; how many more there are, or null while they are fetched. */
      readonly under: string;
      readonly count: number | null;
    };

export interface OutlineState {
  /** Clauses that are folded, by id. */
  readonly closed: ReadonlySet<string>;
  /** Words and tasks that are opened, by key. */
  readonly opened: ReadonlySet<string>;
  readonly below: ReadonlyMap<string, Below>;
}

export const wordsKey = (wordsId: string) => `w${wordsId}`;
export const taskKey = (taskId: string) => `t${taskId}`;

/**
 * The outline as lines from top to bottom: clauses that order work, under each its tasks in the order of the
 * text, under each of these the units that were given it and their parts, as deep as was opened. A clause
 * whose words are those of its only task is that task and is not said twice.
 */
export function outlineLines(outline: Outline, state: OutlineState): OutlineLine[] {
  const under = wordsUnder(outline);
  const lines = (under.get('') ?? []).flatMap((words) => wordsLines(words, 0, state));
  const parts = new Map<string, Clause[]>();
  const ids = new Set(outline.clauses.map(({ id }) => id));
  for (const clause of outline.clauses) {
    const parent = clause.parentId !== null && ids.has(clause.parentId) ? clause.parentId : '';
    parts.set(parent, [...(parts.get(parent) ?? []), clause]);
  }
  const context: Context = { under, parts, state };
  return [...lines, ...(parts.get('') ?? []).flatMap((clause) => clauseLines(clause, 0, context))];
}

interface Context {
  readonly under: ReadonlyMap<string, readonly Words[]>;
  readonly parts: ReadonlyMap<string, readonly Clause[]>;
  readonly state: OutlineState;
}

function clauseLines(clause: Clause, depth: number, context: Context): OutlineLine[] {
  const { under, parts, state } = context;
  const own = under.get(clause.id) ?? [];
  const inside = parts.get(clause.id) ?? [];
  const all = wordsWithin(clause, context);
  if (all.length === 0) return [];
  const [only] = own;
  if (own.length === 1 && inside.length === 0 && only) return wordsLines(only, depth, state);
  const isOpen = !state.closed.has(clause.id);
  const head: OutlineLine = {
    ...{ type: 'clause', key: `c${clause.id}`, depth, clause, isOpen },
    done: all.reduce((sum, { counts }) => sum + counts.doneOnTime + counts.doneLate, 0),
    total: all.reduce((sum, { rows }) => sum + rows, 0),
  };
  if (!isOpen) return [head];
  return [
    head,
    ...own.flatMap((words) => wordsLines(words, depth + 1, state)),
    ...inside.flatMap((part) => clauseLines(part, depth + 1, context)),
  ];
}

function wordsWithin(clause: Clause, context: Context): Words[] {
  const inside = context.parts.get(clause.id) ?? [];
  return [
    ...(context.under.get(clause.id) ?? []),
    ...inside.flatMap((part) => wordsWithin(part, context)),
  ];
}

function wordsLines(words: Words, depth: number, state: OutlineState): OutlineLine[] {
  const key = wordsKey(words.wordsId);
  const canOpen = words.rows > 1 || (words.only?.childCount ?? 0) > 0;
  const isOpen = canOpen && state.opened.has(key);
  const head: OutlineLine = { type: 'words', key, depth, words, isOpen, canOpen };
  return isOpen ? [head, ...belowLines(key, depth + 1, state)] : [head];
}

function belowLines(under: string, depth: number, state: OutlineState): OutlineLine[] {
  const below = state.below.get(under);
  if (below === undefined) {
    return [{ type: 'rest', key: `${under} wait`, depth, under, count: null }];
  }
  const lines = below.rows.flatMap((task): OutlineLine[] => {
    const key = taskKey(task.id);
    const canOpen = task.childCount > 0;
    const isOpen = canOpen && state.opened.has(key);
    const head: OutlineLine = { type: 'task', key, depth, task, isOpen, canOpen };
    return isOpen ? [head, ...belowLines(key, depth + 1, state)] : [head];
  });
  const count = below.total - below.rows.length;
  if (count <= 0) return lines;
  return [...lines, { type: 'rest', key: `${under} rest`, depth, under, count }];
}

/** Words by the clause that holds them; those that the text places nowhere stand under ''. */
function wordsUnder({ clauses, words }: Outline): Map<string, Words[]> {
  const ids = new Set(clauses.map(({ id }) => id));
  const under = new Map<string, Words[]>();
  for (const each of words) {
    const start = each.span?.start;
    const around =
      start === undefined
        ? undefined
        : clauses.findLast(({ span }) => span.start <= start && span.end > start)?.id;
    const named = each.clauseId !== null && ids.has(each.clauseId) ? each.clauseId : undefined;
    const holder = around ?? named ?? '';
    under.set(holder, [...(under.get(holder) ?? []), each]);
  }
  return under;
}
