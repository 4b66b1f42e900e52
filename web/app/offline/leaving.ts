/** A question to whoever signs out while words wait on the device: leave all the same? */
let asked: { readonly count: number; readonly answer: (leave: boolean) => void } | null = null;
const listeners = new Set<() => void>();

export function onLeaving(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How many rows would be lost; null while nobody is asked. */
export function asksToLeave(): number | null {
  return asked?.count ?? null;
}

export function answerLeaving(leave: boolean): void {
  asked?.answer(leave);
  set(null);
}

/** Asks, and waits for the answer. */
export function mayLeave(count: number): Promise<boolean> {
  if (count === 0) return Promise.resolve(true);
  return new Promise((answer) => set({ count, answer }));
}

function set(next: typeof asked): void {
  asked = next;
  for (const listener of listeners) listener();
}
