/** Protocols to which a page of ours may lead. */
const LEADS_TO = /^(?:https?|mailto|tel|webcal):/i;

/**
 * An address as it may stand on a page: on this site, or with a protocol that only shows or calls. Everything else
 * (javascript:, data:, another host without a protocol, letters that browsers skip) becomes `#`.
 */
export function safeAddress(address: string): string {
  // Browsers drop tabs and line ends inside a protocol, and control letters before it.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those letters are what is looked for.
  if (/[\u0000-\u001f\u007f\\]/.test(address)) return '#';
  const trimmed = address.trim();
  if (trimmed.startsWith('//')) return '#';
  if (LEADS_TO.test(trimmed)) return trimmed;
  return /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? '#' : trimmed;
}
