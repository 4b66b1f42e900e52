import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { DeadlineShape } from '../plans/figures-contract.ts';
import { DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { act, reason, version } from './act-contract.ts';
import { TaskRow } from './row-contract.ts';

/** Who said something, in which post, and when. */
export const SignedBy = z.object({ name: z.string(), post: z.string(), at: Instant });
export type SignedBy = z.infer<typeof SignedBy>;

/** `withdrawn` where the task was done or ended before anybody decided. */
export const EXTENSION_STATES = [
  'waiting',
  'granted',
  'shortened',
  'refused',
  'withdrawn',
] as const;
export const ExtensionState = z.enum(EXTENSION_STATES);
export type ExtensionState = z.infer<typeof ExtensionState>;

/** One request to extend (đề nghị gia hạn) as the page of its task tells it. */
export const ExtensionLine = z.object({
  id: Id,
  fromDueOn: DayText,
  toDueOn: DayText,
  /** As it was typed, with its precision. */
  to: DeadlineShape,
  reason: z.string(),
  asked: SignedBy,
  state: ExtensionState,
  grantedDueOn: DayText.nullable(),
  granted: DeadlineShape.nullable(),
  decisionWords: z.string().nullable(),
  decided: SignedBy.nullable(),
});
export type ExtensionLine = z.infer<typeof ExtensionLine>;

/** What waits for a decision, or waited: how long, and against whom it counts. */
export const Waiting = z.object({
  /** The unit that gave the task, whose decision it is. */
  approver: UnitRef,
  /** Working days without a decision; null once it was decided. */
  waitingDays: z.number().int().nullable(),
  /** Longer than the policy allows. */
  isLong: z.boolean(),
  mayDecide: z.boolean(),
});

export const ExtensionRow = ExtensionLine.extend({
  task: TaskRow,
  /** The unit that asked. */
  unit: UnitRef,
  /** Lần thứ: how many of the task were granted before it, and itself. */
  nth: z.number().int(),
  most: z.number().int().nullable(),
}).extend(Waiting.shape);
export type ExtensionRow = z.infer<typeof ExtensionRow>;

export const askExtension = act(
  'ask_extension',
  'extension',
  z.object({ deadline: DeadlineShape, reason }),
  'Xin gia hạn: the unit asks for a later deadline while the task is open',
);

export const decideExtension = act(
  'decide_extension',
  'extension/decision',
  version.extend({
    decision: z.enum(['granted', 'shortened', 'refused']),
    /** The earlier deadline that is granted instead, for `shortened`. */
    deadline: DeadlineShape.nullable().default(null),
    words: reason.nullable().default(null),
  }),
  'Quyết định gia hạn: granted as asked, until an earlier day, or refused with words',
);

export const WAITING_SORTS = ['asked', '-asked', 'due', '-due', 'wait', '-wait'] as const;

const filter = z.object({
  state: ExtensionState.optional(),
  /** Waits longer than the policy allows. */
  long: z.stringbool().or(z.boolean()).optional(),
  planId: Id.optional(),
  /** The unit that holds the task, and everything below it. */
  unitId: Id.optional(),
  approverId: Id.optional(),
  sort: z.enum(WAITING_SORTS).optional(),
});

/** Requests that wait too long, by the unit that should have decided. */
export const LongWaits = z.array(
  z.object({ approver: UnitRef, waiting: z.number().int(), long: z.number().int() }),
);

export const listExtensions = endpoint({
  method: 'GET',
  path: '/api/extensions',
  query: ListQuery.extend(filter.shape),
  reply: page(ExtensionRow).extend({ approvers: LongWaits }),
  summary: 'Requests to extend that this post may see, as of any day',
});

export const exportExtensions = endpoint({
  method: 'GET',
  path: '/api/extensions/export',
  query: ListQuery.omit({ limit: true, after: true })
    .extend(filter.shape)
    .extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  reply: z.string(),
  summary: 'Requests to extend as a workbook or CSV',
});
