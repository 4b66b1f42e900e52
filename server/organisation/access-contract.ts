import { z } from 'zod';
import { DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';

/** What is written down when it is read; the names that endpoints carry as `restricted`. */
export const RESTRICTED_KINDS = [
  'person',
  'people_export',
  'journal',
  'account',
  'inspection_file',
  'suspensions',
  'feedback_contact',
  'access_log',
  'access_export',
] as const;
export const RestrictedKind = z.enum(RESTRICTED_KINDS);
export type RestrictedKind = z.infer<typeof RestrictedKind>;

/** One reading of something restricted (nhật ký truy cập). */
export const AccessRow = z.object({
  id: Id,
  at: Instant,
  person: z.string(),
  post: z.string(),
  unit: z.string(),
  /** By a delegation, an acting appointment or a key; null in the own post. */
  via: z.enum(['delegation', 'acting', 'token']).nullable(),
  kind: z.string(),
  /** How the thing that was read is called, where it has a name. */
  subject: z.string().nullable(),
  /** What was searched or filtered for. */
  what: z.string().nullable(),
  /** The same text for the same network address; never the address itself. */
  place: z.string().nullable(),
});
export type AccessRow = z.infer<typeof AccessRow>;

const AccessQuery = ListQuery.extend({
  kind: RestrictedKind.optional(),
  personId: Id.optional(),
  from: DayText.optional(),
  to: DayText.optional(),
});
export const listAccess = endpoint({
  method: 'GET',
  path: '/api/access',
  query: AccessQuery,
  reply: page(AccessRow).extend({ keepMonths: z.number().int(), mayKeep: z.boolean() }),
  restricted: 'access_log',
  summary: 'Who read what is restricted, newest first; reading this is written down too',
});
export const exportAccess = endpoint({
  method: 'GET',
  path: '/api/access/export',
  query: AccessQuery,
  restricted: 'access_export',
  summary: 'The same as CSV',
});
/** Shorter would let somebody wait until nobody can ask any more. */
export const LEAST_MONTHS = 12;
export const keepAccess = endpoint({
  method: 'POST',
  path: '/api/access/keep',
  body: z.object({ months: z.number().int().min(LEAST_MONTHS).max(120) }),
  reply: z.object({ keepMonths: z.number().int() }),
  act: 'keep_access_log',
  summary: 'For how many months readings are kept',
});
