import type { Db, Tx } from '../../platform/database/database.ts';

/*
 * What units hold can go to other units when the organisation changes. Each capability says in a store of its
 * own what that is (`…-holdings.ts`); the reorganisation decides where it goes. Rows stay in the authority that
 * owns them, whichever authority the new unit belongs to.
 */

/** A thing that a unit holds. */
export interface Held {
  readonly kind: string;
  readonly authorityId: string;
  /** Its id; of a thing without one the ids that make it, joined by points. */
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly field: string | null;
  readonly planId: string | null;
  readonly dueOn: string | null;
  /** Other units that it is about: by them rules of territory decide. */
  readonly subjectIds: readonly string[];
  /** The thing that it goes with, `kind id`; null where it goes by itself. */
  readonly carrier: string | null;
  /** The person at work on it, or in the post. */
  readonly personId: string | null;
}

/** Whose things are looked for: rows of these authorities held by these units. */
export interface HeldBy {
  readonly authorityIds: readonly string[];
  readonly unitIds: readonly string[];
  /** The day on which it is asked. */
  readonly day: string;
}

/** A thing on its way from one unit to another; without a receiver it ends. */
export interface Rehoming {
  readonly kind: string;
  readonly authorityId: string;
  readonly id: string;
  readonly fromUnitId: string;
  readonly toUnitId: string | null;
  /** The person at work on it goes along. */
  readonly keepsPerson: boolean;
  /** What {@link Rehomed} kept, where it is put back. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** What was moved, as its store will know it again. */
export interface Rehomed {
  readonly kind: string;
  readonly authorityId: string;
  readonly id: string;
  /** The version of the row since; null where there is none. */
  readonly version: number | null;
  readonly kept: Readonly<Record<string, unknown>>;
}

/** Who moves things, and when. */
export interface MovedBy {
  readonly at: Date;
  readonly personId: string;
}

/** Where a thing is now, and in which version. */
export interface Standing {
  readonly kind: string;
  readonly authorityId: string;
  readonly id: string;
  readonly unitId: string;
  readonly version: number | null;
}

/** What one capability knows of the things that its units hold. */
export interface Holdings {
  /** The kinds that it knows; things of one row are moved together. */
  readonly kinds: readonly string[];
  /** Kinds that can end where nobody takes them over. */
  readonly endable: readonly string[];
  /** @param subjects ask too which other units the things are about */
  find(db: Db | Tx, by: HeldBy, subjects: boolean): Promise<Held[]>;
  /** Moves that cannot be made because their receiver has what it may have only once: their ids. */
  clashing?(db: Db | Tx, moves: readonly Rehoming[]): Promise<readonly string[]>;
  move(context: HoldingsContext, moves: readonly Rehoming[]): Promise<Rehomed[]>;
  /** Puts things back to where they came from: the moves as they were made. */
  restore(context: HoldingsContext, moves: readonly Rehoming[]): Promise<void>;
  /** Where moved things are now; what is missing is gone or ended. */
  standing(db: Db | Tx, moves: readonly Rehoming[]): Promise<Standing[]>;
}

/** What stores need of the act. */
export interface HoldingsContext extends MovedBy {
  readonly tx: Tx;
  readonly ids: { next(): string; block(count: number): { readonly first: string } };
  /** The day from which posts hold. */
  readonly day: string;
  /** The unit that takes a unit over as a whole, or most of it; null where there is none. */
  successorOf(unitId: string): string | null;
}

/** A move turned round: from where the thing is to where it came from. */
export function turnedRound(move: Rehoming): Rehoming {
  const { fromUnitId, toUnitId } = move;
  return { ...move, fromUnitId: toUnitId ?? fromUnitId, toUnitId: fromUnitId };
}

/** What most holdings have in common: nothing about other units, nobody at work. */
export const PLAIN = {
  field: null,
  planId: null,
  dueOn: null,
  subjectIds: [],
  carrier: null,
  personId: null,
} as const satisfies Partial<Held>;
