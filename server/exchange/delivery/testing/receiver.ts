import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a receiver took. */
export interface Taken {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a receiver answers: a status, silence, a connection that breaks, or more text than anybody reads. */
export type Manner = number | 'silence' | 'cut' | 'endless' | 'redirect';

/** Somebody else's server, as deliveries meet it. */
export interface TestReceiver {
  readonly address: string;
  readonly taken: Taken[];
  manner: (taken: Taken) => Manner;
  close(): void;
}

/** Opens a real HTTP server on this machine. */
export async function openReceiver(): Promise<TestReceiver> {
  const taken: Taken[] = [];
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const one = { headers, body: Buffer.concat(parts).toString('utf8') };
      taken.push(one);
      answer(receiver.manner(one), incoming, outgoing);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: TestReceiver = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    taken,
    manner: () => 200,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}

function answer(manner: Manner, incoming: IncomingMessage, outgoing: ServerResponse): void {
  switch (manner) {
    case 'silence':
      return;
    case 'cut':
      incoming.socket.destroy();
      return;
    case 'endless': {
      const more = () => outgoing.writableEnded || outgoing.write('x'.repeat(64 * 1024), more);
      more();
      return;
    }
    case 'redirect':
      outgoing.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end();
      return;
    default:
      outgoing.writeHead(manner, { 'set-cookie': 'secret=1' }).end('well');
  }
}
