import { z } from 'zod';
import { endpoint, Id } from '../platform/contract.ts';

/**
 * What a browser is told when something changes: which things, never what about them. It names only
 * tasks and plans that the post may read, and the browser then reads them as it always does.
 */
export const LiveNews = z.object({
  /** Kinds of things as the journal names them: task, plan, reading, directive, unit … */
  kinds: z.array(z.string()),
  tasks: z.array(Id),
  plans: z.array(Id),
});
export type LiveNews = z.infer<typeof LiveNews>;

export const getLive = endpoint({
  method: 'GET',
  path: '/api/live',
  reply: z.string(),
  summary:
    'Server-Sent Events: `news` names what changed among the things that this post may read; `refresh` says that something may have been missed',
});
