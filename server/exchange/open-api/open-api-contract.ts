import { z } from 'zod';
import { endpoint } from '../../platform/contract.ts';

export const getApiDocument = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  reply: z.looseObject({ openapi: z.string() }),
  open: true,
  summary: 'This document: every endpoint, made from the contracts that the server mounts',
});
export const getApiTypes = endpoint({
  method: 'GET',
  path: '/api/client.d.ts',
  reply: z.string(),
  open: true,
  summary: 'The types of the whole interface in TypeScript, for openapi-fetch and its like',
});
