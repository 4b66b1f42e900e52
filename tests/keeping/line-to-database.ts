import { connect, createServer, type Socket } from 'node:net';

/** A line to the database that can be cut, or fall silent, as networks do. */
export interface DatabaseLine {
  /** The address of the database through this line. */
  readonly url: string;
  /** Every connection breaks, and none is let in until it is mended. */
  cut(): void;
  /** Nothing passes any more, and nobody is told. */
  silence(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a line to a database that listens on a unix socket or a port. */
export async function openLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl);
  const host = decodeURIComponent(target.hostname);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'cut' | 'silent' = 'open';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = host.startsWith('/')
      ? connect(`${host}/.s.PGSQL.5432`)
      : connect(Number(target.port || 5432), host);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => {
        if (state === 'open') to.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof bound === 'object' && bound ? bound.port : 0);
  const breakAll = () => {
    for (const [near] of pairs) near.resetAndDestroy();
  };
  return {
    url: url.toString(),
    cut() {
      state = 'cut';
      breakAll();
    },
    silence() {
      state = 'silent';
    },
    mend() {
      // What was said into the silence is lost: a network that is back breaks such connections.
      if (state === 'silent') breakAll();
      state = 'open';
    },
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
