/**
 * A number kept as decimal text with a point, as it is printed: `1234.5` → `1.234,5`. Exact: no digit is
 * rounded and none is added. What is not known stays empty, it is never 0.
 */
export function printNumber(text: string | null): string {
  if (text === null) return '';
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '') return text;
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.');
  const kept = decimals.replace(/0+$/, '');
  return `${sign}${grouped}${kept === '' ? '' : `,${kept}`}`;
}

/** The number that a printed one stands for, as decimal text: `1.234,5` → `1234.5`; null for anything else. */
export function plainNumber(printed: string): string | null {
  const found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(printed);
  if (!found) return null;
  const whole = (found[1] ?? '').replaceAll('.', '').replace(/^0+(?=\d)/, '');
  const decimals = (found[2] ?? '').replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
