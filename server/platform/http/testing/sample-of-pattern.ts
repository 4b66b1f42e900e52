const CLASSES: Readonly<Record<string, string>> = {
  d: '0',
  D: 'a',
  w: 'a',
  W: '-',
  s: ' ',
  S: 'a',
  t: '\t',
  n: '\n',
  r: '\r',
};

/**
 * A text that a regular expression would take, or nearly: the first of every choice, each repeated thing once.
 * What looks around is read like a group. It leads a hostile text past the beginning of a pattern.
 */
export function sampleOf(source: string): string {
  let at = 0;
  function group(): string {
    let first: string | null = null;
    let text = '';
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        first ??= text;
        text = '';
        at += 1;
      } else {
        const once = piece();
        const times = Number(/^\{(\d+)/.exec(source.slice(at))?.[1] ?? 1);
        text += once.repeat(Math.min(times, 60));
      }
    }
    at += 1;
    return first ?? text;
  }
  function piece(): string {
    const mark = source[at] ?? '';
    at += 1;
    if (mark === '(') {
      at += /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(source.slice(at))?.[0].length ?? 0;
      return group();
    }
    if (mark === '[') return oneOfClass();
    if (mark === '\\') return escaped();
    if (mark === '{') {
      at = Math.max(at, source.indexOf('}', at) + 1);
      return '';
    }
    if ('^$*+?'.includes(mark)) return '';
    return mark === '.' ? 'a' : mark;
  }
  function escaped(): string {
    const letter = source[at] ?? '';
    at += 1;
    if (letter === 'p' || letter === 'P') {
      at = source.indexOf('}', at) + 1;
      return 'a';
    }
    if (letter === 'u' || letter === 'x') {
      const code = /^(?:\{([0-9a-f]+)\}|([0-9a-f]{2,4}))/i.exec(source.slice(at));
      at += code?.[0].length ?? 0;
      return String.fromCodePoint(Number.parseInt(code?.[1] ?? code?.[2] ?? '61', 16));
    }
    return /[bB\d]/.test(letter) ? '' : (CLASSES[letter] ?? letter);
  }
  /** The first of a class; of one that names what it is not, a letter that is rarely meant. */
  function oneOfClass(): string {
    const isNot = source[at] === '^';
    if (isNot) at += 1;
    let first = '';
    while (at < source.length && source[at] !== ']') {
      const mark = source[at] ?? '';
      at += 1;
      const next = mark === '\\' ? escaped() : mark;
      first ||= next;
    }
    at += 1;
    return isNot ? 'ẩ' : first;
  }
  return group();
}
