import { z } from 'zod';
import { SearchHit } from '../directives/contract.ts';
import { endpoint } from '../platform/contract.ts';

export const searchAll = endpoint({
  method: 'GET',
  path: '/api/search',
  query: z.object({
    q: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(20).default(6),
  }),
  reply: z.object({ hits: z.array(SearchHit) }),
  summary: 'Search documents, tasks, units and people without accents',
});
