/** The years of a line: `from` to `to`, both inclusive. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

/** Reads `2022`, `2022-2023`, `năm 2022`, `giai đoạn 2022 – 2023`; null for anything else. */
export function parseYears(typed: string): Years | null {
  const match = /^(?:năm|giai đoạn|02 năm|2 năm)?\s*(\d{4})(?:\s*[-–—]\s*(\d{4}))?$/iu.exec(
    typed.normalize('NFC').trim(),
  );
  if (!match) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return isYears({ from, to }) ? { from, to } : null;
}

export function isYears({ from, to }: Years): boolean {
  return FIRST_YEAR <= from && from <= to && to <= LAST_YEAR;
}

/** `2022`, `2022-2023` */
export function sayYears({ from, to }: Years): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** Two periods that overlap without one lying within the other: what they share cannot be told apart. */
export function cross(one: Years, other: Years): boolean {
  const overlap = one.from <= other.to && other.from <= one.to;
  const inside = (a: Years, b: Years) => b.from <= a.from && a.to <= b.to;
  return overlap && !inside(one, other) && !inside(other, one);
}
