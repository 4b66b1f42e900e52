import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line to a server that can be cut and mended: what a device meets where there is no network. */
export interface NetworkLine {
  readonly address: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/**
 * Opens a line of its own to a server for one test. Unlike a browser's switch for being offline, a cut
 * line is cut for its service worker too.
 */
export async function openLine(target: string): Promise<NetworkLine> {
  const { hostname, port } = new URL(target);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => ends.delete(end));
      end.pipe(other);
    }
  });
  const listen = async (at: number) => {
    server.listen(at, 'localhost');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const end of ends) end.destroy();
    await closed;
  };
  const own = await listen(0);
  onTestFinished(cut);
  return {
    address: `http://localhost:${own}`,
    cut,
    mend: async () => void (await listen(own)),
  };
}
