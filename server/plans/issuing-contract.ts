import { z } from 'zod';
import { byId, endpoint, Id, Instant } from '../platform/contract.ts';

/** What an issue brought about. */
export const Issued = z.object({
  planId: Id,
  directiveId: Id,
  tasks: z.number().int(),
  units: z.number().int(),
});

/** How far an issue is that is too large for one request. Nobody sees any of it before it is whole. */
export const Issuing = z.object({
  state: z.enum(['waiting', 'done', 'failed', 'stopped']),
  written: z.number().int(),
  total: z.number().int(),
  askedAt: Instant,
  /** Once it is done. */
  issued: Issued.nullable(),
  /** Why it failed, and what to do. */
  problem: z.object({ code: z.string(), vi: z.string(), en: z.string() }).nullable(),
});
export type Issuing = z.infer<typeof Issuing>;

export const getIssuing = endpoint({
  method: 'GET',
  path: '/api/readings/:id/issuing',
  params: byId,
  reply: z.object({ issuing: Issuing.nullable() }),
  summary: 'How far the last large issue of this draft is; null where there was none',
});
export const stopIssuing = endpoint({
  method: 'POST',
  path: '/api/readings/:id/issuing/stop',
  params: byId,
  reply: z.object({ issuing: Issuing.nullable() }),
  act: 'stop_issuing',
  summary: 'Stop a large issue that is not whole yet: nothing of it stays',
});
