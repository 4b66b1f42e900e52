/** How the service worker answers a request. */
export type AnswerBy =
  /** Not at all: the browser asks the network as if there were no worker. */
  | 'network'
  /** The network; the page of the program where there is none. */
  | 'page'
  /** What is kept, for files whose name changes with their content. */
  | 'kept'
  /** The network; what is kept where there is none. */
  | 'networkThenKept';

/** A request as far as the decision goes. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly isNavigation: boolean;
}

/**
 * Answers of the interface are never kept by the worker: it cannot know for whom they were. Only the
 * program itself is, which is the same for everybody; what a person saw last is kept by the page, under
 * that person's name.
 */
export function answerBy({ method, url, isNavigation }: Asked, origin: string): AnswerBy {
  const { origin: from, pathname } = new URL(url);
  if (method !== 'GET' || from !== origin) return 'network';
  if (/^\/(?:api|healthz|readyz|metrics)(?:\/|$)/.test(pathname)) return 'network';
  if (pathname === '/sw.js') return 'network';
  // Public pages are made by the server, and kept as it says.
  if (/^\/(?:en\/)?p(?:\/|$)|^\/robots\.txt$/.test(pathname)) return 'network';
  if (isNavigation) return 'page';
  return pathname.startsWith('/assets/') ? 'kept' : 'networkThenKept';
}
