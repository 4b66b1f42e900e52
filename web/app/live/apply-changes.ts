import type { Query, QueryClient } from '@tanstack/react-query';
import { concernOf, type Reading } from './concerns.ts';
import type { Heard } from './follow-changes.ts';

/** Changes are gathered this long, and at random a little longer, so that not all browsers ask at once. */
const GATHER_MS = 150;
const SPREAD_MS = 400;
/** What was read this shortly before news came already holds it: the act that made it may be one's own. */
const KNOWN_MS = 100;
/** While somebody types, what changed below is looked at again after this long. */
const WHILE_TYPING_MS = 1_000;

/**
 * Makes readings old when something changes. Figures that change in their places are read at once; lists
 * and whatever stands around a hand that types wait, and the page offers them.
 */
export function applyChanges(client: QueryClient): { hear(heard: Heard): void; stop(): void } {
  let waiting: { heard: Heard; at: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(ms: number): void {
    timer ??= setTimeout(apply, ms);
  }

  function apply(): void {
    timer = undefined;
    const busy = isTyping();
    const news = waiting;
    waiting = busy ? news : [];
    for (const query of client.getQueryCache().getAll()) {
      const concern = strongest(query, news);
      if (concern === null) continue;
      if (concern === 'atOnce' && busy) continue;
      const refetchType = concern === 'atOnce' ? 'active' : 'none';
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true, refetchType });
    }
    if (busy) later(WHILE_TYPING_MS);
  }

  return {
    hear(heard) {
      waiting.push({ heard, at: Date.now() });
      later(GATHER_MS + Math.random() * SPREAD_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function strongest(query: Query, news: readonly { heard: Heard; at: number }[]) {
  const reading = readingOf(query);
  if (reading === null) return null;
  for (const { heard, at } of news) {
    if (query.state.dataUpdatedAt > at - KNOWN_MS) continue;
    const concern = concernOf(reading, heard);
    if (concern !== null) return concern;
  }
  return null;
}

/** Readings of the contract are kept under their path and the parts of the request. */
function readingOf({ queryKey, state }: Query): Reading | null {
  const [path, parts] = queryKey;
  if (typeof path !== 'string') return null;
  const { params, query }: { params?: unknown; query?: unknown } = Object(parts);
  const { planId }: { planId?: unknown } = Object(state.data);
  return {
    path,
    params: { ...Object(params) },
    query: { ...Object(query) },
    planId: typeof planId === 'string' ? planId : null,
  };
}

/** Somebody writes, or decides in a sheet: nothing may move below. */
function isTyping(): boolean {
  if (document.querySelector('[role="dialog"]') !== null) return true;
  const place = document.activeElement;
  if (place instanceof HTMLTextAreaElement) return true;
  if (!(place instanceof HTMLInputElement) || place.readOnly) return false;
  // A chooser keeps the focus after its choice was made.
  const isChooser = place.getAttribute('aria-haspopup') === 'listbox';
  if (isChooser) return place.getAttribute('aria-expanded') === 'true';
  return !['checkbox', 'radio', 'button'].includes(place.type);
}
