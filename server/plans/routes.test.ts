import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { directiveRoutes } from '../directives/routes.ts';
import type { Actor } from '../organisation/actor.ts';
import { readConfig } from '../platform/config.ts';
import { createHttp } from '../platform/http/http.ts';
import { createServer } from '../platform/http/server.ts';
import { planRoutes } from './routes.ts';
import { NETWORK_PLAN } from './testing/directive-texts.ts';

describe('reading and issuing over HTTP', () => {
  let platform: TestPlatform;
  let world: World;
  let app: FastifyInstance;
  let actor: Actor | null;
  const headers = { 'x-chidao': '1' };

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
    actor = world.actors.planner;
    const config = readConfig({ CHIDAO_LOG: 'silent', CHIDAO_VAR: '/tmp/chidao-routes-test' });
    app = await createServer(config, platform.db, platform.log);
    const http = createHttp(app, async () => actor);
    directiveRoutes(http, platform);
    planRoutes(http, platform);
  });
  afterAll(async () => {
    await app.close();
    await platform.close();
  });

  /** A dropped file as a browser sends it. */
  function dropped(name: string, content: string) {
    const boundary = 'ranh-gioi-4711';
    const head = `content-disposition: form-data; name="file"; filename="${name}"`;
    return {
      method: 'POST',
      url: '/api/readings',
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\n${head}\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`,
    } as const;
  }

  it('takes a dropped file to an issued plan and gives the file back', async () => {
    const read = await app.inject(dropped('ke-hoach.txt', NETWORK_PLAN));
    expect(read.statusCode).toBe(200);
    const { id, version } = read.json();
    expect(read.json()).toMatchObject({
      number: '245/KH-BTTTT',
      tasks: 5,
      sourceName: 'ke-hoach.txt',
    });
    const issued = await app.inject({
      method: 'POST',
      url: `/api/readings/${id}/issue`,
      headers: { ...headers, 'idempotency-key': 'issue-0001' },
      payload: { version, effectiveOn: '2024-02-15' },
    });
    expect(issued.json()).toMatchObject({ tasks: 5, units: 4 });
    const { directiveId } = issued.json();
    const file = await app.inject({ url: `/api/directives/${directiveId}/file` });
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.body).toBe(NETWORK_PLAN);
    actor = world.actors.hanoiPlanner;
    expect((await app.inject({ url: `/api/directives/${directiveId}/file` })).statusCode).toBe(404);
    actor = world.actors.planner;
  });

  it('answers a refusal with its sentence in both languages', async () => {
    const refused = await app.inject(dropped('trong.txt', '   '));
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: 'TEXT_EMPTY', title: { vi: expect.any(String) } });
    const none = await app.inject({
      method: 'POST',
      url: '/api/readings',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x--\r\n',
    });
    expect(none.statusCode).toBe(400);
  });

  it('gives every list as JSON and the register as a sheet', async () => {
    for (const url of ['/api/readings', '/api/directives?q=245', '/api/plans?q=chat%20luong']) {
      expect((await app.inject({ url })).json()).toMatchObject({ total: 1, next: null });
    }
    const sheet = await app.inject({ url: '/api/directives/export.csv' });
    expect(sheet.headers['content-type']).toContain('text/csv');
    expect(sheet.body).toContain('245/KH-BTTTT');
  });

  it('gives nothing at all without a session', async () => {
    actor = null;
    for (const url of [
      '/api/readings',
      '/api/directives',
      '/api/plans',
      '/api/directives/1/file',
    ]) {
      expect((await app.inject({ url })).statusCode).toBe(401);
    }
    actor = world.actors.planner;
  });
});
