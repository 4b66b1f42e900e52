import { getLive, LiveNews } from '../../../server/tasks/live-contract.ts';

/** What a browser hears: which things changed, or null for "read anew, something may have been missed". */
export type Heard = LiveNews | null;

/** A refused stream (the session ended, too many tabs without locks) is asked for again after this long. */
const AFTER_REFUSAL_MS = 30_000;
const CHANNEL = 'chidao.live';

/**
 * Follows what changes on the server until the given function is called. The tabs of a browser share one
 * stream: the one that holds the lock opens it and tells the others; when it is closed the next takes over.
 */
export function followChanges(postId: string, onHeard: (heard: Heard) => void): () => void {
  const stop = new AbortController();
  const others = 'BroadcastChannel' in window ? new BroadcastChannel(CHANNEL) : null;
  others?.addEventListener('message', ({ data }: MessageEvent<unknown>) => onHeard(heardIn(data)));
  const tell = (heard: Heard) => {
    onHeard(heard);
    others?.postMessage(heard);
  };
  const hold = () => holdStream(tell, stop.signal);
  // Without locks (a page that came over plain http) each tab has a stream of its own.
  if ('locks' in navigator) {
    const lock = { signal: stop.signal };
    navigator.locks.request(`${CHANNEL}.${postId}`, lock, hold).catch(() => undefined);
  } else void hold();
  return () => {
    stop.abort();
    others?.close();
  };
}

/** Keeps a stream open until it is stopped. The browser opens a broken one again by itself. */
function holdStream(tell: (heard: Heard) => void, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let stream: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasOpen = false;
    function open(): void {
      stream = new EventSource(getLive.path);
      stream.addEventListener('news', ({ data }) => tell(heardIn(data)));
      stream.addEventListener('refresh', () => tell(null));
      stream.addEventListener('open', () => {
        if (wasOpen) tell(null);
        wasOpen = true;
      });
      stream.addEventListener('error', () => {
        if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(open, AFTER_REFUSAL_MS);
      });
    }
    open();
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      stream?.close();
      resolve();
    });
  });
}

/** Anything that is not understood is taken for "read anew". */
function heardIn(data: unknown): Heard {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return LiveNews.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}
