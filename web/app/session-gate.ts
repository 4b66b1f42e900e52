import { useSyncExternalStore } from 'react';

/**
 * The gate at which requests wait while the session has ended.
 * The first refused request opens it; the sign-in dialog closes it, and every waiting request is sent again.
 */
interface Waiting {
  readonly resume: () => void;
  readonly give: (reason: Error) => void;
}

let waiting: Waiting[] = [];
let open = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Waits until somebody has signed in again. Rejects when the person chose to leave instead. */
export function signedInAgain(): Promise<void> {
  return new Promise((resume, give) => {
    waiting.push({ resume, give });
    if (!open) set(true);
  });
}

/** The same person is back: send what waits. */
export function resumeWaiting(): void {
  const queue = waiting;
  waiting = [];
  set(false);
  for (const each of queue) each.resume();
}

/** Another person came, or nobody: what waits belongs to the first person and is not sent. */
export function dropWaiting(): void {
  const queue = waiting;
  waiting = [];
  set(false);
  for (const each of queue) each.give(new Error('The request belonged to an ended session'));
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
