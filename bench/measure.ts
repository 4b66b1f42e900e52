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

/** One figure: what is timed, and what has to happen before each time without being timed. */
export interface Figure {
  run(n: number): Promise<unknown>;
  before?(n: number): Promise<unknown>;
}

const [ROUNDS, RUNS_A_ROUND] = [10, 20];

/**
 * Milliseconds of each figure over many rounds in turn, so that a noisy minute of the machine falls on all
 * of them and the ratios hold; the first round warms up and is thrown away. `n` never repeats within a
 * figure, so that a figure can ask for something new each time.
 */
export async function timeTogether<K extends string>(
  figures: Readonly<Record<K, Figure>>,
): Promise<Record<K, Timing>> {
  const names = Object.keys(figures) as K[];
  const spent = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of names) {
      const { run, before } = figures[name];
      for (let each = 0; each < RUNS_A_ROUND; each += 1) {
        const n = (round + 1) * RUNS_A_ROUND + each;
        await before?.(n);
        const started = performance.now();
        await run(n);
        if (round >= 0) spent.get(name)?.push(performance.now() - started);
      }
    }
  }
  const timings = names.map((name) => [name, timingOf(spent.get(name) ?? [])] as const);
  return Object.fromEntries(timings) as Record<K, Timing>;
}

function timingOf(spent: readonly number[]): Timing {
  const sorted = [...spent].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
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

/** The cookie of a new session of a made-up account. */
export async function signIn(port: number, username: string): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/demonstration/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-chidao': '1' },
    body: JSON.stringify({ username }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) {
    throw new Error(`could not sign ${username} in: ${reply.status} ${await reply.text()}`);
  }
  return cookie;
}
