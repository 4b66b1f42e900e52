import type { Place } from './draft-shape.ts';

/** Words swept in the source pane: their place in the text and where they stand on the screen. */
export interface Sweep extends Place {
  readonly box: { readonly left: number; readonly bottom: number; readonly top: number };
}

/** The offset in the source of a point of the page; null outside the text. */
function offsetAt(node: Node, inside: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const segment = element?.closest('[data-s]');
  if (segment instanceof HTMLElement && node.nodeType === Node.TEXT_NODE) {
    return Number(segment.dataset.s) + inside;
  }
  // A point between elements: the beginning of what follows it, or the end of what goes before.
  const after = node.childNodes[inside];
  const next =
    after instanceof Element
      ? after.matches('[data-s]')
        ? after
        : after.querySelector('[data-s]')
      : null;
  if (next instanceof HTMLElement) return Number(next.dataset.s);
  const last = element ? [...element.querySelectorAll('[data-s]')].at(-1) : undefined;
  if (last instanceof HTMLElement) return Number(last.dataset.s) + (last.textContent?.length ?? 0);
  return segment instanceof HTMLElement ? Number(segment.dataset.s) : null;
}

/** What is swept now inside the pane; null when nothing is, or only blanks. */
export function sweepIn(pane: HTMLElement | null): Sweep | null {
  const selection = window.getSelection();
  if (!pane || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  const start = offsetAt(range.startContainer, range.startOffset);
  const end = offsetAt(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start || range.toString().trim() === '') return null;
  const { left, bottom, top } = range.getBoundingClientRect();
  return { start, end, box: { left, bottom, top } };
}

/** Puts the caret's selection on the first word of a paragraph, for sweeping by Shift and arrows. */
export function sweepFirstWord(paragraph: Element): void {
  const selection = window.getSelection();
  const text = paragraph.querySelector('[data-s]')?.firstChild;
  if (!selection || !text) return;
  selection.collapse(text, 0);
  selection.modify('extend', 'forward', 'word');
}

export function dropSweep(): void {
  window.getSelection()?.removeAllRanges();
}
