import { z } from 'zod';
import { byId, endpoint } from '../platform/contract.ts';

/** The signed copy (bản ký) that stands beside a draft. */
export const SignedCopy = z.object({ name: z.string(), href: z.string() });
export type SignedCopy = z.infer<typeof SignedCopy>;

const reply = z.object({ signed: SignedCopy.nullable() });

/** The signed PDF or scan as multipart, field `file`; a second one takes the place of the first. */
export const attachSigned = endpoint({
  method: 'POST',
  path: '/api/readings/:id/signed',
  params: byId,
  reply,
  act: 'attach_signed',
  summary: 'Put the signed copy beside a draft; it goes along with the document when it is issued',
});
export const removeSigned = endpoint({
  method: 'DELETE',
  path: '/api/readings/:id/signed',
  params: byId,
  reply,
  act: 'remove_signed',
  summary: 'Take the signed copy away from a draft',
});
export const getSigned = endpoint({
  method: 'GET',
  path: '/api/readings/:id/signed',
  params: byId,
  reply: z.unknown(),
  summary: 'The signed copy beside a draft',
});
