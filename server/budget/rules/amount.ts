/** Units in which sums are typed and shown, as powers of ten of a đồng. */
export const AMOUNT_UNITS = { đồng: 0, triệu: 6, tỷ: 9 } as const;
export type AmountUnit = keyof typeof AMOUNT_UNITS;

/** A typed sum in whole đồng, or how it may have been meant. */
export type AmountReading =
  | { readonly ok: true; readonly dong: bigint }
  | { readonly ok: false; readonly suggestion: string | null };

const POWERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:nghìn|ngàn)\s+t[ỷỉ]$/u, 12],
  [/^t[ỷỉ]$/u, 9],
  [/^(?:triệu|tr)$/u, 6],
  [/^(?:nghìn|ngàn)$/u, 3],
  [/^(?:đ|đồng|vnđ|vnd)$/u, 0],
];

/** More than any budget of the state: what is longer is a slip of the hand. */
const MOST_DIGITS = 17;

/**
 * Reads a typed sum exactly, in the Vietnamese form (`1.250`, `1,5 tỷ đồng`): no float ever stands between
 * the text and the đồng. What other countries read differently is asked back: `1250.5` suggests `1250,5`.
 *
 * @param unit taken where none is typed, as in a column headed "triệu đồng"
 * @returns not ok too for a sum that does not come out in whole đồng
 */
export function parseAmount(typed: string, unit: AmountUnit): AmountReading {
  const match = /^([-−–]?)\s*([\d.,\s\u00a0]*\d)\s*(\D*)$/u.exec(typed.normalize('NFC').trim());
  if (!match) return { ok: false, suggestion: null };
  const [, sign = '', digits = '', said = ''] = match;
  const power = powerOf(said, unit);
  if (power === null) return { ok: false, suggestion: null };
  if (!/^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/.test(digits)) {
    const meant = meantForm(digits);
    return { ok: false, suggestion: meant && `${sign}${meant}${said === '' ? '' : ` ${said}`}` };
  }
  const [whole = '0', decimals = ''] = digits.replaceAll('.', '').split(',');
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > power || whole.length + power > MOST_DIGITS) {
    return { ok: false, suggestion: null };
  }
  const dong = BigInt(whole + kept.padEnd(power, '0'));
  return { ok: true, dong: sign === '' ? dong : -dong };
}

function powerOf(said: string, unit: AmountUnit): number | null {
  const words = said.toLowerCase().trim();
  if (words === '') return AMOUNT_UNITS[unit];
  const bare = words.replace(/\s+đồng$/u, '');
  return POWERS.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

function meantForm(digits: string): string | null {
  if (/^\d+\.\d+$/.test(digits)) return digits.replace('.', ',');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) {
    return digits.replaceAll(',', '·').replace('.', ',').replaceAll('·', '.');
  }
  if (/^\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?$/.test(digits))
    return digits.replace(/[ \u00a0]/g, '.');
  return null;
}

/**
 * Writes đồng in a unit: `formatAmount(1_250_500_000n, 'triệu')` → `1.250,5`.
 *
 * @param decimals rounds halves away from zero to so many; exact when left out
 */
export function formatAmount(dong: bigint, unit: AmountUnit, decimals?: number): string {
  const power = AMOUNT_UNITS[unit];
  const kept = Math.min(decimals ?? power, power);
  const step = 10n ** BigInt(power - kept);
  const size = dong < 0n ? -dong : dong;
  const rounded = ((size + step / 2n) / step).toString().padStart(kept + 1, '0');
  const whole = kept === 0 ? rounded : rounded.slice(0, -kept);
  const rest = kept === 0 ? '' : rounded.slice(-kept).replace(/0+$/, '');
  const text = whole.replace(/\B(?=(?:\d{3})+$)/g, '.') + (rest === '' ? '' : `,${rest}`);
  return dong < 0n && text !== '0' ? `-${text}` : text;
}

/** A part of a whole in percent with one decimal, halves away from zero; null of nothing. */
export function rateOf(part: bigint, whole: bigint): number | null {
  if (whole <= 0n) return null;
  return Number((part * 2000n + whole * (part < 0n ? -1n : 1n)) / (whole * 2n)) / 10;
}
