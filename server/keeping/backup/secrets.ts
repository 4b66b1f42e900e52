import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KeepingError } from '../keeping-error.ts';
import type { Head } from './manifest.ts';

/**
 * Secret files of an installation (tệp khoá): every `*.key` in the data folder. They sign and seal what the
 * database holds, so they never lie in a backup in the clear.
 */
export type Secrets = Readonly<Record<string, string>>;

const Kept = z.record(z.string().regex(/^[\w-]+\.key$/), z.string());
const KEY_BYTES = 32;
/** About 100 ms and 64 MB a try, which a person does not notice and a guesser does. */
const COST = { N: 1 << 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

/** Content of each secret file by its name. */
export function secretsIn(varDir: string): Secrets {
  const names = readdirSync(varDir).filter((name) => /^[\w-]+\.key$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, text(join(varDir, name))]));
}

/** Writes the secret files, readable by their owner only. */
export function placeSecrets(varDir: string, secrets: Secrets): void {
  for (const [name, content] of Object.entries(secrets)) {
    writeFileSync(join(varDir, name), content, { mode: 0o600, flush: true });
  }
}

/** What the archive says of them; sealed where there is a passphrase (AES-256-GCM under scrypt). */
export function describeSecrets(secrets: Secrets, passphrase: string | null): Head['secrets'] {
  const names = Object.keys(secrets);
  const plain = Buffer.from(JSON.stringify(secrets));
  const print = createHash('sha256').update('chidao secrets\n').update(plain).digest('hex');
  if (passphrase === null) return { names, print, sealed: null };
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, KEY_BYTES, COST), iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
  const [saltText, ivText] = [salt.toString('base64'), iv.toString('base64')];
  const tag = cipher.getAuthTag().toString('base64');
  return { names, print, sealed: { salt: saltText, iv: ivText, tag, sealed } };
}

/** The file beside a backup that holds its secrets where they are not sealed in it. */
export function keysFileOf(backup: string): string {
  return `${backup}.keys`;
}

/** Written beside a backup, to be kept elsewhere. */
export function writeKeysFile(path: string, secrets: Secrets): void {
  writeFileSync(path, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flush: true });
}

/**
 * The secrets that belong to a backup: opened with the passphrase where they are sealed in it, else from the
 * file named, else from the one beside it.
 *
 * @throws KeepingError KEYS_MISSING, KEYS_WRONG
 */
export function findSecrets(
  head: Head,
  from: {
    readonly backup: string;
    readonly passphrase: string | null;
    readonly keys: string | null;
  },
): Secrets {
  const { sealed, print } = head.secrets;
  const path = from.keys ?? keysFileOf(from.backup);
  let found: Secrets;
  if (sealed !== null && from.keys === null) {
    if (from.passphrase === null) throw missing('CHIDAO_BACKUP_PASSPHRASE');
    const bytes = (part: string) => Buffer.from(part, 'base64');
    const key = scryptSync(from.passphrase, bytes(sealed.salt), KEY_BYTES, COST);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(sealed.iv));
    decipher.setAuthTag(bytes(sealed.tag));
    try {
      const plain = Buffer.concat([decipher.update(bytes(sealed.sealed)), decipher.final()]);
      found = Kept.parse(JSON.parse(plain.toString('utf8')));
    } catch (cause) {
      throw wrong('CHIDAO_BACKUP_PASSPHRASE', cause);
    }
  } else {
    found = readKeysFile(path);
  }
  if (describeSecrets(found, null).print !== print) throw wrong(path);
  return found;
}

function readKeysFile(path: string): Secrets {
  let content: string;
  try {
    content = text(path);
  } catch (cause) {
    throw missing(path, cause);
  }
  try {
    return Kept.parse(JSON.parse(content));
  } catch (cause) {
    throw wrong(path, cause);
  }
}

function text(path: string): string {
  return readFileSync(path, 'utf8');
}

function missing(what: string, cause?: unknown): KeepingError {
  return new KeepingError(
    'KEYS_MISSING',
    `Thiếu khoá của bản sao lưu (${what}); không có khoá thì không chứng minh được nhật ký. Chép tệp .keys đã cất riêng đến cạnh bản sao lưu, chỉ ra bằng --keys TỆP, hoặc đặt CHIDAO_BACKUP_PASSPHRASE.`,
    `The keys of this backup are missing (${what}); without them the journal cannot be proven. Put the .keys file that was kept apart beside the backup, name it with --keys FILE, or set CHIDAO_BACKUP_PASSPHRASE.`,
    cause,
  );
}

function wrong(what: string, cause?: unknown): KeepingError {
  return new KeepingError(
    'KEYS_WRONG',
    `Khoá lấy từ ${what} không phải của bản sao lưu này. Tìm đúng tệp .keys (hoặc mật khẩu) của ngày sao lưu rồi chạy lại.`,
    `The keys from ${what} do not belong to this backup. Find the .keys file (or passphrase) of its day and run again.`,
    cause,
  );
}
