import type { z } from 'zod';
import type { Endpoint } from '../../server/platform/contract.ts';
import { serverHeard, serverLost } from './offline/network.ts';
import {
  brokenReply,
  mayResend,
  offlineProblem,
  ProblemError,
  problemOf,
} from './problem-error.ts';
import { signedInAgain } from './session-gate.ts';

/** A part of a request: to be left out where the contract asks for nothing. */
type Part<Name extends string, Input> =
  Record<string, never> extends Input
    ? { readonly [K in Name]?: Input }
    : { readonly [K in Name]: Input };

/** What an endpoint of the contract takes: `params`, `query` and `body`, each only where it asks for it. */
export type Parts<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;

export type Reply<E extends Endpoint> = z.output<E['reply']>;

export interface Sending {
  /** The key under which the act is done once. Made here when not given; keep it to send the same act again. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** `wait` (default): a lost session opens the sign-in dialog and the request goes on after it. */
  readonly session?: 'wait' | 'throw';
  /** Sent to the end even while the page is being left. */
  readonly keepalive?: boolean;
}

interface LooseParts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** Pauses before the second and the third try of a request that did not reach the server. */
const PAUSES_MS = [400, 1500];

/** A fresh idempotency key. */
export function newKey(): string {
  return crypto.randomUUID();
}

/**
 * The address of a request, for links that download (`<a href download>`).
 * Lists become repeated names; undefined, null and empty texts are left out.
 */
export function addressOf<E extends Endpoint>(
  endpoint: E,
  parts: Pick<LooseParts, 'params' | 'query'> = {},
): string {
  const params = entriesOf(parts.params);
  const path = endpoint.path.replace(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(String(params.get(name) ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(parts.query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') search.append(name, String(each));
    }
  }
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}

function entriesOf(part: unknown): Map<string, unknown> {
  return new Map(typeof part === 'object' && part !== null ? Object.entries(part) : []);
}

/**
 * Sends one request of the contract and reads its reply.
 * @throws ProblemError with the sentence for the reader
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  parts: Parts<E>,
  sending: Sending = {},
): Promise<Reply<E>> {
  const { body }: LooseParts = parts;
  const headers = headersFor(endpoint, sending);
  if (endpoint.method === 'POST' || endpoint.method === 'PUT') {
    headers.set('Content-Type', 'application/json');
    return send(endpoint, parts, { headers, body: JSON.stringify(body ?? {}) }, sending);
  }
  return send(endpoint, parts, { headers }, sending);
}

/**
 * Sends a file as multipart, field `file`, to an endpoint of the contract; `fields` stand before it.
 *
 * @param params of the address, where it has any
 */
export async function upload<E extends Endpoint>(
  endpoint: E,
  file: File,
  sending: Sending = {},
  fields: Readonly<Record<string, string>> = {},
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): Promise<Reply<E>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, file.name);
  return send(
    endpoint,
    { params, query },
    { headers: headersFor(endpoint, sending), body: form },
    sending,
  );
}

function headersFor(endpoint: Endpoint, sending: Sending): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  // A page of another site cannot add a header of its own: the server refuses changes without it.
  if (endpoint.method !== 'GET') headers.set('X-Chidao', '1');
  if (endpoint.act) headers.set('Idempotency-Key', sending.idempotencyKey ?? newKey());
  return headers;
}

async function send<E extends Endpoint>(
  endpoint: E,
  parts: LooseParts,
  init: { headers: Headers; body?: BodyInit },
  sending: Sending,
): Promise<Reply<E>> {
  const request: RequestInit = {
    ...init,
    method: endpoint.method,
    credentials: 'same-origin',
    signal: sending.signal ?? null,
    keepalive: sending.keepalive ?? false,
  };
  for (let tries = 0; ; ) {
    try {
      return await once(endpoint, addressOf(endpoint, parts), request);
    } catch (error) {
      const lost = error instanceof ProblemError && error.code === 'NOT_SIGNED_IN';
      if (lost && !endpoint.open && sending.session !== 'throw') {
        await signedInAgain();
        continue;
      }
      const pause = PAUSES_MS[tries];
      const repeatable = endpoint.method === 'GET' || endpoint.act !== undefined;
      // A device that knows that it has no network need not try thrice.
      if (!repeatable || !mayResend(error) || pause === undefined || !navigator.onLine) {
        if (error instanceof ProblemError && error.code === 'OFFLINE') serverLost();
        throw error;
      }
      tries += 1;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function once<E extends Endpoint>(
  endpoint: E,
  address: string,
  request: RequestInit,
): Promise<Reply<E>> {
  const response = await fetch(address, request).catch((error: unknown) => {
    if (isAbort(error)) throw error;
    throw offlineProblem();
  });
  // A gateway that answers for a server that is gone is nobody.
  if (response.status < 502) serverHeard();
  if (!response.ok) throw await problemOf(response);
  const body: unknown = response.status === 204 ? {} : await bodyOf(response);
  const read = endpoint.reply.safeParse(body);
  if (read.success) return read.data as Reply<E>;
  console.error(`${endpoint.method} ${endpoint.path}: the reply breaks the contract`, read.error);
  throw brokenReply(read.error.issues);
}

/** What came; nothing of what was not JSON, or broke off on its way. */
async function bodyOf(response: Response): Promise<unknown> {
  return response.json().catch((error: unknown) => {
    if (isAbort(error)) throw error;
    return {};
  });
}

/** The page itself no longer wants the answer. */
function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
