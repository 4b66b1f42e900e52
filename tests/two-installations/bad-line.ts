import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where a line breaks: on the way there, between request and reply, or in the middle of the reply. */
export const CUTS = ['before', 'in request', 'before reply', 'in reply'] as const;
export type Cut = (typeof CUTS)[number];

/** A line to an installation, at an address that stays, whatever happens to whoever listens behind it. */
export interface BadLine {
  readonly address: string;
  /** Where it leads; null while nobody listens there. */
  target: string | null;
  /** Breaks the next exchange so; null: nothing happens any more. */
  next: Cut | null;
  /** How often it broke. */
  readonly cuts: () => number;
  close(): Promise<void>;
}

/** Opens a line of bare TCP: what it carries it does not understand, only how much of it has passed. */
export async function openBadLine(): Promise<BadLine> {
  let broken = 0;
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const { target } = line;
    const cut = line.next;
    // The first thing that goes over it meets the cut; a probe of a connection that was kept would not.
    line.next = null;
    const breakOff = () => {
      broken += 1;
      near.destroy();
      far?.destroy();
    };
    const far = target === null ? null : connect(Number(new URL(target).port), '127.0.0.1');
    for (const end of [near, ...(far ? [far] : [])]) {
      ends.add(end);
      end.on('close', () => ends.delete(end));
      end.on('error', () => {
        near.destroy();
        far?.destroy();
      });
    }
    if (far === null || cut === 'before') return breakOff();
    let sent = 0;
    near.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (cut === 'in request' && sent > 400) {
        far.write(chunk.subarray(0, Math.floor(chunk.length / 2)));
        return breakOff();
      }
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (cut === 'before reply') return breakOff();
      if (cut === 'in reply') {
        near.write(chunk.subarray(0, Math.floor(chunk.length / 2)), breakOff);
        return;
      }
      near.write(chunk);
    });
    near.on('end', () => far.end());
    far.on('end', () => near.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line: BadLine = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ target: null, next: null, cuts: () => broken },
    async close() {
      server.close();
      for (const end of ends) end.destroy();
      await once(server, 'close');
    },
  };
  return line;
}
