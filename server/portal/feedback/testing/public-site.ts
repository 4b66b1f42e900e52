import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestPlatform, type TestPlatform } from '../../../../tests/support/platform.ts';
import { readConfig } from '../../../platform/config.ts';
import { createServer } from '../../../platform/http/server.ts';
import { followerPages } from '../../followers/follower-pages.ts';
import { openPublicCache } from '../../public-cache.ts';
import { feedbackPages } from '../feedback-pages.ts';

/** A page as somebody outside has it open. */
export interface OpenedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** Sends its form filled in so; a hidden field that is not named goes as it stands. */
  send(
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<OpenedPage>;
}

export interface PublicSite {
  readonly platform: TestPlatform;
  open(url: string): Promise<OpenedPage>;
  /** Posts as another server does: with no page before, and no mark of a browser. */
  post(url: string, body: string): Promise<{ readonly status: number }>;
  /** Lets seconds go by. */
  wait(seconds: number): void;
  close(): Promise<void>;
}

export const HOME = 'https://cong-khai.example.vn';

/** The server with the pages on which people outside write, without a network. */
export async function openPublicSite(start: string): Promise<PublicSite> {
  const platform = await openTestPlatform(start);
  const folder = mkdtempSync(join(tmpdir(), 'chidao-public-'));
  const config = readConfig({ CHIDAO_VAR: folder, CHIDAO_PUBLIC_URL: HOME });
  const app = await createServer(config, platform.db, platform.log);
  const pages = { app, db: platform.db, cache: openPublicCache(), origin: HOME };
  feedbackPages(pages, platform);
  followerPages(pages, platform, HOME);
  await app.ready();

  const opened = (url: string, reply: Awaited<ReturnType<typeof app.inject>>): OpenedPage => ({
    status: reply.statusCode,
    headers: Object.fromEntries(
      Object.entries(reply.headers).map(([name, value]) => [name, value?.toString()]),
    ),
    text: reply.body,
    async send(fields, headers = { 'sec-fetch-site': 'same-origin' }) {
      const hidden = [...reply.body.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const all = {
        ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
        ...fields,
      };
      const action = /method="post"(?: novalidate)? action="([^"]+)"/.exec(reply.body)?.[1] ?? url;
      const to = action.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
      const sent = await app.inject({
        ...{ method: 'POST', url: to, payload: new URLSearchParams(all).toString() },
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
      return opened(to, sent);
    },
  });

  return {
    platform,
    open: async (url) => opened(url, await app.inject({ url })),
    async post(url, payload) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const reply = await app.inject({ method: 'POST', url, payload, headers });
      return { status: reply.statusCode };
    },
    wait(seconds) {
      platform.clock.set(new Date(platform.clock().getTime() + seconds * 1_000).toISOString());
    },
    async close() {
      await app.close();
      await platform.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
