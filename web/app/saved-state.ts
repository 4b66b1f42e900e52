import { useSyncExternalStore } from 'react';

/** What the top bar says about the words being typed. */
export type SavedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' | 'onDevice' | 'failed' }
  | { readonly kind: 'saved'; readonly at: Date };

let state: SavedState = { kind: 'none' };
const listeners = new Set<() => void>();

/** Called by pages that save by themselves, with `none` when they are left. */
export function announceSaved(next: SavedState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function useSavedState(): SavedState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
