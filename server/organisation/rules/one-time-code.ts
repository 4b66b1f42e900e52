import { Secret, TOTP } from 'otpauth';

/** One-time codes (mã 6 số) as every authenticator makes them: RFC 6238, SHA-1, six digits, 30 seconds. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const ISSUER = 'Chỉ Đạo';

/** Bytes of a secret: RFC 4226 §4 recommends 160 bits. */
export const SECRET_BYTES = 20;

/** A secret as text that can be typed: base32. */
export function secretText(bytes: Uint8Array): string {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}

/** What a QR code says to an authenticator. */
export function secretAddress(secret: string, username: string): string {
  return new TOTP({ ...SHAPE, issuer: ISSUER, label: username, secret }).toString();
}

/**
 * The step (count of 30 seconds since 1970) to which a code belongs, the one before and the one after
 * included, because clocks differ; null where it belongs to none of them. Of a code that fits two steps the
 * one nearest to now counts.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const totp = new TOTP({ ...SHAPE, secret });
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / SHAPE.period) + delta;
}
