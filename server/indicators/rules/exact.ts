/** A decimal number without loss: `digits` × 10^-`scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/**
 * The sum of numbers as they are written: 0,1 + 0,2 is 0,3, and no order of the parts gives another sum.
 */
export function exactSum(values: readonly number[]): number {
  return toNumber(values.map(decimalOf).reduce(plus, ZERO));
}

/** The sum of products, as exact as {@link exactSum}. */
export function exactSumOfProducts(pairs: readonly (readonly [number, number])[]): number {
  const products = pairs.map(([a, b]) => times(decimalOf(a), decimalOf(b)));
  return toNumber(products.reduce(plus, ZERO));
}

/** A figure without the dust of binary fractions: 12 significant digits. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

const ZERO: Decimal = { digits: 0n, scale: 0 };

function decimalOf(value: number): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`Not a finite number: ${value}`);
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: at(a, scale) + at(b, scale), scale };
}

function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

function at({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}

function toNumber({ digits, scale }: Decimal): number {
  return Number(`${digits}e-${scale}`);
}
