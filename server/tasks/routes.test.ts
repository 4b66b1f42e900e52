import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { createHttp } from '../platform/http/http.ts';
import { createMetrics } from '../platform/http/metrics.ts';
import { problemHandler } from '../platform/http/problem.ts';
import { openLive } from './live.ts';
import { taskRoutes } from './routes.ts';
import { giveTasks } from './testing/give-tasks.ts';

describe('tasks over HTTP', () => {
  let platform: TestPlatform;
  let world: World;
  let app: FastifyInstance;
  let id: string;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    app = Fastify();
    app.setErrorHandler(problemHandler(createMetrics()));
    await app.register(multipart);
    const actors: Record<string, World['actors'][WorldActor]> = world.actors;
    const http = createHttp(app, async ({ headers }) => actors[String(headers['x-as'])] ?? null);
    taskRoutes(http, platform, openLive(platform));
    const { taskIds } = await giveTasks(platform, world.actors.planner, [
      { title: 'Việc qua mạng', unitIds: [world.ministry.telecom.id] },
    ]);
    id = taskIds[0] ?? '';
  });
  afterAll(async () => {
    await app.close();
    await platform.close();
  });

  const send = (as: WorldActor | 'nobody', method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({ method, url, headers: { 'x-as': as }, ...(payload ? { payload } : {}) });

  async function upload(as: WorldActor, name: string, content: string) {
    const boundary = 'ranh-gioi';
    const body = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="file"; filename="${name}"`,
      ...['Content-Type: text/plain', '', content, `--${boundary}--`, ''],
    ].join('\r\n');
    return app.inject({
      ...{ method: 'POST', url: '/api/files', payload: body },
      headers: { 'x-as': as, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  }

  it('refuses without a session, and says what to correct', async () => {
    expect((await send('nobody', 'GET', '/api/tasks')).statusCode).toBe(401);
    const bad = await send('telecomHead', 'POST', `/api/tasks/${id}/hand-back`, { version: 1 });
    expect(bad.json()).toMatchObject({
      code: 'BAD_INPUT',
      details: { fields: [{ field: 'reason' }] },
    });
    const now = await send('planner', 'POST', `/api/tasks/${id}/accept-result`, { version: 1 });
    expect(now.json()).toMatchObject({
      ...{ status: 409, code: 'NOT_NOW' },
      title: { vi: 'Cục Viễn thông chưa báo hoàn thành.' },
    });
  });

  it('acts, reads, lists, and opens every view', async () => {
    const taken = await send('telecomHead', 'POST', `/api/tasks/${id}/accept`, { version: 1 });
    expect(taken.json()).toMatchObject({ id, state: 'accepted' });
    const views = [
      ...[`/api/tasks/${id}`, '/api/tasks?status=DTH_KHONG_HAN&status=DTH_QUA_HAN'],
      ...['/api/tasks/compare?vs=2026-03-01', '/api/inbox', '/api/week/2026-W10', '/api/board'],
      ...['/api/search?q=viec', '/api/tasks/export?format=csv', '/api/tasks/export'],
    ];
    for (const url of views) {
      const { statusCode, body } = await send('telecomHead', 'GET', url);
      expect({ url, statusCode, body: statusCode === 200 ? '' : body }).toEqual({
        ...{ url, statusCode: 200, body: '' },
      });
    }
  });

  it('takes a file in, gives it to its sender only, and to readers of the task once it is evidence', async () => {
    const bare = await upload('telecomOfficer', 'anh.png', 'không phải ảnh');
    expect(bare.json()).toMatchObject({ code: 'FILE_DISGUISED' });
    const sent = await upload('telecomOfficer', 'bien-ban.txt', 'Biên bản nghiệm thu');
    const file = sent.json<{ id: string }>();
    const get = (as: WorldActor) => send(as, 'GET', `/api/files/${file.id}`);
    expect((await get('telecomHead')).statusCode).toBe(404);
    expect((await get('telecomOfficer')).body).toBe('Biên bản nghiệm thu');
    const report = { version: 2, percent: 20, body: 'Có biên bản', fileIds: [file.id] };
    const reported = await send('telecomOfficer', 'POST', `/api/tasks/${id}/progress`, report);
    expect(reported.json()).toMatchObject({ percent: 20 });
    const read = await get('planner');
    expect(read.headers['content-disposition']).toContain('attachment');
    expect(read.body).toBe('Biên bản nghiệm thu');
    expect((await get('postalHead')).statusCode).toBe(404);
  });
});
