/** Clean spelling of names: single spaces, NFC, tone marks in the new place. */

const OLD_TONE: readonly RegExp[] = [
  /(o)([àáảãạ])(?!\p{L})/giu,
  /(o)([èéẻẽẹ])(?!\p{L})/giu,
  /(?<![qQ])(u)([ỳýỷỹỵ])(?!\p{L})/giu,
];
const TONES = '\u0300\u0301\u0309\u0303\u0323';

/** A clean name: single spaces, NFC, tone marks in the new place ("Uỷ" → "Ủy"), no trailing punctuation. */
export function cleanName(raw: string): string {
  let name = raw.replace(/\s+/g, ' ').replace(/^[\s,;:.\-"]+|[\s,;:.\-"]+$/g, '');
  for (const pattern of OLD_TONE) {
    name = name.replace(pattern, (_, first: string, vowel: string) => moveTone(first, vowel));
  }
  return name;
}

function moveTone(first: string, vowel: string): string {
  const parts = vowel.normalize('NFD');
  const tone = [...parts].find((mark) => TONES.includes(mark)) ?? '';
  return (first + tone).normalize('NFC') + parts.replace(tone, '').normalize('NFC');
}
