import { z } from 'zod';
import { byId, DayText, endpoint, Id, Instant } from '../platform/contract.ts';
import { COUNCIL_ROLES } from './campaign-contract.ts';

const Sentence = z.object({ vi: z.string(), en: z.string() });

export const SessionMember = z.object({
  postId: Id,
  person: z.string(),
  title: z.string(),
  unit: z.string(),
  role: z.enum(COUNCIL_ROLES),
});
export type SessionMember = z.infer<typeof SessionMember>;

/** `ballots`: every member votes here, in secret; `counts`: the tellers' count is entered. */
export const MANNERS = ['ballots', 'counts'] as const;

export const CouncilSession = z.object({
  id: Id,
  stageId: Id,
  heldOn: DayText,
  manner: z.enum(MANNERS),
  members: z.array(SessionMember.extend({ isPresent: z.boolean() })),
  present: z.number().int(),
  quorum: z.number().int(),
  nominations: z.array(
    z.object({
      id: Id,
      name: z.string(),
      awardName: Sentence,
      /** Null while the votes of a secret ballot are coming in. */
      votes: z
        .object({
          ayes: z.number().int(),
          noes: z.number().int(),
          passes: z.boolean(),
          say: Sentence,
        })
        .nullable(),
      percent: z.number(),
    }),
  ),
  /** Of a secret ballot: how many have voted. */
  cast: z.number().int(),
  hasVoted: z.boolean(),
  mayVote: z.boolean(),
  minutesNumber: z.string().nullable(),
  minutes: z.string().nullable(),
  closedAt: Instant.nullable(),
});
export type CouncilSession = z.infer<typeof CouncilSession>;

export const getSessions = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/sessions',
  params: byId,
  query: z.object({ stageId: Id, asOf: DayText.optional() }),
  reply: z.object({
    sessions: z.array(CouncilSession),
    mayHold: z.boolean(),
    seats: z.number().int(),
  }),
  summary: 'Sessions of the council in a stage, the latest first',
});
export const openSession = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/sessions',
  params: byId,
  body: z.object({
    stageId: Id,
    heldOn: DayText,
    manner: z.enum(MANNERS),
    present: z.array(Id).min(1).max(60),
    /** What is voted on; without it everything that has no vote yet. */
    nominations: z.array(Id).max(2_000).optional(),
  }),
  reply: z.object({ id: Id }),
  act: 'open_council_session',
  summary: 'The council meets: who came, and what is voted on',
});
export const castBallot = endpoint({
  method: 'POST',
  path: '/api/council-sessions/:id/ballot',
  params: byId,
  body: z.object({
    choices: z.array(z.object({ nominationId: Id, aye: z.boolean() })).max(2_000),
  }),
  reply: z.object({ cast: z.number().int() }),
  act: 'cast_ballot',
  summary: 'Bỏ phiếu kín: one paper with an answer to every nomination',
});
export const enterCounts = endpoint({
  method: 'POST',
  path: '/api/council-sessions/:id/counts',
  params: byId,
  body: z.object({
    counts: z
      .array(
        z.object({
          nominationId: Id,
          ayes: z.number().int().min(0),
          noes: z.number().int().min(0),
        }),
      )
      .min(1)
      .max(2_000),
  }),
  reply: z.object({ entered: z.number().int() }),
  act: 'enter_council_counts',
  summary: 'Kiểm phiếu: the count of the tellers for each nomination',
});
export const closeSession = endpoint({
  method: 'POST',
  path: '/api/council-sessions/:id/close',
  params: byId,
  body: z.object({
    minutesNumber: z.string().trim().min(1).max(100),
    minutes: z.string().trim().min(10).max(20_000),
  }),
  reply: z.object({ id: Id }),
  act: 'close_council_session',
  summary: 'The session ends with its minutes; the result stands',
});
