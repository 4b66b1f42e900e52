import type { FastifyReply } from 'fastify';
import type { ActorHttp } from '../../organisation/actor.ts';
import { mountedOn } from '../../platform/http/mounted.ts';
import { typesOf } from './client-types.ts';
import { docsRoutes } from './docs/docs-routes.ts';
import { type ApiDocument, makeDocument } from './make-document.ts';
import * as contract from './open-api-contract.ts';
import type { ContractList } from './read-contracts.ts';

/** What the document says of the installation. */
export interface AboutApi {
  /** Of the product, `0.6.0`. */
  readonly version: string;
  /** Where the server is reached; null where only whoever asks knows. */
  readonly address: string | null;
  readonly contracts: ContractList;
}

/**
 * The open interface (giao diện mở): its document, its types and its pages, all made of what is mounted on this very
 * server, the first time that somebody asks.
 */
export function openApiRoutes(http: ActorHttp, about: AboutApi): void {
  const document = once(
    (): ApiDocument =>
      makeDocument(mountedOn(http.app), about.contracts, {
        ...{ version: about.version, address: about.address ?? '/' },
      }),
  );
  const asJson = once(() => JSON.stringify(document()));
  const asTypes = once(() => typesOf(document()));
  http.mountOpen(contract.getApiDocument, async ({ reply }) =>
    send(reply, 'application/json; charset=utf-8', asJson()),
  );
  http.mountOpen(contract.getApiTypes, async ({ reply }) =>
    send(reply, 'text/plain; charset=utf-8', asTypes()),
  );
  docsRoutes(http.app, document, about.address ?? '');
}

/** The same for everybody: kept by whoever asked for some minutes, and asked for by its ETag from then on. */
function send(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply.type(type).header('cache-control', 'public, max-age=300').send(text);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
