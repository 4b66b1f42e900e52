import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../organisation/actor.ts';
import { sessionHolder, sessionNameOf } from '../organisation/session-holds.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { openEventStream } from '../platform/live/event-stream.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Listener, Live } from './live.ts';

/** The tabs of a browser share one stream, so that a session needs very few. */
const STREAMS_A_SESSION = 4;
const STREAMS_A_PROCESS = 5_000;
/** Proxies cut what is silent for a minute. */
const BEAT_MS = 20_000;
const RETRY_MS = 3_000;

/**
 * Tells a browser of changes until it leaves, its session ends or the server stops. A browser that comes
 * back (`Last-Event-ID`) is told to read anew: what was said meanwhile is not kept.
 *
 * @throws Refusal TOO_MANY for a session with too many streams, BUSY for a process with too many
 */
export function openLiveStream(
  platform: Platform,
  live: Live,
  actor: Actor,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const session = sessionNameOf(request);
  const own = [...live.listeners].filter((listener) => listener.session === session);
  if (own.length >= STREAMS_A_SESSION) throw new Refusal(platformErrors.TOO_MANY);
  if (live.listeners.size >= STREAMS_A_PROCESS) throw new Refusal(platformErrors.BUSY);

  const stream = openEventStream(RETRY_MS);
  const look = () => void beat(platform, listener, request);
  const listener: Listener = { actor, stream, session, look };
  live.add(listener);
  stream.send('ready', '{}');
  if (request.headers['last-event-id'] !== undefined) stream.send('refresh', '{}');
  const timer = setInterval(look, BEAT_MS);
  stream.body.once('close', () => {
    clearInterval(timer);
    live.drop(listener);
  });
  return reply
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .type('text/event-stream; charset=utf-8')
    .send(stream.body);
}

/** Keeps the way open, and ends the stream of a session that no longer stands for the same post. */
async function beat(
  platform: Platform,
  listener: Listener,
  request: FastifyRequest,
): Promise<void> {
  const { stream, actor } = listener;
  try {
    const holder = await sessionHolder(platform, request);
    if (holder?.postId === actor.postId) stream.beat();
    else stream.end();
  } catch (error) {
    // The database is away for a moment: the next beat asks again.
    platform.log.warn({ error }, 'a live session could not be checked');
  }
}

/** Ends every stream: the server stops, and its browsers go to another process. */
export function closeLive(live: Live): void {
  for (const { stream } of live.listeners) stream.end();
}
