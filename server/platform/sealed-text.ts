import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/*
 * Secrets at rest. Keys are derived from the installation's own (`var/journal.key`), one for each purpose, by
 * HKDF-SHA256: whoever reads the database or a dump of it without that file learns nothing.
 */

const NONCE = 12;
const TAG = 16;

function keyFor(installationKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', installationKey, '', `chidao ${purpose}`, 32));
}

/**
 * Seals a text (AES-256-GCM): nonce, tag, cipher text.
 *
 * @param purpose names the key, such as `one-time code`
 * @param owner what it belongs to: a sealed text moved to another owner does not open
 */
export function sealText(
  installationKey: Buffer,
  purpose: string,
  owner: string,
  text: string,
): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFor(installationKey, purpose), nonce);
  cipher.setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws Error where the text was sealed by another key, for another owner, or was changed */
export function openText(
  installationKey: Buffer,
  purpose: string,
  owner: string,
  sealed: Buffer,
): string {
  const nonce = sealed.subarray(0, NONCE);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(installationKey, purpose), nonce);
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return decipher.update(sealed.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
}

/** A hash that nobody can look for without the installation's key: for what is short or easily guessed. */
export function keyedHash(installationKey: Buffer, purpose: string, text: string): Buffer {
  return createHmac('sha256', keyFor(installationKey, purpose)).update(text).digest();
}
