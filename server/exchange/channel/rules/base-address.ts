/**
 * The address of an installation as partners use it: https, a host, perhaps a port, nothing behind; http only
 * for hosts that the operator allows. Null for anything else. Whether it may be sent to is decided at sending.
 */
export function baseAddress(text: string, allowedHosts: ReadonlySet<string>): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, host, username, password, search, hash, pathname } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && allowedHosts.has(hostname));
  if (!isSafe || username || password || search || hash) return null;
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
}
