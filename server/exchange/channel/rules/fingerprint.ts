import { createHash } from 'node:crypto';

const GROUPS = 12;
const DIGITS = 5;

/**
 * The number that two administrators read to each other (dãy số đối chiếu): twelve groups of five digits, made
 * of both keys, the same at both ends. It is equal only where each holds the key that the other really has:
 * whoever stands in between and swaps keys cannot make both ends show one number.
 *
 * @param one thumbprint of a key (RFC 7638)
 */
export function fingerprint(one: string, other: string): string {
  const hash = createHash('sha512').update([one, other].sort().join('\n')).digest();
  return Array.from({ length: GROUPS }, (_, group) => {
    const number = hash.readUIntBE(group * DIGITS, DIGITS) % 10 ** DIGITS;
    return String(number).padStart(DIGITS, '0');
  }).join(' ');
}
