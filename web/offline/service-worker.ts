import { answerBy } from './answer-by.ts';

/** Written in by the build: the files that open without a network, and a name that changes with them. */
declare const __FILES__: readonly string[];
declare const __RELEASE__: string;
declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'chidao-program-';
const CACHE = `${PREFIX}${__RELEASE__}`;
/** Open pages of the release before may still ask for its parts. */
const RELEASES_KEPT = 2;
/** A network that does not answer a page within this time is none, in milliseconds. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepProgram().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldReleases().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const asked = {
    method: request.method,
    url: request.url,
    isNavigation: request.mode === 'navigate',
  };
  switch (answerBy(asked, self.location.origin)) {
    case 'network':
      return;
    case 'page':
      event.respondWith(page(request));
      return;
    case 'kept':
      event.respondWith(kept(request));
      return;
    case 'networkThenKept':
      event.respondWith(networkThenKept(request));
      return;
  }
});

/** All or nothing: a program that lacks a part does not open. */
async function keepProgram(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(__FILES__.map((file) => new Request(file, { cache: 'reload' })));
}

async function dropOldReleases(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const old = names.filter((name) => name !== CACHE).slice(0, -(RELEASES_KEPT - 1));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The newest page where the network gives it in time; it asks for the newest parts by their names. */
async function page(request: Request): Promise<Response> {
  const shell = await caches.match('/', { cacheName: CACHE });
  if (!shell) return fetch(request);
  const late = new Promise<Response>((resolve) => {
    setTimeout(() => resolve(shell.clone()), PATIENCE_MS);
  });
  return Promise.race([fetch(request).catch(() => shell.clone()), late]);
}

async function kept(request: Request): Promise<Response> {
  const found = await caches.match(request, { ignoreVary: true });
  if (found) return found;
  const reply = await fetch(request);
  if (reply.ok) {
    const copy = reply.clone();
    const cache = await caches.open(CACHE);
    await cache.put(request, copy).catch(() => undefined);
  }
  return reply;
}

async function networkThenKept(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(request, { ignoreVary: true });
    if (found) return found;
    throw error;
  }
}
