/** Strings made of code units at once: a spread over thousands of arguments costs five times as much. */

const CHUNK = 8_192;

/** The string of the first `size` UTF-16 units. Lone surrogates stay as they are. */
export function stringOf(units: Uint16Array, size: number = units.length): string {
  if (size <= CHUNK) return Reflect.apply(String.fromCharCode, null, units.subarray(0, size));
  const parts: string[] = [];
  for (let at = 0; at < size; at += CHUNK) {
    const chunk = units.subarray(at, Math.min(size, at + CHUNK));
    parts.push(Reflect.apply(String.fromCharCode, null, chunk));
  }
  return parts.join('');
}
