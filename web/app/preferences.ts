import { useSyncExternalStore } from 'react';

/** What one browser remembers about how its person likes to read and type. */
export interface Preferences {
  readonly language: 'vi' | 'en';
  readonly scheme: 'auto' | 'light' | 'dark';
  /** A- A A+ A++ in percent of the browser's own size. */
  readonly size: 94 | 100 | 112 | 125;
  /** gọn (one line), vừa (two lines), rộng (full text, touch) */
  readonly density: 'compact' | 'normal' | 'wide';
  /** Single letters act as keys; off for people who speak to their computer (WCAG 2.1.4). */
  readonly letterKeys: boolean;
}

export const SIZES = [94, 100, 112, 125] as const satisfies readonly Preferences['size'][];
export const DENSITIES = ['compact', 'normal', 'wide'] as const;

const PLACE = 'chidao.preferences';
const FIRST: Preferences = {
  language: 'vi',
  scheme: 'auto',
  size: 100,
  density: 'normal',
  letterKeys: true,
};

let current = read();
const listeners = new Set<() => void>();
const darkOutside = window.matchMedia('(prefers-color-scheme: dark)');

function read(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    return sound(Object(kept));
  } catch {
    return FIRST;
  }
}

/** Keeps only values that this version knows; anything else falls back to the first choice. */
function sound(kept: Partial<Record<keyof Preferences, unknown>>): Preferences {
  return {
    language: kept.language === 'en' ? 'en' : 'vi',
    scheme: kept.scheme === 'light' || kept.scheme === 'dark' ? kept.scheme : 'auto',
    size: SIZES.find((size) => size === kept.size) ?? FIRST.size,
    density: DENSITIES.find((density) => density === kept.density) ?? FIRST.density,
    letterKeys: kept.letterKeys !== false,
  };
}

/** Light or dark as it is now shown, after the wish of the machine. */
export function shownScheme(): 'light' | 'dark' {
  if (current.scheme !== 'auto') return current.scheme;
  return darkOutside.matches ? 'dark' : 'light';
}

/** Writes the choices that CSS needs onto the page. Called before the first paint and on each change. */
export function applyPreferences(): void {
  const page = document.documentElement;
  page.lang = current.language;
  page.style.fontSize = current.size === 100 ? '' : `${current.size}%`;
  page.dataset.density = current.density;
  page.dataset.mantineColorScheme = shownScheme();
}

function announce(): void {
  applyPreferences();
  for (const listener of listeners) listener();
}
darkOutside.addEventListener('change', announce);

export function getPreferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(PLACE, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still honours the choice until the page is left.
  }
  announce();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, getPreferences);
}

export function useShownScheme(): 'light' | 'dark' {
  return useSyncExternalStore(onPreferences, shownScheme);
}
