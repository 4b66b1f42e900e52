import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../contract.ts';
import { createHttp } from './http.ts';
import { createMetrics } from './metrics.ts';
import { problemHandler } from './problem.ts';
import { ReadyJson } from './ready-json.ts';

const whose = endpoint({
  method: 'GET',
  path: '/api/whose/:what',
  params: z.object({ what: z.string() }),
  reply: z.object({ of: z.string() }),
  summary: 'Whose it is',
});

describe('a view', () => {
  let app: FastifyInstance;
  let signedIn: string | null = 'planner';

  beforeAll(async () => {
    app = Fastify();
    await app.register(multipart);
    app.setErrorHandler(problemHandler(createMetrics()));
    const http = createHttp<string>(app, async () => signedIn);
    http.mountView(whose, async ({ params }, actor) =>
      params.what === 'ready' ? new ReadyJson(`{"of":"${actor}"}`) : { of: actor },
    );
  });
  afterAll(() => app.close());

  it('gives what it made, or JSON that was ready', async () => {
    const made = await app.inject({ url: '/api/whose/thing' });
    const ready = await app.inject({ url: '/api/whose/ready' });
    expect([made.json(), ready.json()]).toEqual([{ of: 'planner' }, { of: 'planner' }]);
    expect(ready.headers['content-type']).toBe(made.headers['content-type']);
  });

  it('is for those who are signed in', async () => {
    signedIn = null;
    expect((await app.inject({ url: '/api/whose/thing' })).statusCode).toBe(401);
  });
});
