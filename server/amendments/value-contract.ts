import { z } from 'zod';
import { TargetPromise } from '../indicators/target-contract.ts';
import { DeadlineShape } from '../plans/figures-contract.ts';
import { Id, Instant } from '../platform/contract.ts';
import { CHANGE_KINDS } from './rules/kinds.ts';

const words = (most: number, least = 1) => z.string().trim().min(least).max(most);

/** A task as it would be given: assigned in the way of every issue when the amendment takes effect. */
export const NewTask = z.object({
  title: words(2_000, 3),
  fieldId: Id.nullable().default(null),
  leadIds: z.array(Id).min(1).max(500),
  coordinatorIds: z.array(Id).max(200).default([]),
  deadline: DeadlineShape.nullable().default(null),
  product: z.string().trim().max(2_000).nullable().default(null),
});
export type NewTask = z.infer<typeof NewTask>;

/** The value of one field, before or after: what it holds depends on the kind of change. */
export const Value = z.discriminatedUnion('as', [
  z.object({ as: z.literal('words'), words: z.string().trim().max(8_000) }),
  z.object({ as: z.literal('units'), unitIds: z.array(Id).max(500) }),
  z.object({ as: z.literal('deadline'), deadline: DeadlineShape }),
  NewTask.extend({ as: z.literal('task') }),
  z.object({ as: z.literal('into'), taskId: Id }),
  z.object({ as: z.literal('promise'), promise: TargetPromise }),
  z.object({
    as: z.literal('target'),
    indicatorId: Id,
    unitId: Id.nullable().default(null),
    promise: TargetPromise,
  }),
  z.object({
    as: z.literal('phase'),
    name: words(500),
    start: z.string().trim().max(40),
    end: z.string().trim().max(40),
  }),
  /** Whole đồng in decimal. */
  z.object({ as: z.literal('amount'), amount: z.string().regex(/^\d{1,18}$/) }),
  z.object({
    as: z.literal('money'),
    taskId: Id,
    source: z.string().min(1).max(60),
    fromYear: z.number().int().min(2000).max(2100),
    toYear: z.number().int().min(2000).max(2100),
    amount: z.string().regex(/^\d{1,18}$/),
  }),
]);
export type Value = z.infer<typeof Value>;

/** A sentence in both languages. */
const Said = z.object({ vi: z.string(), en: z.string() });
export type Said = z.infer<typeof Said>;

/** A change as it is written by whoever proposes: what was before is taken by the program, never typed. */
export const ChangeWords = z.object({
  key: z.string().min(1).max(40),
  kind: z.enum(CHANGE_KINDS),
  thingId: Id.nullable().default(null),
  after: Value.nullable().default(null),
  reason: words(4_000, 5),
});
export type ChangeWords = z.infer<typeof ChangeWords>;

export const OPINIONS = ['agree', 'other', 'no'] as const;
export const DECISIONS = ['agreed', 'other', 'refused'] as const;

const by = { words: z.string(), by: Id, at: Instant };

/** A change as it is kept, with what was said and decided about it. */
export const Change = ChangeWords.extend({
  before: Value.nullable(),
  /** Where the thing stood in the plan, and how it was called, when it was proposed. */
  place: z.string(),
  title: z.string(),
  /** Ý kiến thẩm định. */
  opinion: z.object({ ...by, opinion: z.enum(OPINIONS), value: Value.nullable() }).nullable(),
  /** Quyết định. */
  decision: z.object({ ...by, outcome: z.enum(DECISIONS), value: Value.nullable() }).nullable(),
  /** It goes on in another proposal on the same field. */
  merged: z.object({ ...by, amendmentId: Id, number: z.number().int() }).nullable(),
  /**
   * What became of it on its day: applied, held back because what it rests on had moved, or dropped by a
   * person after that.
   */
  outcome: z.enum(['applied', 'held', 'dropped']).nullable(),
  held: z
    .object({
      because: z.enum(['moved', 'gone', 'refused']),
      now: Value.nullable(),
      says: Said.nullable(),
    })
    .nullable(),
  /** The words that order it, where it ordered something: their place in the amending directive. */
  span: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
});
export type Change = z.infer<typeof Change>;
