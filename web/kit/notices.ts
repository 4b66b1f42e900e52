import { useSyncExternalStore } from 'react';

/** A notice that answers one's own act. */
export interface Notice {
  readonly id: number;
  readonly message: string;
  readonly undo?: () => void;
  /** Says what did not happen; stays until it is closed. */
  readonly isProblem: boolean;
}

/** How long an act can be undone from its notice, and how long a plain one stays, in milliseconds. */
const UNDO_MS = 10_000;
const NOTICE_MS = 5_000;
/** Older ones make room. */
const MOST = 3;

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

export function closeNotice(id: number): void {
  set(notices.filter((notice) => notice.id !== id));
}

/**
 * Answers one's own act, with [Hoàn tác] for ten seconds where it can be undone.
 * Nothing else ever appears over the work.
 */
export function toast(message: string, options: { undo?: () => void } = {}): void {
  lastId += 1;
  const id = lastId;
  set([...notices, { id, message, isProblem: false, ...options }].slice(-MOST));
  setTimeout(() => closeNotice(id), options.undo ? UNDO_MS : NOTICE_MS);
}

/** Says that an act did not happen, and what to do next. */
export function toastProblem(error: { readonly sentence: string }): void {
  lastId += 1;
  set([...notices, { id: lastId, message: error.sentence, isProblem: true }].slice(-MOST));
}

/** Undoes the newest act that still can be undone (Ctrl+Z). Answers whether there was one. */
export function undoLast(): boolean {
  const last = notices.findLast((notice) => notice.undo);
  if (!last) return false;
  closeNotice(last.id);
  last.undo?.();
  return true;
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}
