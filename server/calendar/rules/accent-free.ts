/**
 * A text without accents or case (không dấu), for comparing what people type: `Quý  IV` → `quy iv`.
 * Spaces of every kind become one; đ becomes d; anything else stays.
 */
export function accentFree(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}
