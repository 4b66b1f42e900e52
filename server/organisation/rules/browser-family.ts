/** Browsers by the word that only they say; those that also say another's stand before it. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/\bcoc_coc_browser\//i, 'Cốc Cốc'],
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** `Chrome · Windows` of what a browser says of itself; null where neither is known. */
export function browserFamily(userAgent: string | undefined): string | null {
  const text = (userAgent ?? '').slice(0, 500);
  const named = [FAMILIES, SYSTEMS].flatMap(
    (list) => list.find(([word]) => word.test(text))?.[1] ?? [],
  );
  return named.length === 0 ? null : named.join(' · ');
}

/**
 * What tries from an address are counted by: the address itself, or for IPv6 the network of 64 bits, all of
 * which one household or server holds. Null for the machine itself: behind a proxy that is not trusted
 * everybody seems to come from there, and one stranger would lock them all out.
 */
export function networkOf(address: string): string | null {
  if (/^(?:::ffff:)?127\.|^::1$/i.test(address)) return null;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const before = head.split(':').filter((part) => part !== '');
  const after = tail.split(':').filter((part) => part !== '');
  const zeros = address.includes('::') ? 8 - before.length - after.length : 0;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
