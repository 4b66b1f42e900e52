import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type OutgoingWay, wayTo } from '../../platform/http/outgoing-address.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { LastReply } from './store/delivery-store.ts';

/** How long one try may take in all, in milliseconds. */
const PATIENCE_MS = 15_000;
/** Heads of replies that people are shown; cookies and the like are nobody's business. */
const SHOWN_HEADS = ['content-type', 'content-length', 'retry-after', 'server', 'date', 'location'];
const START_LETTERS = 500;

/** What another server said. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly shown: LastReply;
}

/** Nobody answered, or not in time, or not in a way that could be read. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Posts to an address that a person gave. The machine is found and judged anew for each request (see `wayTo`),
 * redirects are not followed, certificates are checked, and neither time nor size of the reply is unlimited.
 *
 * @throws NoAnswer with a reason for people
 */
export async function postOutside(
  address: string,
  what: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** Bytes of the reply that are read at most. */
    readonly most: number;
    readonly patienceMs?: number;
  },
  allowedHosts: ReadonlySet<string>,
): Promise<Answer> {
  const way = await wayTo(address, { allowedHosts }).catch((error: unknown) => {
    if (error instanceof Refusal) throw new NoAnswer(`${error.text.code}: ${address}`);
    throw error;
  });
  const begun = performance.now();
  const { status, headers, text } = await exchange(way, what);
  const heads = SHOWN_HEADS.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value.slice(0, 200)]] : [];
  });
  const shown: LastReply = {
    ...{ status, headers: Object.fromEntries(heads), start: text.slice(0, START_LETTERS) },
    ms: Math.round(performance.now() - begun),
  };
  return { status, text, shown };
}

function exchange(
  way: OutgoingWay,
  what: Parameters<typeof postOutside>[1],
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const send = way.url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = send(
      way.url,
      {
        method: 'POST',
        headers: {
          ...what.headers,
          'content-length': String(Buffer.byteLength(what.body)),
          'user-agent': 'chidao',
        },
        lookup: way.lookup,
        // One connection a request: none outlives the judgement of its address.
        agent: false,
        signal: AbortSignal.timeout(what.patienceMs ?? PATIENCE_MS),
      },
      (incoming) => {
        const parts: Buffer[] = [];
        let size = 0;
        incoming.on('data', (part: Buffer) => {
          size += part.length;
          if (size > what.most) incoming.destroy(new NoAnswer('The reply is too long'));
          else parts.push(part);
        });
        incoming.on('error', (error) => reject(asNoAnswer(error)));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: { ...incoming.headers },
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', (error) => reject(asNoAnswer(error)));
    outgoing.end(what.body);
  });
}

function asNoAnswer(error: Error): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const { code }: { code?: unknown } = Object(error);
  return new NoAnswer(typeof code === 'string' ? `${code}: ${error.message}` : error.message);
}
