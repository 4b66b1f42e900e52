import type { ComboboxStore } from '@mantine/core';
import { useEffect, useRef } from 'react';

/**
 * Lights the first of the answers to what was typed, so that Enter takes it. Answers to an earlier word
 * are never lit: a quick Enter would take a unit that nobody asked for.
 *
 * @param answer the answer to what stands in the box now; undefined while it is on its way
 */
export function useFirstOption(combobox: ComboboxStore, answer: unknown): void {
  const store = useRef(combobox);
  useEffect(() => {
    store.current = combobox;
  });
  useEffect(() => {
    if (answer !== undefined) store.current.selectFirstOption();
  }, [answer]);
}
