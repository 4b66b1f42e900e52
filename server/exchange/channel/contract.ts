import { z } from 'zod';
import { byId, endpoint, Id, Instant, ListQuery, page } from '../../platform/contract.ts';
import { OrganId } from './rules/envelope.ts';

/** What another server answered last, without what may be secret. */
export const LastReply = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  start: z.string(),
  ms: z.number(),
});

/** How a destination outside has been answering. */
export const Reachability = z.object({
  failures: z.number().int(),
  failingSince: Instant.nullable(),
  /** Nothing is sent before. */
  restsUntil: Instant.nullable(),
  lastSentAt: Instant.nullable(),
  lastError: z.string().nullable(),
});

export const PartnerState = z.enum(['invited', 'checking', 'active', 'paused', 'ended']);

/** Đối tác: an authority of another installation, in a list. */
export const PartnerRow = z.object({
  id: Id,
  name: z.string(),
  organId: z.string().nullable(),
  address: z.string().nullable(),
  state: PartnerState,
  lastSentAt: Instant.nullable(),
  lastReceivedAt: Instant.nullable(),
  /** How far their clock is ahead of ours, in milliseconds. */
  skewMs: z.number().int().nullable(),
  /** Waiting to go out, and waiting to be applied. */
  waitingOut: z.number().int(),
  waitingIn: z.number().int(),
  /** Dead letters, both ways. */
  dead: z.number().int(),
  failingSince: Instant.nullable(),
});
export type PartnerRow = z.infer<typeof PartnerRow>;

export const Partner = PartnerRow.extend({
  version: z.number().int(),
  /** Sixty digits that both administrators compare; null until both keys are there. */
  fingerprint: z.string().nullable(),
  invitationUntil: Instant.nullable(),
  /** The key announced by them is used from its first message on. */
  hasNextKey: z.boolean(),
  /** Our key as they know it is our newest one. */
  knowsNewestKey: z.boolean(),
  confirmedAt: Instant.nullable(),
  confirmedBy: z.string().nullable(),
  reach: Reachability,
  /** Messages turned away at our door. */
  refusals: z.array(
    z.object({
      messageId: z.string(),
      subject: z.string(),
      sequence: z.number().int(),
      kind: z.string(),
      code: z.string(),
      at: Instant,
    }),
  ),
});
export type Partner = z.infer<typeof Partner>;

/** How this body is called by others. */
export const OwnIdentity = z.object({
  organId: z.string(),
  name: z.string(),
  address: z.string(),
  thumbprint: z.string(),
  keyMadeAt: Instant,
});
export type OwnIdentity = z.infer<typeof OwnIdentity>;

export const MESSAGE_STATES = ['waiting', 'sent', 'applied', 'dead', 'skipped'] as const;
/** A message in either direction, as people see it. */
export const ChannelMessage = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  subject: z.string(),
  sequence: z.number().int(),
  kind: z.string(),
  state: z.enum(MESSAGE_STATES),
  attempts: z.number().int(),
  at: Instant,
  nextAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  lastError: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ChannelMessage = z.infer<typeof ChannelMessage>;

export const viewIdentity = endpoint({
  method: 'GET',
  path: '/api/exchange/identity',
  /** Null until somebody has entered it; `suggested` fills the form. */
  reply: z.object({
    identity: OwnIdentity.nullable(),
    suggested: z.object({ name: z.string(), address: z.string() }),
  }),
  summary: 'How this body is called by other installations',
});
export const saveIdentity = endpoint({
  method: 'PUT',
  path: '/api/exchange/identity',
  body: z.object({
    organId: OrganId,
    name: z.string().trim().min(2).max(200),
    address: z.string().trim().max(300),
  }),
  reply: OwnIdentity,
  act: 'name_exchange',
  summary: 'Say how this body is called and reached by other installations',
});
export const rotateKey = endpoint({
  method: 'POST',
  path: '/api/exchange/identity/key',
  reply: OwnIdentity,
  act: 'rotate_exchange_key',
  summary: 'Make a new key and announce it to every partner, signed with the old one',
});

