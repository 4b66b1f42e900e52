import { z } from 'zod';
import { endpoint } from '../platform/contract.ts';

/** How one question of the administration stands today, in a sentence of both languages. */
export const AdminState = z.object({
  key: z.string(),
  vi: z.string(),
  en: z.string(),
  /** Somebody should look at it. */
  wantsLook: z.boolean(),
});
export type AdminState = z.infer<typeof AdminState>;

export const getAdminStates = endpoint({
  method: 'GET',
  path: '/api/admin',
  reply: z.object({ states: z.array(AdminState) }),
  summary:
    'How each question of the administration stands, for the questions that this post may open',
});
