/**
 * Numbers as a document says and writes them: words (bằng chữ) as they are read aloud in the North, and
 * digits with a dot at the thousands and a comma before the decimals.
 */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const THOUSANDS = ['', 'nghìn', 'triệu'] as const;
const MILLIARD = 1_000_000_000n;

/**
 * A whole number in words: `hai mươi mốt`, `một trăm linh năm`, `một triệu không trăm linh năm`, `một nghìn
 * tỷ`, `âm ba`.
 *
 * @throws RangeError for a number that is not whole, or too large to be exact: give a bigint then
 */
export function sayNumber(value: bigint | number): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`Not a whole number that is exact: ${value}`);
  }
  const whole = BigInt(value);
  if (whole === 0n) return 'không';
  return whole < 0n ? `âm ${sayPositive(-whole)}` : sayPositive(whole);
}

/** A sum of money in words, as it stands after `Bằng chữ:`: `Một triệu hai trăm nghìn đồng`. */
export function sayDongWords(dong: bigint | number): string {
  const words = sayNumber(dong);
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`;
}

/**
 * Digits with Vietnamese separators: `1.234.567,8`. Takes decimals as they are given (`"12.50"` → `12,50`),
 * so that nothing is rounded on its way into a document.
 *
 * @throws RangeError for a text that is not a plain decimal
 */
export function writeNumber(value: bigint | number | string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`Not a plain decimal: ${value}`);
  const [, sign = '', whole = '', decimals] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

function sayPositive(value: bigint): string {
  const high = value / MILLIARD;
  const low = value % MILLIARD;
  if (high === 0n) return sayBelowMilliard(Number(low), false);
  const above = `${sayPositive(high)} tỷ`;
  return low === 0n ? above : `${above} ${sayBelowMilliard(Number(low), true)}`;
}

/** @param continues words stand before these: hundreds that are nought are said too */
function sayBelowMilliard(value: number, continues: boolean): string {
  const words: string[] = [];
  for (const at of [2, 1, 0] as const) {
    const group = Math.floor(value / 1000 ** at) % 1000;
    if (group === 0) continue;
    words.push(sayGroup(group, continues || words.length > 0));
    if (at > 0) words.push(THOUSANDS[at]);
  }
  return words.join(' ');
}

function sayGroup(group: number, continues: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const saysHundreds = hundreds > 0 || continues;
  return [
    ...(saysHundreds ? [`${DIGITS[hundreds]} trăm`] : []),
    ...sayTens(tens, ones > 0 && saysHundreds),
    ...(ones > 0 ? [sayOnes(ones, tens)] : []),
  ].join(' ');
}

function sayTens(tens: number, isBetween: boolean): string[] {
  if (tens === 0) return isBetween ? ['linh'] : [];
  return tens === 1 ? ['mười'] : [`${DIGITS[tens]} mươi`];
}

/** One, four and five sound differently after tens: hai mươi mốt, hai mươi tư, mười lăm. */
function sayOnes(ones: number, tens: number): string {
  if (ones === 1 && tens >= 2) return 'mốt';
  if (ones === 4 && tens >= 2) return 'tư';
  if (ones === 5 && tens >= 1) return 'lăm';
  return DIGITS[ones] ?? '';
}
