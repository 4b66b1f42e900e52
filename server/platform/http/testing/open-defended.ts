import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openTestPlatform } from '../../../../tests/support/platform.ts';
import { readConfig } from '../../config.ts';
import { endpoint } from '../../contract.ts';
import { createHttp } from '../http.ts';
import { createServer, type Patience } from '../server.ts';
import { serveWeb } from '../static.ts';

const echo = endpoint({
  method: 'POST',
  path: '/api/echo/:id',
  params: z.object({ id: z.string().max(100) }),
  body: z.looseObject({ words: z.string().max(50).optional() }),
  reply: z.unknown(),
  summary: 'Gives the body back',
});
const fails = endpoint({ method: 'GET', path: '/api/fails', open: true, summary: 'Fails' });
const file = endpoint({ method: 'GET', path: '/api/file', open: true, summary: 'Gives a file' });

/** A server as it stands before the network, with one act, one failure, one file and a built page. */
export interface Defended {
  readonly app: FastifyInstance;
  /** Beside the folder of the page: what nobody may read. */
  readonly secret: string;
  close(): Promise<void>;
}

export const SECRET = 'nobody may read this';

/** @param settings over those of a server behind https; @param patience shorter than real, for tests of it */
export async function openDefended(
  settings: Readonly<Record<string, string>> = {},
  patience?: Patience,
): Promise<Defended> {
  const platform = await openTestPlatform();
  const folder = mkdtempSync(join(tmpdir(), 'chidao-defended-'));
  const web = join(folder, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Chỉ Đạo</title>');
  writeFileSync(join(web, 'assets', 'main-1a2b3c.js'), 'export {};');
  const secret = join(folder, 'journal.key');
  writeFileSync(secret, SECRET);
  const config = readConfig({
    ...{ CHIDAO_VAR: folder, CHIDAO_PUBLIC_URL: 'https://chidao.example.vn', ...settings },
  });
  const app = await createServer(config, platform.db, platform.log, patience);
  const http = createHttp(app, async (request) => (request.cookies.me ? 'me' : null));
  http.mount(echo, async ({ body }) => body);
  http.mountOpen(fails, () => {
    throw new Error('broken inside');
  });
  http.mountOpen(file, async ({ reply }) =>
    reply.type('text/csv').header('content-disposition', 'attachment; filename="x.csv"').send('a'),
  );
  await serveWeb(app, web);
  await app.ready();
  return {
    ...{ app, secret },
    async close() {
      await app.close();
      await platform.close();
    },
  };
}

/** Listens on a port of this machine and gives it. */
export async function listenHere(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const bound = app.server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('The server does not listen');
  return bound.port;
}

/** Sends bytes as they are, piece by piece, and gives all that comes back until the other side closes. */
export function sendRaw(
  port: number,
  pieces: readonly (string | { readonly afterMs: number; readonly text: string })[],
  patienceMs = 3_000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', async () => {
      for (const piece of pieces) {
        if (typeof piece !== 'string') await new Promise((go) => setTimeout(go, piece.afterMs));
        if (!socket.writable) return;
        socket.write(typeof piece === 'string' ? piece : piece.text, 'latin1');
      }
    });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`The connection stays open; heard: ${heard.slice(0, 200)}`));
    }, patienceMs);
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(heard);
    });
  });
}
