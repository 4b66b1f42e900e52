import { createContext, use, useEffect, useRef } from 'react';
import { getPreferences } from '../../app/preferences.ts';
import {
  addLayer,
  belongsToField,
  isLetterKey,
  type KeyBinding,
  liveBindings,
  openDepth,
} from './key-layers.ts';
import { keyReader } from './key-reader.ts';

/** How many dialogs stand around a component; 0 for the page itself. */
export const KeyDepth = createContext(0);

const FIELD = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
const OWN_KEYS = `${FIELD}, [role="menu"], [role="listbox"], [role="tablist"], [role="radiogroup"]`;
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="menuitem"]';

let target: EventTarget | null = null;

const reader = keyReader(act, {
  later: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
});

function act(name: string): boolean {
  if (isLetterKey(name) && !getPreferences().letterKeys) return false;
  const at = target instanceof Element ? target : document.body;
  if (at.closest(OWN_KEYS) && belongsToField(name)) return false;
  if (at.closest(PRESSABLE) && (name === 'Enter' || name === 'Space')) return false;
  const binding = liveBindings().find((each) => each.keys.includes(name));
  binding?.run();
  return binding !== undefined;
}

/** Hears every key of the page once. Called by the shell at start. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    target = event.target;
    // The letters of a field are the field's: an input method at work there is not ours to read.
    const inField = target instanceof Element && target.closest(FIELD) !== null;
    if (inField && (event.isComposing || event.key === 'Backspace')) return;
    const used = reader.press({
      key: event.key,
      code: event.code,
      shift: event.shiftKey,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      composing: event.isComposing || event.keyCode === 229,
    });
    if (used) event.preventDefault();
  });
  // Typing that goes elsewhere is a new word to the input method too; moving by keys among rows is not.
  window.addEventListener('pointerdown', () => reader.reset());
  window.addEventListener('blur', () => reader.reset());
  window.addEventListener('focusin', (event) => {
    if (event.target instanceof Element && event.target.closest(FIELD)) reader.reset();
  });
}

/**
 * Keys of a page or a component, live while it is shown and no dialog stands above it.
 * Letters never act inside fields, nor when the person has turned them off; give every letter a twin
 * (a button, an arrow, a function key), and never give a formal act a letter.
 */
export function useKeys(bindings: readonly KeyBinding[], enabled = true): void {
  const depth = use(KeyDepth);
  const now = useRef(bindings);
  useEffect(() => {
    now.current = bindings;
  });
  useEffect(
    () => (enabled ? addLayer({ depth, bindings: () => now.current }) : undefined),
    [depth, enabled],
  );
}

/** Silences the keys below while a dialog is open. Used by the kit's own dialogs. */
export function useDialogDepth(opened: boolean): number {
  const depth = use(KeyDepth) + 1;
  useEffect(() => (opened ? openDepth(depth) : undefined), [opened, depth]);
  return depth;
}
