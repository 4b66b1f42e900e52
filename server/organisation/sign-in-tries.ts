import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { keyedHash } from '../platform/sealed-text.ts';
import { accountErrors } from './account-errors-contract.ts';
import { organisationErrors } from './errors-contract.ts';
import { networkOf } from './rules/browser-family.ts';
import { afterWrongTry, BY_ADDRESS, BY_NAME, isLocked, type Tries } from './rules/lock-out.ts';
import type { SignInPlace } from './sign-in-place.ts';
import {
  forgetTries,
  forgetTriesBefore,
  loadTries,
  saveTries,
  takeTries,
  takeTryBack,
} from './store/lock-out-store.ts';

type Means = Pick<Platform, 'db' | 'clock' | 'journalKey'>;

/** A try that has been counted as wrong until it proves right. */
export interface CountedTry {
  /** Tries that the name has left; 0: this one was the last. */
  readonly left: number;
  readonly nameKey: Buffer;
  readonly addressKey: Buffer | null;
}

/**
 * Counts a try for a name and for an address before anything is looked at: many at once cannot slip past the
 * lock. Names that nobody bears are counted in the same rows, by the same statements.
 *
 * @throws Refusal ACCOUNT_LOCKED, ADDRESS_LOCKED
 */
export async function countTry(
  { db, clock, journalKey }: Means,
  username: string,
  { address }: SignInPlace,
): Promise<CountedTry> {
  const now = clock();
  const nameKey = keyOfName(journalKey, username);
  const network = address === null ? null : networkOf(address);
  const addressKey = network === null ? null : keyedHash(journalKey, 'tries', `address ${network}`);
  const left = await db.transaction().execute(async (tx) => {
    const keys = addressKey === null ? [nameKey] : [nameKey, addressKey];
    const counts = await takeTries(tx, keys, now);
    for (const { key, ...tries } of counts) {
      if (!isLocked(tries, now)) continue;
      throw key.equals(nameKey) ? nameLocked(tries) : addressLocked(tries);
    }
    let leftOfName = 0;
    for (const { key, ...tries } of counts) {
      const isName = key.equals(nameKey);
      const { left: remaining, ...next } = afterWrongTry(tries, now, isName ? BY_NAME : BY_ADDRESS);
      await saveTries(tx, key, next);
      if (isName) leftOfName = remaining;
    }
    return leftOfName;
  });
  return { left, nameKey, addressKey };
}

/** What a wrong try is answered: how many are left, or until when the name is locked. */
export async function wrongTry(
  { db }: Means,
  counted: CountedTry,
  refusal: (left: number) => Refusal,
): Promise<Refusal> {
  if (counted.left > 0) return refusal(counted.left);
  return nameLocked(await loadTries(db, counted.nameKey));
}

/**
 * The try was right: it counts neither for the name nor for the address. Those before stay counted. Never inside
 * a transaction: a whole office stands in the row of its address, and nobody may hold it while waiting for another.
 */
export async function takeBack(db: Db, counted: CountedTry): Promise<void> {
  await takeTryBack(db, counted.nameKey);
  if (counted.addressKey !== null) await takeTryBack(db, counted.addressKey);
}

/** A name starts afresh: its bearer is in, or the administrator says so. */
export async function forgetTriesOf(
  db: Db | Tx,
  journalKey: Buffer,
  username: string,
): Promise<void> {
  await forgetTries(db, keyOfName(journalKey, username));
}

/** The tries of a name, for whoever looks after accounts. */
export function triesOf({ db, journalKey }: Means, username: string): Promise<Tries> {
  return loadTries(db, keyOfName(journalKey, username));
}

/** What is older than a day has been forgiven long since. */
export async function forgetOldTries({ db, clock }: Means): Promise<void> {
  await forgetTriesBefore(db, new Date(clock().getTime() - 24 * 3_600_000));
}

function keyOfName(journalKey: Buffer, username: string): Buffer {
  return keyedHash(journalKey, 'tries', `name ${username}`);
}

function nameLocked({ lockedUntil }: Tries): Refusal {
  return new Refusal(organisationErrors.ACCOUNT_LOCKED, { until: clockOf(lockedUntil) });
}

function addressLocked({ lockedUntil }: Tries): Refusal {
  return new Refusal(accountErrors.ADDRESS_LOCKED, { until: clockOf(lockedUntil) });
}

const clockInVietnam = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

function clockOf(until: Date | null): string {
  return until ? clockInVietnam.format(until) : '';
}
