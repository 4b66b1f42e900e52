import { decodeBurst, decodeLone } from './decode-burst.ts';

/** What the reader needs to know of a `keydown`. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** `isComposing`, or key code 229: an input method holds the letter back. */
  readonly composing: boolean;
}

/** One burst of an input method lasts no longer than this, in milliseconds. A hand is slower. */
export const BURST_MS = 30;

interface Clock {
  /** Runs `task` after `ms`; the answer cancels it. */
  readonly later: (ms: number, task: () => void) => () => void;
}

interface Burst {
  removed: string;
  added: string;
  shift: boolean;
  readonly cancel: () => void;
}

/**
 * Turns key presses into names of keys: `j`, `Shift+D`, `Enter`, `Ctrl+Enter`, `Space`, `?`.
 * Survives Telex: a burst of Backspace and composed letters is one key, a lone Backspace none.
 *
 * @param emit receives each name; answers whether anything was done with it
 * @returns `press` for each keydown (its answer: the press was used), `reset` when typing goes elsewhere
 */
export function keyReader(emit: (name: string) => boolean, clock: Clock) {
  /** The word as the input method believes it to stand on the screen. */
  let word = '';
  let burst: Burst | null = null;

  function endBurst(): void {
    if (!burst) return;
    const { removed, added, shift, cancel } = burst;
    burst = null;
    cancel();
    word += added;
    const key = decodeBurst(removed, added);
    if (key === 'Space') word = '';
    if (key !== null) emit(named(key, shift));
  }

  function backspace(shift: boolean): void {
    burst ??= { removed: '', added: '', shift, cancel: clock.later(BURST_MS, endBurst) };
    burst.removed = word.slice(-1) + burst.removed;
    burst.shift ||= shift;
    word = word.slice(0, -1);
  }

  function press(event: Press): boolean {
    const { key, shift } = event;
    if (event.ctrl || event.alt) {
      endBurst();
      word = '';
      return emit(combined(event));
    }
    if (key === 'Backspace') {
      backspace(shift);
      return true;
    }
    if (event.composing || key === 'Process') {
      const letter = letterOf(event.code);
      return letter !== null && emit(named(letter, shift));
    }
    const isText = [...key].length === 1;
    if (burst && isText) {
      burst.added += key;
      burst.shift ||= shift;
      return true;
    }
    endBurst();
    if (!isText || key === ' ') {
      if (key !== 'Shift') word = '';
      return emit(key === ' ' ? withShift('Space', shift) : withShift(key, shift));
    }
    word = (word + key).slice(-24);
    if (/^[\x21-\x7E]$/.test(key)) return emit(/[a-z]/i.test(key) ? named(key, shift) : key);
    const letter = decodeLone(key);
    return letter !== null && emit(named(letter, shift));
  }

  function reset(): void {
    burst?.cancel();
    burst = null;
    word = '';
  }

  return { press, reset };
}

function letterOf(code: string): string | null {
  const found = /^Key([A-Z])$/.exec(code);
  return found?.[1]?.toLowerCase() ?? null;
}

/** A letter's name: `j`, and `Shift+J` however Caps Lock stands. */
function named(letter: string, shift: boolean): string {
  if (letter.length > 1) return withShift(letter, shift);
  return shift ? `Shift+${letter.toUpperCase()}` : letter.toLowerCase();
}

function withShift(key: string, shift: boolean): string {
  return shift && key !== 'Shift' ? `Shift+${key}` : key;
}

function combined({ key, code, ctrl, alt, shift }: Press): string {
  const letter = letterOf(code) ?? (key.length === 1 ? key.toLowerCase() : key);
  return `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${
    letter.length === 1 ? letter.toUpperCase() : letter
  }`;
}
