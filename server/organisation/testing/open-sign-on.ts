import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { readConfig } from '../../platform/config.ts';
import { createHttp } from '../../platform/http/http.ts';
import { createServer } from '../../platform/http/server.ts';
import { whoActsNews } from '../../platform/live/who-acts.ts';
import { openActorMemory } from '../actor-memory.ts';
import { authenticator } from '../authenticate.ts';
import { organisationRoutes } from '../routes.ts';
import { CLIENT_ID, CLIENT_SECRET, freePort } from './sign-on-provider.ts';

/** The product on a real port of this machine, with a world in it, ready to be connected to a provider. */
export interface SignOnOffice {
  readonly home: string;
  readonly platform: TestPlatform;
  readonly world: World;
  close(): Promise<void>;
}

/** A place for the product whose address is known before it is opened. */
export async function homeOfTest(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

/** @param settings of sign-on, over those of a connected client */
export async function openSignOnOffice(
  home: string,
  settings: Readonly<Record<string, string>>,
): Promise<SignOnOffice> {
  const memory = openActorMemory();
  memory.listening();
  const platform: TestPlatform = {
    // Tokens carry the times of the real clock.
    ...(await openTestPlatform(new Date().toISOString())),
    afterAct: (_authorityId, entries = []) => whoActsNews(entries).forEach(memory.heard),
  };
  const world = await makeWorld(platform);
  const config = readConfig({
    ...{ CHIDAO_VAR: `/tmp/chidao-sign-on-${process.pid}`, CHIDAO_PUBLIC_URL: home },
    ...{ CHIDAO_OIDC_CLIENT_ID: CLIENT_ID, CHIDAO_OIDC_CLIENT_SECRET: CLIENT_SECRET },
    ...{ CHIDAO_OIDC_NAME: 'SSO Bộ', CHIDAO_RATE_LIMIT: '0', ...settings },
  });
  const app = await createServer(config, platform.db, platform.log);
  organisationRoutes(createHttp(app, authenticator(platform, memory)), platform, config);
  await app.listen({ port: Number(new URL(home).port), host: '127.0.0.1' });
  return {
    ...{ home, platform, world },
    async close() {
      await app.close();
      await platform.close();
    },
  };
}

/** Where a browser has come to. */
export interface Arrival {
  readonly url: URL;
  readonly status: number;
  readonly body: string;
  /** Every address on the way, the last included. */
  readonly way: readonly URL[];
}

/** A browser with cookies for every site that it visits. */
export interface WanderingBrowser {
  /** Follows redirects to the end, or to the first address for which `stop` says so. */
  go(address: string, stop?: (url: URL) => boolean): Promise<Arrival>;
  ask(method: 'GET' | 'POST' | 'DELETE', address: string, body?: object): Promise<Response>;
  submit(address: string, form: Readonly<Record<string, string>>): Promise<Arrival>;
  cookie(origin: string, name: string): string | undefined;
}

export function wanderingBrowser(): WanderingBrowser {
  const jars = new Map<string, Map<string, string>>();

  async function send(address: URL, init: RequestInit = {}): Promise<Response> {
    const jar = jars.get(address.origin) ?? new Map<string, string>();
    jars.set(address.origin, jar);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookies) headers.set('cookie', cookies);
    const reply = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of reply.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line))
        jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), value);
    }
    return reply;
  }

  async function follow(
    first: Response,
    from: URL,
    stop?: (url: URL) => boolean,
  ): Promise<Arrival> {
    const way = [from];
    let reply = first;
    let url = from;
    while (reply.status >= 300 && reply.status < 400) {
      url = new URL(reply.headers.get('location') ?? '', url);
      way.push(url);
      if (stop?.(url) || way.length > 20) break;
      reply = await send(url);
    }
    return { url, status: reply.status, body: await reply.text(), way };
  }

  return {
    async go(address, stop) {
      const url = new URL(address);
      return follow(await send(url), url, stop);
    },
    ask: (method, address, body) =>
      send(new URL(address), {
        method,
        headers: { 'x-chidao': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    async submit(address, form) {
      const url = new URL(address);
      const body = new URLSearchParams(form);
      return follow(await send(url, { method: 'POST', body }), url);
    },
    cookie: (origin, name) => jars.get(origin)?.get(name),
  };
}
