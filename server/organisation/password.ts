import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the OWASP minimum: 19 MiB, two passes, one lane. Hashes of less are made anew at sign-in. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Stands where an account has no password: no input matches it. */
export const NO_PASSWORD = '!';

/** Made once a process: unknown and password-less accounts are checked against it, so that they take as long. */
let decoy: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** Checks a password in the same time whether or not there is a hash to check against. */
export async function checkPassword(kept: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('không có tài khoản này');
  const real = kept !== null && kept !== NO_PASSWORD;
  const matches = await verify(real ? kept : await decoy, password.normalize('NFC'));
  return real && matches;
}

/** True for a hash that was made with less than today's parameters. */
export function isWeakHash(kept: string): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(kept);
  if (!found) return true;
  const [memory, time] = [Number(found[1]), Number(found[2])];
  return memory < COST.memoryCost || time < COST.timeCost;
}
