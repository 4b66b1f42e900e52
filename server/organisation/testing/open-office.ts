import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../../tests/support/world.ts';
import { type MailConfig, readConfig } from '../../platform/config.ts';
import { createHttp } from '../../platform/http/http.ts';
import { createServer } from '../../platform/http/server.ts';
import { whoActsNews } from '../../platform/live/who-acts.ts';
import type { Log } from '../../platform/log.ts';
import { withAccessLog } from '../access-log.ts';
import { type ActorMemory, openActorMemory } from '../actor-memory.ts';
import { authenticator, SESSION_COOKIE } from '../authenticate.ts';
import { organisationRoutes } from '../routes.ts';
import { createSignInLink } from '../sign-in-links.ts';

/** A browser as the tests use it: it carries one session cookie and the header of the web client. */
export interface Browser {
  cookie: string | null;
  send(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
}

export interface Office {
  readonly platform: TestPlatform;
  readonly world: World;
  readonly app: FastifyInstance;
  browser(): Browser;
  /** A browser in which a person of the world is signed in. */
  signedIn(who: WorldActor): Promise<Browser>;
  close(): Promise<void>;
}

/**
 * The routes of `organisation` on a real database with the world in it.
 *
 * @param options.memory whom sessions stand for is remembered there, as in a running server
 */
export async function openOffice(
  options: {
    world?: boolean;
    rateLimit?: number;
    memory?: ActorMemory;
    mail?: MailConfig;
    log?: Log;
  } = {},
): Promise<Office> {
  const memory = options.memory ?? openActorMemory();
  const platform: TestPlatform = {
    ...(await openTestPlatform()),
    ...(options.log ? { log: options.log } : {}),
    afterAct: (_authorityId, entries = []) => whoActsNews(entries).forEach(memory.heard),
  };
  const made: World | null = options.world === false ? null : await makeWorld(platform);
  const config = {
    ...readConfig({ CHIDAO_VAR: `/tmp/chidao-office-${process.pid}` }),
    rateLimit: options.rateLimit ?? 0,
    mail: options.mail ?? null,
  };
  const app = await createServer(config, platform.db, platform.log);
  const http = withAccessLog(createHttp(app, authenticator(platform, memory)), platform);
  organisationRoutes(http, platform, config);
  await app.ready();

  function browser(): Browser {
    const self: Browser = {
      cookie: null,
      async send(method, url, body, headers = {}) {
        const reply = await app.inject({
          method,
          url,
          ...(body ? { payload: body } : {}),
          headers: { 'x-chidao': '1', ...headers },
          cookies: self.cookie === null ? {} : { [SESSION_COOKIE]: self.cookie },
        });
        const given = reply.cookies.find((cookie) => cookie.name === SESSION_COOKIE);
        if (given) self.cookie = given.value === '' ? null : given.value;
        return reply;
      },
    };
    return self;
  }

  return {
    platform,
    get world() {
      if (!made) throw new Error('This office was opened without the world');
      return made;
    },
    app,
    browser,
    async signedIn(who) {
      const accountId = made?.actors[who].accountId ?? '';
      const token = await createSignInLink(platform, accountId);
      const page = browser();
      const reply = await page.send('POST', '/api/session/link', { token });
      if (reply.statusCode !== 200) throw new Error(reply.body);
      return page;
    },
    async close() {
      await app.close();
      await platform.close();
    },
  };
}
