import { z } from 'zod';
import { byId, endpoint } from '../platform/contract.ts';

/** A picture or PDF as the browser shows it, with headers that let it do nothing else. */
export const viewFile = endpoint({
  method: 'GET',
  path: '/api/files/:id/view',
  params: byId,
  reply: z.string(),
  summary: 'A picture or PDF, to look at in the page',
});

/** How a file can be looked at without opening it elsewhere. */
export const previewFile = endpoint({
  method: 'GET',
  path: '/api/files/:id/preview',
  params: byId,
  reply: z.object({
    kind: z.enum(['image', 'pdf', 'text']),
    /** The words of a text, document or sheet; empty for pictures and PDF. */
    text: z.string(),
    /** The words go on in the file. */
    isCut: z.boolean(),
  }),
  summary: 'What is in a file: its words, or how it is shown',
});
