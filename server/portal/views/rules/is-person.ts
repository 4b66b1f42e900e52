import { isbot } from 'isbot';

/** A request for a page that was answered, as far as it tells people from programs. */
export interface Visit {
  readonly method: string;
  /** The status of the answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Programs that watch over servers and are on no list of robots. */
const MONITOR = /zabbix|nagios|check_http|kube-probe|haproxy|blackbox|healthcheck|uptime|monitor/i;
/** The page was there, or the reader's own copy still holds. */
const ANSWERED: ReadonlySet<number> = new Set([200, 304]);

/**
 * Whether a visit is taken for a person's: somebody's browser opened the page to show it. Robots that say so,
 * watching programs, fetching ahead of any reader, and programs that ask in no language are no people. A program
 * that pretends to be a browser in every header is counted: that is the limit of any count without a cookie.
 */
export function isPerson({ method, status, headers }: Visit): boolean {
  if (method !== 'GET' || !ANSWERED.has(status)) return false;
  const agent = headerOf(headers, 'user-agent');
  if (agent === '' || isbot(agent) || MONITOR.test(agent)) return false;
  if (headerOf(headers, 'accept-language') === '') return false;
  return !isAhead(headers) && isShown(headers);
}

/** Fetched before anybody wants it: prefetch, prerender, previews of links. */
function isAhead(headers: Visit['headers']): boolean {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(headerOf(headers, name)),
  );
}

/** Browsers say what they fetch a page for; those that say nothing are older. */
function isShown(headers: Visit['headers']): boolean {
  const mode = headerOf(headers, 'sec-fetch-mode');
  const dest = headerOf(headers, 'sec-fetch-dest');
  return (mode === '' || mode === 'navigate') && (dest === '' || dest === 'document');
}

function headerOf(headers: Visit['headers'], name: string): string {
  const value = headers[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}
