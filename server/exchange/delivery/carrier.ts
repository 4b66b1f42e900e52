import type { Tx } from '../../platform/database/database.ts';
import type { Delivery, DeliveryKind, DeliveryState, LastReply } from './store/delivery-store.ts';

/** What a try came to. */
export type Carried =
  | { readonly kind: 'sent'; readonly reply: LastReply | null; readonly settle?: Settle }
  /**
   * Not now. `isAway`: nobody answered, or nobody who could: the destination is left alone for a while, and
   * the other things for it with it.
   */
  | {
      readonly kind: 'later';
      readonly why: string;
      readonly isAway: boolean;
      readonly reply: LastReply | null;
      readonly settle?: Settle;
    }
  /** Never like this: a person must decide. */
  | {
      readonly kind: 'refused';
      readonly why: string;
      readonly reply: LastReply | null;
      readonly settle?: Settle;
    }
  /** It need not go any more. */
  | { readonly kind: 'void'; readonly why: string };

/** What else is written with the result of a try, in its transaction. */
export type Settle = (tx: Tx, at: Date) => Promise<void>;

/** Takes one kind of thing to its destination. */
export interface Carrier {
  readonly kind: DeliveryKind;
  /** Tries after which one is given up; 0: never. */
  readonly tries: number;
  /** Sends it once. Nothing is held in the database meanwhile. What it throws counts as `later`. */
  carry(delivery: Delivery): Promise<Carried>;
  /**
   * Called after the result of a try is written, with what became of the thing. What it does is its own act, and
   * is lost where the process dies in between.
   */
  settled?(delivery: Delivery, carried: Carried, state: DeliveryState): Promise<void>;
}
