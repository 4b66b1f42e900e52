/**
 * Levelling: one clean string for every way a page can be encoded, with a map back to the source.
 *
 * NFC, plain spaces, hyphens and quotes; zero-width characters and runs of spaces gone; a run of three
 * spaces or a tab is a column gap (`\t`). `starts[i]`/`ends[i]` are the source offsets of unit `i`.
 */
import type { Span } from '../reading.ts';
import { brokenTokenGaps, slippedDigits } from './broken-tokens.ts';
import { stringOf } from './code-units.ts';
import { type Legacy, legacyLetterAt, legacyOf } from './legacy-encoding.ts';
import { isInvisible, isMark, isPlain, isRaised, isSpace, levelSign } from './signs.ts';

export interface Levelled {
  readonly source: string;
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const LINE_END = 10;

/** Units with the source offsets that they come from; arrays grow as they must. */
class Builder {
  size = 0;
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;

  constructor(expected: number) {
    this.units = new Uint16Array(expected);
    this.starts = new Int32Array(expected);
    this.ends = new Int32Array(expected);
  }

  push(unit: number, start: number, end: number): void {
    if (this.size === this.units.length) this.#grow();
    this.units[this.size] = unit;
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    this.size += 1;
  }

  /** The last unit; a page begins as if after a line end. */
  get last(): number {
    return this.size === 0 ? LINE_END : (this.units[this.size - 1] ?? LINE_END);
  }

  trimLine(): void {
    while (this.size > 0 && (this.last === 32 || this.last === 9)) this.size -= 1;
  }

  #grow(): void {
    const more = this.size * 2 + 16;
    this.units = grown(this.units, new Uint16Array(more));
    this.starts = grown(this.starts, new Int32Array(more));
    this.ends = grown(this.ends, new Int32Array(more));
  }
}

function grown<A extends Uint16Array | Int32Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** Levels a page. Linear in its length; never throws, whatever the string. */
export function level(source: string): Levelled {
  const legacy = legacyOf(source);
  const builder = new Builder(source.length);
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (legacy !== null && code > 32) at = pushLegacy(builder, source, at, legacy);
    else if (isPlain(code) && !isMark(source.charCodeAt(at + 1))) {
      builder.push(code, at, at + 1);
      at += 1;
    } else at = pushCluster(builder, source, at);
  }
  builder.trimLine();
  return repaired(source, builder);
}

function pushLegacy(builder: Builder, source: string, at: number, legacy: Legacy): number {
  const found = legacyLetterAt(source, at, legacy);
  if (found === null) return pushCluster(builder, source, at);
  for (let i = 0; i < found.letter.length; i++)
    builder.push(found.letter.charCodeAt(i), at, found.end);
  return found.end;
}

/** One character with the marks that follow it, or a run of spaces. */
function pushCluster(builder: Builder, source: string, at: number): number {
  let end = at + 1;
  while (end < source.length && isMark(source.charCodeAt(end))) end++;
  const written = source.slice(at, end);
  const cluster = end - at === 1 ? written : written.normalize('NFC');
  if (cluster === '\t' || isSpace(cluster)) return pushGap(builder, source, at);
  if (isInvisible(cluster)) return end;
  if (cluster === '\r') {
    const next = source.charAt(end) === '\n' ? end + 1 : end;
    builder.trimLine();
    builder.push(LINE_END, at, next);
    return next;
  }
  const sign = isRaised(cluster)
    ? raisedSign(builder, cluster)
    : levelSign(cluster, builder.last === LINE_END);
  if (sign === '\n') builder.trimLine();
  for (let i = 0; i < sign.length; i++) builder.push(sign.charCodeAt(i), at, end);
  return end;
}

function pushGap(builder: Builder, source: string, from: number): number {
  let end = from;
  let tabs = 0;
  let spaces = 0;
  for (; end < source.length; end++) {
    const unit = source.charAt(end);
    if (unit === '\t') tabs++;
    else if (isSpace(unit)) spaces++;
    else if (!isInvisible(unit)) break;
  }
  if (builder.last === LINE_END) return end;
  if (tabs === 0) builder.push(spaces >= 3 ? 9 : 32, from, end);
  else for (let i = 0; i < tabs; i++) builder.push(9, from, end);
  return end;
}

/** "m²" is "m2"; a raised digit behind any other letter is the mark of a footnote and goes. */
function raisedSign(builder: Builder, cluster: string): string {
  const before = stringOf(builder.units.subarray(Math.max(0, builder.size - 3), builder.size));
  if (/(?:^|[^\p{L}])[kcdm]?m$/u.test(before)) return cluster.normalize('NFKC');
  return /[\p{L},.;:)"]$/u.test(before) ? '' : cluster;
}

function repaired(source: string, builder: Builder): Levelled {
  const written = slippedDigits(stringOf(builder.units, builder.size));
  const { starts, ends, size } = builder;
  const drop = brokenTokenGaps(written);
  if (drop.size === 0)
    return { source, text: written, starts: starts.slice(0, size), ends: ends.slice(0, size) };
  const parts: string[] = [];
  let kept = 0;
  let from = 0;
  const keep = (to: number): void => {
    if (to > from) parts.push(written.slice(from, to));
    starts.copyWithin(kept, from, to);
    ends.copyWithin(kept, from, to);
    kept += to - from;
    from = to + 1;
  };
  for (const at of [...drop].sort((a, b) => a - b)) keep(at);
  keep(size);
  return {
    source,
    text: parts.join(''),
    starts: starts.slice(0, kept),
    ends: ends.slice(0, kept),
  };
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
