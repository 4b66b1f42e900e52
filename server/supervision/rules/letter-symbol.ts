/** Words of a body's name that its abbreviation passes over. */
const PASSED_OVER = new Set(['và', 'của', 'các']);

/**
 * The abbreviation of a body as it stands in a symbol (ký hiệu): its own short name where that is one already
 * (`BTTTT`), else the first letters of its words (`Cục Viễn thông` → `CVT`).
 */
export function bodyLetters(name: string, shortName: string | null): string {
  const short = (shortName ?? '').replace(/\s+/g, '');
  if (short !== '' && short === short.toLocaleUpperCase('vi')) return short;
  const letters = (shortName ?? name)
    .split(/[\s-]+/)
    .filter((word) => word !== '' && !PASSED_OVER.has(word.toLocaleLowerCase('vi')))
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : (word[0] ?? '')));
  return letters.join('').toLocaleUpperCase('vi');
}

/** Number and symbol of a letter (công văn): `05/BTTTT-VP`, two digits at least (NĐ 30/2020, Phụ lục I). */
export function letterSymbol(number: number, organ: string, drafter: string): string {
  return `${String(number).padStart(2, '0')}/${organ}-${drafter}`;
}