export const PARTNER_SORTS = ['name', '-name', 'received', '-received', 'sent', '-sent'] as const;
export type PartnerSort = (typeof PARTNER_SORTS)[number];
export const listPartners = endpoint({
  method: 'GET',
  path: '/api/exchange/partners',
  query: ListQuery.omit({ asOf: true }).extend({
    sort: z.enum(PARTNER_SORTS).optional(),
    state: PartnerState.optional(),
  }),
  reply: page(PartnerRow),
  summary: 'Partners: bodies on other installations',
});
export const exportPartners = endpoint({
  method: 'GET',
  path: '/api/exchange/partners/export',
  summary: 'Partners as CSV',
});
export const viewPartner = endpoint({
  method: 'GET',
  path: '/api/exchange/partners/:id',
  params: byId,
  reply: Partner,
  summary: 'One partner: its key, how the line is, what waits',
});
export const invitePartner = endpoint({
  method: 'POST',
  path: '/api/exchange/partners/invite',
  body: z.object({ name: z.string().trim().min(2).max(200) }),
  /** `code` is shown here and never again. */
  reply: z.object({ partner: Partner, code: z.string() }),
  act: 'invite_partner',
  summary: 'Make an invitation for a body on another installation',
});
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/exchange/partners/accept',
  body: z.object({ code: z.string().max(4_000) }),
  reply: Partner,
  act: 'accept_invitation',
  summary: 'Enter an invitation that another body gave us',
});
export const confirmPartner = endpoint({
  method: 'POST',
  path: '/api/exchange/partners/:id/confirm',
  params: byId,
  body: z.object({ fingerprint: z.string().max(100) }),
  reply: Partner,
  act: 'confirm_partner',
  summary: 'The fingerprint was compared with their administrator and is the same',
});
export const changePartner = endpoint({
  method: 'POST',
  path: '/api/exchange/partners/:id',
  params: byId,
  body: z.object({
    version: z.number().int(),
    name: z.string().trim().min(2).max(200).optional(),
    address: z.string().trim().max(300).optional(),
    state: z.enum(['active', 'paused', 'ended']).optional(),
  }),
  reply: Partner,
  act: 'change_partner',
  summary: 'Rename, move, pause, resume or end a partner',
});

export const listMessages = endpoint({
  method: 'GET',
  path: '/api/exchange/partners/:id/messages',
  params: byId,
  query: ListQuery.omit({ asOf: true, sort: true }).extend({
    direction: z.enum(['in', 'out']),
    state: z.enum(MESSAGE_STATES).optional(),
  }),
  reply: page(ChannelMessage),
  summary: 'Messages with a partner, newest first',
});
const decided = z.object({ reason: z.string().trim().min(3).max(500) });
export const resendMessage = endpoint({
  method: 'POST',
  path: '/api/exchange/sent/:id/resend',
  params: byId,
  reply: ChannelMessage,
  act: 'resend_message',
  summary: 'Send a message again',
});
export const skipSentMessage = endpoint({
  method: 'POST',
  path: '/api/exchange/sent/:id/skip',
  params: byId,
  body: decided,
  reply: ChannelMessage,
  act: 'skip_message',
  summary: 'Go on without a message that the partner refused',
});
export const applyAgain = endpoint({
  method: 'POST',
  path: '/api/exchange/received/:id/apply',
  params: byId,
  reply: ChannelMessage,
  act: 'apply_again',
  summary: 'Apply a received message once more',
});
export const skipReceivedMessage = endpoint({
  method: 'POST',
  path: '/api/exchange/received/:id/skip',
  params: byId,
  body: decided,
  reply: ChannelMessage,
  act: 'skip_message',
  summary: 'Go on without a received message that cannot be applied',
});

/** Somebody who follows the journal and cannot handle an act: what comes after it waits. */
export const StuckFollower = z.object({
  follower: z.string(),
  /** The last entry of the sealed order that it handled. */
  position: z.string(),
  attempts: z.number().int(),
  since: Instant,
  nextAt: Instant.nullable(),
  why: z.string(),
});
export type StuckFollower = z.infer<typeof StuckFollower>;

export const viewFollowers = endpoint({
  method: 'GET',
  path: '/api/exchange/followers',
  reply: z.object({ stuck: z.array(StuckFollower) }),
  summary: 'Followers of the journal that an act holds up',
});
export const tryFollower = endpoint({
  method: 'POST',
  path: '/api/exchange/followers/try',
  body: z.object({ follower: z.string().min(1).max(60) }),
  reply: z.object({ stuck: z.array(StuckFollower) }),
  act: 'try_follower',
  summary: 'Let a follower of the journal try again at once',
});
