import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint, platformErrors } from '../contract.ts';
import { Refusal } from '../refusal.ts';
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

describe('a view that is begun while its sender is looked up', () => {
  let app: FastifyInstance;
  const session: { last: string | null; now: string | null } = { last: null, now: null };
  const begun: string[] = [];

  beforeAll(async () => {
    app = Fastify();
    await app.register(multipart);
    app.setErrorHandler(problemHandler(createMetrics()));
    const http = createHttp<string>(
      app,
      Object.assign(async () => session.now, { lastSeen: () => session.last }),
    );
    http.mountView(whose, async ({ params }, actor) => {
      begun.push(actor);
      if (params.what === 'secret' && actor === 'head')
        throw new Refusal(platformErrors.NOT_ALLOWED);
      return params.what === 'ready' ? new ReadyJson(`{"of":"${actor}"}`) : { of: actor };
    });
  });
  beforeEach(() => begun.splice(0));
  afterAll(() => app.close());

  const ask = async (what: string, last: string | null, now: string | null) => {
    Object.assign(session, { last, now });
    const reply = await app.inject({ url: `/api/whose/${what}` });
    return { status: reply.statusCode, body: reply.json() };
  };

  it('is sent once where the session still stands for the same', async () => {
    expect(await ask('thing', 'planner', 'planner')).toEqual({
      status: 200,
      body: { of: 'planner' },
    });
    expect(begun).toEqual(['planner']);
    expect((await ask('ready', 'planner', 'planner')).body).toEqual({ of: 'planner' });
  });

  it('is begun again for whom the session stands now', async () => {
    expect((await ask('thing', 'planner', 'head')).body).toEqual({ of: 'head' });
    expect(begun).toEqual(['planner', 'head']);
    expect((await ask('secret', 'planner', 'head')).status).toBe(403);
    expect((await ask('secret', 'head', 'planner')).body).toEqual({ of: 'planner' });
  });

  it('is never sent where the session has ended', async () => {
    const { status, body } = await ask('thing', 'planner', null);
    expect(status).toBe(401);
    expect(JSON.stringify(body)).not.toContain('planner');
  });

  it('waits for the look-up where nobody is remembered', async () => {
    expect((await ask('thing', null, 'planner')).body).toEqual({ of: 'planner' });
    expect(begun).toEqual(['planner']);
  });
});
