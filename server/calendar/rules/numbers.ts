/** A typed number that was read, or why it was not and what may have been meant. */
export type NumberReading =
  | { readonly ok: true; readonly value: number }
  /** `suggestion` is the number in the official form, to be asked: "16,5?"; null where nothing fits. */
  | { readonly ok: false; readonly suggestion: string | null };

const MINUS = /^[-−–]/;

/**
 * Reads a typed number in the Vietnamese form: dot for thousands, comma for decimals (`1.234,5`).
 * A form that other countries read differently is asked back, never guessed: `16.5` suggests `16,5`,
 * `1,234,567` suggests `1.234.567`, `2 381` suggests `2.381`. Leading zeros count for nothing (`08` is 8).
 */
export function parseNumber(typed: string): NumberReading {
  const text = typed.trim();
  const sign = MINUS.test(text) ? -1 : 1;
  const body = text.replace(/^[-−–+]\s*/, '');
  if (/^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/.test(body)) {
    const value = Number(body.replaceAll('.', '').replace(',', '.'));
    return { ok: true, value: value === 0 ? 0 : sign * value };
  }
  const suggestion = suggestedForm(body);
  return { ok: false, suggestion: suggestion && (sign < 0 ? `-${suggestion}` : suggestion) };
}

function suggestedForm(body: string): string | null {
  if (/^\d+\.\d+$/.test(body)) return body.replace('.', ',');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(body)) {
    return body.replaceAll(',', '·').replace('.', ',').replaceAll('·', '.');
  }
  if (/^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?$/.test(body)) {
    return body.replace(/[ \u00a0\u202f]/g, '.');
  }
  return null;
}

export interface NumberFormat {
  /** At most so many decimals; 2 if absent. */
  readonly decimals?: number;
  /** Keeps the decimals even where they are zeros. */
  readonly fixed?: boolean;
  /** Writes `+` before a gain, for differences. */
  readonly signed?: boolean;
}

/** Writes a number as `1.234,5`, rounding halves away from zero; the same in both languages. */
export function formatNumber(value: number, format: NumberFormat = {}): string {
  const { decimals = 2, fixed = false, signed = false } = format;
  const rounded = roundHalfUp(Math.abs(value), decimals);
  const [whole = '0', fraction = ''] = rounded.split('.');
  const kept = fixed ? fraction : fraction.replace(/0+$/, '');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, '.') + (kept === '' ? '' : `,${kept}`);
  const isZero = /^[0.,]+$/.test(text);
  if (value < 0 && !isZero) return `-${text}`;
  return signed && !isZero ? `+${text}` : text;
}

/** Decimal digits of a non-negative number, rounded by its shortest decimal form (1,005 → 1,01). */
function roundHalfUp(value: number, decimals: number): string {
  const digits = decimalDigits(value);
  const [whole = '0', fraction = ''] = digits.split('.');
  const scaled = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  const up = (fraction[decimals] ?? '0') >= '5' ? 1n : 0n;
  const text = (scaled + up).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** The shortest decimal form without an exponent. */
function decimalDigits(value: number): string {
  const text = String(value);
  const match = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, first = '0', rest = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${first}${rest}`;
  return `${first}${rest.padEnd(shift, '0')}`;
}

/** Units in which sums of money are typed and shown; the value is in đồng. */
export const MONEY_UNITS = {
  đồng: 1,
  nghìn: 1_000,
  triệu: 1_000_000,
  tỷ: 1_000_000_000,
  'nghìn tỷ': 1_000_000_000_000,
} as const;

export type MoneyUnit = keyof typeof MONEY_UNITS;

const MONEY_WORDS: readonly (readonly [RegExp, MoneyUnit])[] = [
  [/^(?:nghìn|ngàn)\s+t[ỷỉ]$/, 'nghìn tỷ'],
  [/^t[ỷỉ]$/, 'tỷ'],
  [/^(?:triệu|tr)$/, 'triệu'],
  [/^(?:nghìn|ngàn)$/, 'nghìn'],
  [/^(?:đ|vnđ|vnd)?$/, 'đồng'],
];

/**
 * Reads a sum of Vietnamese money into whole đồng: `1.250 triệu`, `1,5 tỷ đồng`, `980.000 tỷ`.
 *
 * @param unit taken where none is typed, as in a column headed "triệu đồng"
 * @returns not ok for other currencies, or a sum that does not come out in whole đồng
 */
export function parseMoney(typed: string, unit: MoneyUnit = 'đồng'): NumberReading {
  const match = /^([-−–+]?\s*[\d.,\s\u00a0]*\d)\s*(\D*)$/u.exec(typed.trim());
  if (!match) return { ok: false, suggestion: null };
  const [, number = '', words = ''] = match;
  const said = words.toLowerCase().normalize('NFC').trim();
  const typedUnit = said.replace(/\s*đồng$/, '');
  const known = MONEY_WORDS.find(([pattern]) => pattern.test(typedUnit))?.[1];
  if (known === undefined) return { ok: false, suggestion: null };
  const factor = MONEY_UNITS[said === '' ? unit : known];
  const read = parseNumber(number);
  if (!read.ok) {
    const suggestion = read.suggestion && `${read.suggestion} ${words}`.trim();
    return { ok: false, suggestion };
  }
  const dong = Math.round(read.value * factor);
  const isExact = Number.isSafeInteger(dong) && Math.abs(dong - read.value * factor) < 1e-3;
  return isExact ? { ok: true, value: dong } : { ok: false, suggestion: null };
}

/** Writes đồng in a unit: `formatMoney(1_250_000_000, 'tỷ')` → `1,25 tỷ đồng`. */
export function formatMoney(dong: number, unit: MoneyUnit, format: NumberFormat = {}): string {
  const amount = formatNumber(dong / MONEY_UNITS[unit], format);
  return unit === 'đồng' ? `${amount} đồng` : `${amount} ${unit} đồng`;
}
