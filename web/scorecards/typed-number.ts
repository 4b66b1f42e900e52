import { formatNumber, parseNumber } from '../../server/calendar/rules/numbers.ts';

/** Reads a number as it is typed; null for an empty box, undefined for what is no number. */
export function readNumber(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const reading = parseNumber(text);
  return reading.ok ? reading.value : undefined;
}

/** What may have been meant by what is no number: `16.5` → `16,5`; null where nothing fits. */
export function meantNumber(text: string): string | null {
  const reading = parseNumber(text);
  return reading.ok ? null : reading.suggestion;
}

/** Writes a number back as it is typed. */
export function writeNumber(value: number | null): string {
  return value === null ? '' : formatNumber(value, { decimals: 4 });
}
