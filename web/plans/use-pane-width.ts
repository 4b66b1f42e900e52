import { type KeyboardEvent, type PointerEvent, useState } from 'react';

/** Widths of the source pane in pixels: 548 shows 68 characters a line. */
const LEAST = 400;
const MOST = 800;
const FIRST = 548;
const STEP = 24;
const PLACE = 'chidao.source-width';

function kept(): number {
  const width = Number(localStorage.getItem(PLACE));
  return width >= LEAST && width <= MOST ? width : FIRST;
}

/** The width of the source: dragged, or by keys and buttons; remembered on this device. */
export function usePaneWidth() {
  const [width, setWidth] = useState(kept);
  const set = (next: number) => {
    const within = Math.round(Math.min(MOST, Math.max(LEAST, next)));
    setWidth(within);
    localStorage.setItem(PLACE, String(within));
  };
  const by = (steps: number) => set(width + steps * STEP);
  return {
    width,
    by,
    /** What the bar between the two sides needs. */
    bar: {
      'aria-valuenow': width,
      'aria-valuemin': LEAST,
      'aria-valuemax': MOST,
      onKeyDown: (event: KeyboardEvent) => {
        const steps = { ArrowLeft: -1, ArrowRight: 1, '-': -1, '+': 1 }[event.key];
        if (steps === undefined) return;
        event.preventDefault();
        by(steps);
      },
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
        set(event.clientX - left);
      },
    },
  };
}
