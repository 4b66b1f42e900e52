/**
 * Reads words typed with the Vietnamese keyboard switched off: Telex (`ddoon ddoocs` → `đôn đốc`) and
 * VNI (`d9o6n d9o6c1`). For the search box, when the letters as typed find nothing.
 */

const TELEX_MARKS: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
};
const VNI_MARKS: Readonly<Record<string, string>> = {
  '1': '\u0301',
  '2': '\u0300',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
};
const CIRCUMFLEX = '\u0302';
const BREVE = '\u0306';
const HORN = '\u031B';

/** The decoded words, or null where nothing in them looks like raw Telex or VNI. */
export function decodeRawTyping(text: string): string | null {
  const decoded = text
    .split(/(\s+)/)
    .map((word) => decodeWord(word))
    .join('')
    .normalize('NFC');
  return decoded === text.normalize('NFC') ? null : decoded;
}

function decodeWord(word: string): string {
  if (/^[a-z]+[1-9][a-z1-9]*$/i.test(word)) return decodeVni(word);
  return /^[a-z]+$/i.test(word) ? decodeTelex(word) : word;
}

function decodeTelex(word: string): string {
  let body = word;
  let mark = '';
  // The mark may stand anywhere after the vowel; people mostly type it last.
  const found = /^(.*[aeiouyw].*?)([sfrxj])([^sfrxj]*)$/i.exec(body);
  if (found) {
    body = `${found[1]}${found[3]}`;
    mark = TELEX_MARKS[found[2]?.toLowerCase() ?? ''] ?? '';
  }
  body = body
    .replace(/d(.*)d/i, 'đ$1')
    .replace(/a(.*?)a/i, `a${CIRCUMFLEX}$1`)
    .replace(/e(.*?)e/i, `e${CIRCUMFLEX}$1`)
    .replace(/o(.*?)o/i, `o${CIRCUMFLEX}$1`)
    .replace(/uw?o(.*?)w/i, `u${HORN}o${HORN}$1`)
    .replace(/([uo])(.*?)w/i, `$1${HORN}$2`)
    .replace(/a(.*?)w/i, `a${BREVE}$1`);
  return withMark(body, mark);
}

function decodeVni(word: string): string {
  const mark = VNI_MARKS[/[1-5]/.exec(word)?.[0] ?? ''] ?? '';
  const body = word
    .replace(/[1-5]/, '')
    .replace(/d(.*?)9/i, 'đ$1')
    .replace(/([aeo])([^aeo]*?)6/i, `$1${CIRCUMFLEX}$2`)
    .replace(/uo(.*?)7/i, `u${HORN}o${HORN}$1`)
    .replace(/([uo])([^uo]*?)7/i, `$1${HORN}$2`)
    .replace(/a(.*?)8/i, `a${BREVE}$1`);
  return withMark(body, mark);
}

/** Puts the tone on the vowel that bears it: the one with a hat or horn, else the last but one before an end. */
function withMark(body: string, mark: string): string {
  if (mark === '') return body;
  const text = body.normalize('NFC');
  const hatted = [...text.matchAll(/[âêôơưăÂÊÔƠƯĂ]/g)].at(-1)?.index;
  if (hatted !== undefined) return put(text, hatted, mark);
  const skip = /^(?:qu|gi(?=[aeiouy]))/i.exec(text)?.[0].length ?? 0;
  const vowels = /[aeiouy]+/i.exec(text.slice(skip));
  if (!vowels) return text;
  const start = skip + vowels.index;
  const run = vowels[0].length;
  const closed = start + run < text.length;
  return put(text, start + (run === 1 ? 0 : run === 2 && !closed ? 0 : 1), mark);
}

function put(text: string, at: number, mark: string): string {
  return `${text.slice(0, at + 1)}${mark}${text.slice(at + 1)}`.normalize('NFC');
}
