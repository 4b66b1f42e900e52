/** Signs of a page levelled: what is drawn as a space, as nothing, or like another sign. */

const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** Zero-width and direction marks, soft hyphens, control characters other than tab and line ends. */
const INVISIBLE =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?![\t\n\v\f\r\u0085])\p{Cc}/u;

const LIKE: readonly (readonly [string, string])[] = [
  ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d\uf0be'],
  ['/', '\u2044\u2215'],
  ['"', '“”„‟«»″'],
  ["'", '‘’‚'],
  ['+', '\uf02b'],
  // Bullets: of Unicode, and of Symbol and Wingdings, which Word keeps as private codes.
  ['•', '●◦▪■❖➢►▶♦◆⁃∙\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf071\uf0d6\uf0de\uf075'],
  ['\n', '\v\f\u0085\u2028\u2029'],
];
const REPLACED = new Map(
  LIKE.flatMap(([sign, codes]) => Array.from(codes, (code) => [code, sign] as const)),
);

/** Units up to here are asked for often; a table answers. */
const TABLED = 0x3100;
const plain = new Uint8Array(TABLED);
for (let code = 0; code < TABLED; code++) {
  const unit = String.fromCharCode(code);
  const special =
    unit === ' ' || /[\t\n\r]/.test(unit) || ODD_SPACE.test(unit) || INVISIBLE.test(unit);
  plain[code] = special || REPLACED.has(unit) || isMark(code) || isRaised(unit) ? 0 : 1;
}

/** True where a unit is taken over as it is (when no combining mark follows). */
export function isPlain(code: number): boolean {
  return code < TABLED ? plain[code] === 1 : code < 0xd800;
}

/** True for combining marks of Latin letters. */
export function isMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f;
}

export function isSpace(unit: string): boolean {
  return unit === ' ' || ODD_SPACE.test(unit);
}

export function isInvisible(unit: string): boolean {
  return INVISIBLE.test(unit);
}

/** Small raised digits: exponents of metres, else marks of footnotes. */
export function isRaised(unit: string): boolean {
  return /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]/.test(unit);
}

/** The sign that stands for a unit in levelled text; the unit itself where there is no other. */
export function levelSign(unit: string, startsLine: boolean): string {
  const sign = REPLACED.get(unit);
  if (sign !== undefined) return sign;
  // Any other private code of a symbol font that opens a line is a bullet.
  return startsLine && /^[\uf020-\uf0ff]$/.test(unit) ? '•' : unit;
}
