/**
 * The page of ours to return to after signing in, as asked for in an address; `/` for anything that could
 * lead elsewhere. A browser takes `//x` and `/\x` for other sites and drops tabs and line ends before it
 * looks, so only plain paths from our own root pass.
 */
export function ownAddress(asked: string | null | undefined): string {
  if (!asked || asked.length > 2_000) return '/';
  const isPlain = /^\/(?![/\\])/.test(asked) && !/[\\\p{Cc}]/u.test(asked);
  return isPlain ? asked : '/';
}
