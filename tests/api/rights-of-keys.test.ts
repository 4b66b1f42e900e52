import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ENDPOINTS_WITH_RIGHTS,
  rightsOfEndpoint,
} from '../../server/exchange/open-api/rules/rights-of-endpoint.ts';
import { RIGHTS } from '../../server/organisation/rules/rights.ts';
import { isOpenToTokens, tokenRights } from '../../server/organisation/rules/token-scope.ts';
import { mountedOn } from '../../server/platform/http/mounted.ts';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { type OpenInterface, openInterface } from './open-interface.ts';

describe('the rights that the document names', { timeout: 120_000 }, () => {
  let server: OpenInterface;

  beforeAll(async () => {
    server = await openInterface(0);
    const { planner } = server.world.actors;
    await giveTasks(server.platform, planner, [
      { title: 'Rà soát văn bản', unitIds: [server.world.ministry.telecom.id] },
    ]);
  });
  afterAll(() => server.close());

  it('are rights, of endpoints that are there', () => {
    const mounted = new Set(
      mountedOn(server.app).map(({ endpoint: { method, path } }) => `${method} ${path}`),
    );
    expect(ENDPOINTS_WITH_RIGHTS.filter((key) => !mounted.has(key))).toEqual([]);
    const named = mountedOn(server.app).flatMap(({ endpoint }) => rightsOfEndpoint(endpoint));
    expect(named.filter((right) => !RIGHTS.some((known) => known === right))).toEqual([]);
  });

  it('open to a key what it may read, and without them it sees less', async () => {
    const all = tokenRights('planner');
    const key = await server.keyOf('planner', all);
    const ask = async (path: string, left: readonly string[]) => {
      const headers = { authorization: `Bearer ${key}`, 'x-rights-left': left.join(',') };
      const reply = await server.get(path, headers);
      return { status: reply.status, text: await reply.text() };
    };
    const questions = mountedOn(server.app)
      .map(({ endpoint }) => endpoint)
      .filter(({ method, path }) => method === 'GET' && !path.includes(':') && !LONG.has(path))
      .filter(({ method, path }) => isOpenToTokens(method, path))
      .filter((endpoint) => all.some((right) => rightsOfEndpoint(endpoint).includes(right)));
    const seenWithout: string[] = [];
    let opened = 0;
    for (const endpoint of questions) {
      const rights = rightsOfEndpoint(endpoint);
      const whole = await ask(endpoint.path, all);
      if (whole.status !== 200 || EMPTY.test(whole.text)) continue;
      opened += 1;
      const less = await ask(
        endpoint.path,
        all.filter((right) => !rights.includes(right)),
      );
      if (less.status === 200 && less.text === whole.text) {
        seenWithout.push(`${endpoint.path} shows the same without ${rights.join(' ')}`);
      }
    }
    expect(seenWithout).toEqual([]);
    expect(opened).toBeGreaterThan(20);
  });
});

/** A list in which nothing stands: it says nothing of who may read it. */
const EMPTY = /^\[\]$|^(?!.*\[\{).*":\[\]/s;
/** A stream that does not end. */
const LONG = new Set(['/api/live']);
