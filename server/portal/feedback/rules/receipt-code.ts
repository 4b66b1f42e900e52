/*
 * The receipt code of a feedback (mã biên nhận): `GY-7K3M-92QD-X4TF`. Whoever has it reads the answer, so it
 * cannot be guessed: eleven letters of chance and one that checks them.
 */

/** Thirty-one signs without those that are mistaken for one another (0 O, 1 I L). A prime: see {@link checkOf}. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const PRIME = BigInt(SIGNS.length);
/** Signs of chance: 31¹¹, more than 54 bits. */
const LENGTH = 11;

/**
 * The code of random bytes.
 *
 * @param chance at least 16 bytes that nobody can foresee
 */
export function receiptCode(chance: Uint8Array): string {
  if (chance.length < 16) throw new RangeError('A code takes 16 bytes of chance');
  let left = chance.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let signs = '';
  for (let at = 0; at < LENGTH; at += 1) {
    signs += SIGNS[Number(left % PRIME)];
    left /= PRIME;
  }
  return shown(signs + checkOf(signs));
}

/**
 * A code as somebody typed it: in small letters, without its dashes or its first two letters.
 *
 * @returns the code as it is printed; null for one that was never given, such as one with a slip of the pen
 */
export function readReceiptCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s–—_.-]+/g, '');
  const signs = letters.length === LENGTH + 3 ? letters.replace(/^GY/, '') : letters;
  if (signs.length !== LENGTH + 1 || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return checkOf(signs.slice(0, LENGTH)) === signs[LENGTH] ? shown(signs) : null;
}

/**
 * The last sign makes the weighted sum a multiple of 31. All weights differ and none is 0, so one wrong sign, or
 * two that changed places, is always seen.
 */
function checkOf(signs: string): string {
  const sum = [...signs].reduce((total, sign, at) => total + SIGNS.indexOf(sign) * (at + 2), 0);
  return SIGNS[(SIGNS.length - (sum % SIGNS.length)) % SIGNS.length] ?? '';
}

function shown(signs: string): string {
  return `GY-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
