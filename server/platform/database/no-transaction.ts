import type { Tx } from './database.ts';

/** Something wants a transaction where none was opened. */
export class NeedsTransaction extends Error {}

/** Stands where a transaction would, for work that is hoped to need none: the first that asks it ends the work. */
export const NO_TRANSACTION = {
  getExecutor() {
    throw new NeedsTransaction();
  },
} as unknown as Tx;

/** A key that is taken, the number of touched rows that is no number (see `deferredWrites`), a deadlock. */
const UNDONE: readonly unknown[] = ['23505', '22P02', '40P01'];

/** Whether PostgreSQL said that it undid a statement because something was there, or had moved, meanwhile. */
export function isOvertaken(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && UNDONE.includes(error.code)
  );
}
