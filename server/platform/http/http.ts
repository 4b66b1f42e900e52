import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Endpoint, platformErrors } from '../contract.ts';
import type { ReadReplica } from '../database/read-replica.ts';
import { Refusal } from '../refusal.ts';
import { noteMounted } from './mounted.ts';
import { givePosition, seenPosition } from './read-position.ts';
import { ReadyJson } from './ready-json.ts';

type In<T extends z.ZodType> = z.output<T>;

/** A request as a handler sees it: parsed by the contract, nothing else. */
export interface Call<E extends Endpoint> {
  readonly params: In<E['params']>;
  readonly query: In<E['query']>;
  readonly body: In<E['body']>;
  /** The Idempotency-Key, for acts. */
  readonly key: string | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Replies are checked by types only: they come from our own views. Raw replies go through `reply.send`. */
export type Handler<E extends Endpoint, A> = (
  call: Call<E>,
  actor: A,
) => Promise<z.input<E['reply']> | FastifyReply>;
export type OpenHandler<E extends Endpoint> = (
  call: Call<E>,
) => Promise<z.input<E['reply']> | FastifyReply>;

/** A view: it sees what is asked and who asks, and nothing of the request or the reply itself. */
export type View<E extends Endpoint, A> = (
  call: Pick<Call<E>, 'params' | 'query'>,
  actor: A,
) => Promise<z.input<E['reply']> | ReadyJson<z.input<E['reply']>>>;

/** Mounts endpoints of the contracts on Fastify; `A` is the actor that the session stands for. */
export interface Http<A> {
  readonly app: FastifyInstance;
  mount<E extends Endpoint>(endpoint: E, handler: Handler<E, A>): void;
  /** Mounts a view: it sees nothing of the request itself, and may give JSON that is ready. */
  mountView<E extends Endpoint>(endpoint: E, view: View<E, A>): void;
  mountOpen<E extends Endpoint>(endpoint: E, handler: OpenHandler<E>): void;
}

/** Tells who a request comes from; null where nobody is signed in. */
export type Authenticate<A> = (request: FastifyRequest) => Promise<A | null>;

const Key = z.string().regex(/^[\w-]{8,80}$/);

/**
 * @param replica where questions are answered from when it is new enough; null or absent: from the primary
 * @param limit counts whoever asks, once that is known; refuses with TOO_MANY
 */
export function createHttp<A>(
  app: FastifyInstance,
  authenticate: Authenticate<A>,
  replica: ReadReplica | null = null,
  limit: (request: FastifyRequest, reply: FastifyReply, actor: A) => Promise<void> = async () =>
    undefined,
): Http<A> {
  /** Answers a question from the replica, and tells whoever acted how far a replica must have come. */
  async function placed<E extends Endpoint, R>(
    endpoint: E,
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<R>,
  ): Promise<R> {
    if (replica === null) return work();
    if (endpoint.method === 'GET') return replica.read(seenPosition(request), work);
    const result = await work();
    givePosition(reply, await replica.position());
    return result;
  }

  function parse<E extends Endpoint>(
    endpoint: E,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Call<E> {
    const header = request.headers['idempotency-key'];
    return {
      params: endpoint.params.parse(request.params) as In<E['params']>,
      query: endpoint.query.parse(request.query) as In<E['query']>,
      // A multipart body is read by its handler, part by part.
      body: (request.isMultipart() ? undefined : endpoint.body.parse(request.body ?? {})) as In<
        E['body']
      >,
      key: endpoint.act === undefined || header === undefined ? null : Key.parse(header),
      request,
      reply,
    };
  }

  function route<E extends Endpoint>(
    endpoint: E,
    handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
    isOpen = false,
  ): void {
    noteMounted(app, { endpoint, isOpen });
    app.route({ method: endpoint.method, url: endpoint.path, handler: handle });
  }

  return {
    app,
    mount(endpoint, handler) {
      route(endpoint, async (request, reply) => {
        const actor = await authenticate(request);
        if (actor === null) throw new Refusal(platformErrors.NOT_SIGNED_IN);
        await limit(request, reply, actor);
        const call = parse(endpoint, request, reply);
        return placed(endpoint, request, reply, () => handler(call, actor));
      });
    },
    mountView(endpoint, view) {
      route(endpoint, async (request, reply) => {
        const actor = await authenticate(request);
        if (actor === null) throw new Refusal(platformErrors.NOT_SIGNED_IN);
        await limit(request, reply, actor);
        const call = parse(endpoint, request, reply);
        const result = await placed(endpoint, request, reply, () => view(call, actor));
        if (!(result instanceof ReadyJson)) return result;
        return reply.type('application/json; charset=utf-8').send(result.text);
      });
    },
    mountOpen(endpoint, handler) {
      route(
        endpoint,
        async (request, reply) => {
          const call = parse(endpoint, request, reply);
          return placed(endpoint, request, reply, () => handler(call));
        },
        true,
      );
    },
  };
}
