/**
 * The letters that stand for a body in a symbol: `Bộ Thông tin và Truyền thông` → `BTTTT`. A guess for a
 * sample: real symbols come from the papers themselves.
 */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s-]+/)
    .filter((word) => /\p{L}/u.test(word) && !/^(?:và|của)$/i.test(word));
  return words.map((word) => word.charAt(0).toLocaleUpperCase('vi')).join('');
}
