import { Agent, request } from 'node:http';

export interface Client {
  /** Sends one request and reads its whole reply; throws on any status but `expect`. */
  send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<string>;
  close(): void;
}

/** One keep-alive connection to the server under measurement. */
export function connect(port: number, cookie: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send(method, path, body) {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const headers: Record<string, string> = { cookie, 'x-chidao': '1' };
      if (payload !== undefined) headers['content-type'] = 'application/json';
      return new Promise((resolve, reject) => {
        const call = request({ host: '127.0.0.1', port, method, path, agent, headers }, (reply) => {
          let text = '';
          reply.setEncoding('utf8');
          reply.on('data', (chunk: string) => {
            text += chunk;
          });
          reply.on('end', () => {
            if (reply.statusCode === 200) resolve(text);
            else reject(new Error(`${method} ${path}: ${reply.statusCode} ${text.slice(0, 400)}`));
          });
        });
        call.on('error', reject);
        call.end(payload);
      });
    },
    close: () => agent.destroy(),
  };
}

export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

/** Milliseconds of `count` runs one after another, after a tenth of them as warm-up. */
export async function time(count: number, work: (n: number) => Promise<unknown>): Promise<Timing> {
  for (let n = 0; n < Math.max(3, count / 10); n += 1) await work(n);
  const spent: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    await work(n);
    spent.push(performance.now() - started);
  }
  spent.sort((a, b) => a - b);
  const at = (share: number) =>
    spent[Math.min(spent.length - 1, Math.floor(spent.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Requests a second of `clients` that work side by side for `seconds`. */
export async function throughput(
  clients: number,
  seconds: number,
  work: (client: number, n: number) => Promise<unknown>,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      let n = 0;
      while (performance.now() < end) {
        await work(client, n);
        n += 1;
      }
      return n;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}
