import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { DayText, Id, Instant } from '../platform/contract.ts';
import { act, fileIds } from './act-contract.ts';

/**
 * Who takes part beside the one lead: units that coordinate (phối hợp) or monitor (theo dõi), the leader who
 * directs (lãnh đạo chỉ đạo), the officer to call (cán bộ đầu mối).
 */
export const PARTY_ROLES = ['coordinate', 'monitor', 'leader', 'contact'] as const;
export const PartyRole = z.enum(PARTY_ROLES);
export type PartyRole = z.infer<typeof PartyRole>;

/** Where the answer of a coordinating unit stands. */
export const REPLY_STATES = ['not_asked', 'waiting', 'late', 'replied', 'replied_late'] as const;
export const ReplyState = z.enum(REPLY_STATES);
export type ReplyState = z.infer<typeof ReplyState>;

export const AttachedFile = z.object({
  id: Id,
  name: z.string(),
  size: z.number(),
  href: z.string(),
});
export type AttachedFile = z.infer<typeof AttachedFile>;

export const PartyReply = z.object({
  id: Id,
  at: Instant,
  onDay: DayText,
  by: z.string(),
  body: z.string(),
  files: z.array(AttachedFile),
});

export const Party = z.object({
  /** The row that says so; null where only the ordering words do. */
  id: Id.nullable(),
  role: PartyRole,
  unit: UnitRef,
  person: z.object({ id: Id, name: z.string(), post: z.string().nullable() }).nullable(),
  /** As the directive writes it; empty where it was arranged later. */
  written: z.string(),
  /** What this unit is to contribute. */
  duty: z.string().nullable(),
  dueOn: DayText.nullable(),
  state: ReplyState,
  /** Days past its own deadline: of the reply, or of today while none came. */
  daysLate: z.number().int(),
  replies: z.array(PartyReply),
});
export type Party = z.infer<typeof Party>;

/** `seen`: the row that the sender saw in this place; another one there by now is answered with 409. */
const seen = z.object({ seen: Id.nullable().default(null) });

export const setParty = act(
  'edit_parties',
  'parties',
  seen.extend({
    role: PartyRole,
    unitId: Id.nullable().default(null),
    personId: Id.nullable().default(null),
    duty: z.string().trim().max(2_000).nullable().default(null),
    dueOn: DayText.nullable().default(null),
  }),
  'Add or change who takes part: a coordinating unit with its duty and day, a monitor, leader, contact',
);
export const dropParty = act(
  'edit_parties',
  'parties/drop',
  seen.extend({ role: PartyRole, unitId: Id }),
  'Somebody no longer takes part',
);
export const replyToTask = act(
  'reply_to_task',
  'reply',
  z.object({ body: z.string().trim().min(5).max(4_000), fileIds }),
  'Trả lời phối hợp: the answer of a coordinating unit',
);
