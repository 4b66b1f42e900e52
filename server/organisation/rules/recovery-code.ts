/** Recovery codes (mã khôi phục) that are made at once. */
export const RECOVERY_CODES = 10;
/** Bytes behind one, a character each: about 50 bits. */
export const RECOVERY_BYTES = 10;

/** Without the characters that are read for one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ten characters in two groups: `k3m9p-x7rtw`. */
export function recoveryCode(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, RECOVERY_BYTES)].map(
    (byte) => ALPHABET[byte % ALPHABET.length] ?? '',
  );
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** A code as typed, without case, spaces and dashes; null where it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '');
  return /^[2-9a-z]{10}$/.test(plain) ? plain : null;
}

/** True for what can only be meant as a code of an authenticator. */
export function isOneTimeCode(typed: string): boolean {
  return /^\d{6}$/.test(typed.replace(/\s/g, ''));
}
