import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface RowWindowOptions {
  readonly count: number;
  /** A name of the row that stays with it when rows are added above. */
  readonly keyOf: (index: number) => string;
  /** Height in px of a row that has not been measured. */
  readonly height: number;
  readonly scroll: RefObject<HTMLElement | null>;
  /** The element that holds the rows, where other things stand above it in the same scrolled place. */
  readonly list?: RefObject<HTMLElement | null>;
  /** Px at the top of the scrolled place that a head covers. */
  readonly head?: number;
  /** Rows drawn above and below what is seen, so that a fast wheel meets no white. */
  readonly spare?: number;
}

export interface RowWindow {
  /** The rows to draw: `first` up to, but without, `end`. */
  readonly first: number;
  readonly end: number;
  /** Px of the rows that are not drawn, above and below. */
  readonly before: number;
  readonly after: number;
  /** As the `ref` of a row of free height, which names itself by `data-key`: its true height counts from then on. */
  readonly measured: (row: HTMLElement | null) => (() => void) | undefined;
  /** Scrolls as little as needed for a row to be seen whole. */
  readonly show: (index: number) => void;
}

/** Which rows of a long list stand in sight, so that only those are drawn. */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { count, keyOf, height, scroll, list, head = 0, spare = 12 } = options;
  const [seen, setSeen] = useState({ top: 0, size: 800 });
  const { heights, measured } = useHeights(height);

  useLayoutEffect(() => {
    const place = scroll.current;
    if (!place) return;
    const look = () => {
      // Whole rows are enough: the page is drawn anew once a row, not once a pixel.
      const top = Math.floor((place.scrollTop - above(place, list)) / height) * height;
      const size = place.clientHeight;
      setSeen((was) => (was.top === top && was.size === size ? was : { top, size }));
    };
    look();
    place.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(place);
    return () => {
      place.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroll, list, height]);

  const tops = topsOf(count, (index) => heights.get(keyOf(index)) ?? height);
  const topOf = (index: number) => tops[Math.min(index, count)] ?? 0;
  const first = Math.max(0, rowAt(tops, seen.top) - spare);
  const end = Math.min(count, rowAt(tops, seen.top + seen.size) + 1 + spare);
  return {
    first,
    end,
    before: topOf(first),
    after: topOf(count) - topOf(end),
    measured,
    show: (index) => {
      const place = scroll.current;
      if (!place) return;
      const start = above(place, list);
      const lowest = start + topOf(index + 1) + head - place.clientHeight;
      if (start + topOf(index) < place.scrollTop) place.scrollTop = start + topOf(index);
      else if (lowest > place.scrollTop) place.scrollTop = lowest;
    },
  };
}

/** Px of what stands above the rows in the scrolled place. */
function above(place: HTMLElement, list: RefObject<HTMLElement | null> | undefined): number {
  if (!list?.current) return 0;
  const from = list.current.getBoundingClientRect().top - place.getBoundingClientRect().top;
  return from + place.scrollTop;
}

/** Where each row begins, and at last where the list ends. */
export function topsOf(count: number, heightOf: (index: number) => number): Float64Array {
  const tops = new Float64Array(count + 1);
  for (let index = 0; index < count; index += 1) {
    tops[index + 1] = (tops[index] ?? 0) + heightOf(index);
  }
  return tops;
}

/** The row that stands at a height of the list; the last one below its end. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The true heights of rows that have been drawn, kept by name; another ground height forgets them. */
function useHeights(ground: number) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text size or density measures anew
  useEffect(() => setHeights(new Map()), [ground]);
  const observer = useRef<ResizeObserver | null>(null);
  const measured = useCallback((row: HTMLElement | null) => {
    if (row === null) return undefined;
    observer.current ??= new ResizeObserver((changes) => {
      const found = changes.flatMap(({ target }) =>
        target instanceof HTMLElement && target.isConnected
          ? [[target.dataset.key ?? '', target.offsetHeight] as const]
          : [],
      );
      setHeights((was) =>
        found.every(([key, height]) => was.get(key) === height) ? was : new Map([...was, ...found]),
      );
    });
    observer.current.observe(row);
    return () => observer.current?.unobserve(row);
  }, []);
  useEffect(() => () => observer.current?.disconnect(), []);
  return { heights, measured };
}
