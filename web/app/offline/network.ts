import { useSyncExternalStore } from 'react';

/**
 * Whether the server can be reached. A device may believe in its network while nothing gets through (a
 * wireless network without a line behind it), so what requests meet counts too.
 */
let isLost = false;
const listeners = new Set<() => void>();
let probing: ReturnType<typeof setTimeout> | null = null;

/** While nobody answers, the server is looked for this often. */
const PROBE_MS = 5_000;

/** A request got an answer, whichever. */
export function serverHeard(): void {
  if (!isLost) return;
  isLost = false;
  if (probing !== null) clearTimeout(probing);
  probing = null;
  tell();
}

/** A request met nobody, tries included. */
export function serverLost(): void {
  if (isLost) return;
  isLost = true;
  tell();
  probing = setTimeout(probe, PROBE_MS);
}

export function isReachable(): boolean {
  return navigator.onLine && !isLost;
}

/** The same as state of a component. */
export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, isReachable);
}

/** Calls back each time that the server can be reached again; gives the way to stop. */
export function onReachedAgain(listener: () => void): () => void {
  let was = isReachable();
  return subscribe(() => {
    const is = isReachable();
    if (is && !was) listener();
    was = is;
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

async function probe(): Promise<void> {
  if (!isLost) return;
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null);
  if (answer) serverHeard();
  else probing = setTimeout(probe, PROBE_MS);
}

window.addEventListener('online', () => {
  tell();
  void probe();
});
window.addEventListener('offline', tell);
