import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { sql } from 'kysely';
import type { Config } from '../config.ts';
import { platformErrors } from '../contract.ts';
import type { Db } from '../database/database.ts';
import { MAX_FILE_BYTES } from '../files/file-store.ts';
import type { Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { createMetrics } from './metrics.ts';
import { problemHandler } from './problem.ts';
import { tellAddressLimit } from './rate-limits.ts';
import { unlessUnchanged } from './unchanged.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Posted to by other servers, which have no header of ours; what they send proves itself. */
    isFromServers?: boolean;
  }
}

/** A database that is there answers in a moment, in milliseconds. */
const READY_WITHIN_MS = 3_000;

/** A pasted document may be long; files come as multipart and have their own limit. */
const MAX_JSON_BYTES = 24 * 1024 * 1024;

/** What one sender may cost before anything is known of it; Node closes the connection beyond. */
export interface Patience {
  /** For the head of a request, in milliseconds. */
  readonly headersTimeout: number;
  /** For all of it: fifty megabytes over a slow line take minutes, a body that drips in does not end. */
  readonly requestTimeout: number;
  /** How often Node looks for those that are over. */
  readonly connectionsCheckingInterval: number;
}
const PATIENCE: Patience = {
  ...{ headersTimeout: 20_000, requestTimeout: 300_000, connectionsCheckingInterval: 5_000 },
};
const MAX_HEADER_BYTES = 16 * 1024;

/** The page needs none of what a browser could do for it beyond showing it. */
const PERMISSIONS = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'fullscreen'],
  ...['geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...[
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'usb',
    'xr-spatial-tracking',
  ],
]
  .map((name) => `${name}=()`)
  .join(', ');

/**
 * The Fastify server with everything that no capability should think about: security headers, limits,
 * the defence against cross-site requests, problem replies, request ids, health and metrics.
 */
export async function createServer(
  config: Config,
  db: Db,
  log: Log,
  patience: Patience = PATIENCE,
): Promise<FastifyInstance> {
  const metrics = createMetrics();
  const logger: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_JSON_BYTES,
    trustProxy: config.trustProxy,
    genReqId: () => crypto.randomUUID(),
    requestTimeout: patience.requestTimeout,
    http: { ...patience, maxHeaderSize: MAX_HEADER_BYTES },
    routerOptions: { maxParamLength: 200 },
  });
  app.setErrorHandler(problemHandler(metrics));

  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine sets custom properties in style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: config.secureCookie ? [] : null,
      },
    },
    strictTransportSecurity: config.secureCookie,
    frameguard: { action: 'deny' },
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10 } });
  if (config.rateLimit > 0) {
    await app.register(rateLimit, {
      max: config.rateLimit,
      timeWindow: '1 minute',
      // Files of the page are cached for ever by every browser; an office behind one address loads them once each.
      allowList: (request) => request.url.startsWith('/assets/'),
      errorResponseBuilder: () => new Refusal(platformErrors.TOO_MANY),
    });
  }
  await app.register(underPressure, {
    maxEventLoopDelay: 5_000,
    pressureHandler: () => {
      throw new Refusal(platformErrors.BUSY);
    },
  });

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id).header('permissions-policy', PERMISSIONS);
    refuseCrossSite(request);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    tellAddressLimit(request, reply);
    // A program with a key is no browser: nothing is left with it.
    if (carriesKey(request)) void reply.removeHeader('set-cookie');
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store');
    }
    return unlessUnchanged(request, reply, payload);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    request.log.info({
      method: request.method,
      // An address that carries a secret is written down without it.
      url: CARRIES_SECRET.test(route) ? route : request.url.split('?')[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });

  app.get('/healthz', async () => ({ alive: true }));
  app.get('/readyz', async () => {
    const asked = sql`select 1`.execute(db);
    // One that falls silent is as good as gone: whoever shares out requests must hear of it soon.
    await Promise.race([asked, orBusy(READY_WITHIN_MS)]);
    return { ready: true };
  });
  app.get('/metrics', async (_request, reply) => {
    void reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
  return app;
}

/** Parameters of addresses by which alone something may be read: calendars, receipts of feedback, letters. */
const CARRIES_SECRET = /:(?:secret|code|token)\b/;

/** Refuses after a while, unless something else was faster. */
function orBusy(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Refusal(platformErrors.BUSY)), milliseconds).unref();
  });
}

/**
 * A page of another site can send a form but cannot add our header nor say that it is same-origin.
 * Reading (GET) changes nothing and is let through.
 */
function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (request.routeOptions.config.isFromServers) return;
  // No page of another site can make a browser send this header; whoever judges it looks at no cookie.
  if (carriesKey(request)) return;
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign || request.headers['x-chidao'] !== '1') throw new Refusal(platformErrors.CROSS_SITE);
}

/** A request that is judged by the key in its `Authorization` header, and by nothing else that it carries. */
function carriesKey(request: FastifyRequest): boolean {
  return /^bearer\b/i.test(request.headers.authorization ?? '');
}
