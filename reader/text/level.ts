/**
 * Levelling: one clean string for every way a page can be encoded, with a map back to the source.
 *
 * NFC, plain spaces, hyphens and quotes; zero-width characters and runs of spaces gone; a run of three
 * spaces or a tab is a column gap (`\t`). `starts[i]`/`ends[i]` are the source offsets of unit `i`.
 */
import type { Span } from '../reading.ts';
import { brokenTokenGaps } from './broken-tokens.ts';
import { decodeLegacy } from './legacy-encoding.ts';

export interface Levelled {
  readonly source: string;
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** Zero-width and direction marks, soft hyphens, control characters other than tab and line ends. */
const INVISIBLE =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?![\t\n\v\f\r\u0085])\p{Cc}/u;
const REPLACED: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u2044': '/',
  '\u2215': '/',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '●': '•',
  '◦': '•',
  '▪': '•',
  '■': '•',
  '\uf0b7': '•',
  '\uf02d': '-',
  '\uf0a7': '•',
  '\uf0d8': '•',
  '❖': '•',
  '➢': '•',
  '\v': '\n',
  '\f': '\n',
  '\u0085': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
};

class Builder {
  readonly units: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  push(unit: number, start: number, end: number): void {
    this.units.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }

  get last(): number {
    return this.units[this.units.length - 1] ?? 10;
  }

  trimLine(): void {
    while (this.last === 32 || this.last === 9) {
      if (this.units.length === 0) return;
      this.units.pop();
      this.starts.pop();
      this.ends.pop();
    }
  }
}

/** Levels a page. Linear in its length; never throws, whatever the string. */
export function level(source: string): Levelled {
  const readable = decodeLegacy(source);
  const builder = new Builder();
  let at = 0;
  while (at < readable.length) {
    const end = clusterEnd(readable, at);
    const cluster = end - at === 1 ? readable.charAt(at) : readable.slice(at, end).normalize('NFC');
    at =
      cluster === ' ' || cluster === '\t' || ODD_SPACE.test(cluster)
        ? pushGap(builder, readable, at)
        : pushCluster(builder, cluster, readable, at, end);
  }
  builder.trimLine();
  return dropBrokenGaps(source, builder);
}

function clusterEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code < 0x300 || code > 0x36f) break;
    end++;
  }
  return end;
}

function pushGap(builder: Builder, text: string, from: number): number {
  let end = from;
  let tabs = 0;
  let spaces = 0;
  for (; end < text.length; end++) {
    const unit = text.charAt(end);
    if (unit === '\t') tabs++;
    else if (unit === ' ' || ODD_SPACE.test(unit)) spaces++;
    else if (!INVISIBLE.test(unit)) break;
  }
  if (builder.last === 10) return end;
  if (tabs === 0) builder.push(spaces >= 3 ? 9 : 32, from, end);
  else for (let i = 0; i < tabs; i++) builder.push(9, from, end);
  return end;
}

function pushCluster(
  builder: Builder,
  cluster: string,
  text: string,
  at: number,
  end: number,
): number {
  if (INVISIBLE.test(cluster)) return end;
  if (cluster === '\r') {
    const next = text.charAt(end) === '\n' ? end + 1 : end;
    builder.trimLine();
    builder.push(10, at, next);
    return next;
  }
  const unit = REPLACED[cluster] ?? cluster;
  if (unit === '\n') builder.trimLine();
  for (let i = 0; i < unit.length; i++) builder.push(unit.charCodeAt(i), at, end);
  return end;
}

function dropBrokenGaps(source: string, builder: Builder): Levelled {
  const text = unitsToString(builder.units);
  const drop = brokenTokenGaps(text);
  if (drop.size === 0) {
    return {
      source,
      text,
      starts: Int32Array.from(builder.starts),
      ends: Int32Array.from(builder.ends),
    };
  }
  const size = text.length - drop.size;
  const starts = new Int32Array(size);
  const ends = new Int32Array(size);
  const parts: string[] = [];
  let kept = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (drop.has(i)) {
      parts.push(text.slice(from, i));
      from = i + 1;
      continue;
    }
    starts[kept] = builder.starts[i] ?? 0;
    ends[kept] = builder.ends[i] ?? 0;
    kept++;
  }
  parts.push(text.slice(from));
  return { source, text: parts.join(''), starts, ends };
}

function unitsToString(units: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += 8192) {
    parts.push(String.fromCharCode(...units.slice(at, at + 8192)));
  }
  return parts.join('');
}

/** The source span of the levelled range `[start, end)`; an empty range gives an empty span. */
export function sourceSpan(levelled: Levelled, start: number, end: number): Span {
  const size = levelled.text.length;
  const from = start < size ? (levelled.starts[start] ?? 0) : levelled.source.length;
  const to = end > start ? (levelled.ends[Math.min(end, size) - 1] ?? from) : from;
  return {
    start: from,
    end: Math.max(from, to),
    text: levelled.source.slice(from, Math.max(from, to)),
  };
}
