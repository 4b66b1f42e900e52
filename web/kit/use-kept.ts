import { useCallback, useEffect, useState } from 'react';
import { keptPlace } from './kept-store.ts';

interface Kept<Value> {
  readonly at: number;
  readonly value: Value;
}

function readKept<Value>(key: string): Kept<Value> | null {
  try {
    const text = localStorage.getItem(keptPlace(key));
    // What lies there was written by `write` below, under the key of this very form.
    return text === null ? null : (JSON.parse(text) as Kept<Value>);
  } catch {
    return null;
  }
}

function write<Value>(key: string, value: Value): void {
  try {
    localStorage.setItem(
      keptPlace(key),
      JSON.stringify({ at: Date.now(), value } satisfies Kept<Value>),
    );
  } catch {
    // A full or forbidden store: the words stay on the page.
  }
}

/**
 * State that survives a reload, an ended session and a 409: what is typed is on the device at once.
 * @param key name of the form and the thing it is about: `hand-back:123`
 * @returns value, setter, and `kept`: since when words of an earlier visit stand here (null: none), and
 *   `clear`, to be called when they have been sent
 */
export function useKept<Value>(key: string, first: Value) {
  const [state, setState] = useState(() => ({ key, ...fromStore(key, first) }));
  // Another thing on the same page: its own words.
  if (state.key !== key) setState({ key, ...fromStore(key, first) });

  const set = useCallback((next: Value | ((before: Value) => Value)) => {
    setState((before) => {
      const value = next instanceof Function ? next(before.value) : next;
      return { ...before, value, touched: true };
    });
  }, []);
  useEffect(() => {
    if (state.touched) write(state.key, state.value);
  }, [state]);

  const clear = useCallback(
    (value: Value = first) => {
      localStorage.removeItem(keptPlace(key));
      setState({ key, value, keptAt: null, touched: false });
    },
    [key, first],
  );
  return { value: state.value, set, clear, keptAt: state.keptAt } as const;
}

function fromStore<Value>(key: string, first: Value) {
  const kept = readKept<Value>(key);
  return { value: kept?.value ?? first, keptAt: kept?.at ?? null, touched: false };
}
