import { wordsWidth } from './form.ts';

/** A joining word begins a line rather than end one: `BỘ THÔNG TIN | VÀ TRUYỀN THÔNG`. */
const JOINS = new Set(['VÀ', 'CỦA', 'TRỰC', 'TỈNH', 'THÀNH', 'VỀ']);
/** A break before a joining word may cost so much of the room. */
const JOIN_BONUS = 0.2;

/**
 * A name over as few lines as it needs and as even as they can be, because it stands in the middle of its
 * column. Lines that are written already are kept.
 *
 * @param room width of the column, in millimetres
 */
export function balancedLines(text: string, points: number, room: number): string[] {
  return text.split('\n').flatMap((part) => balance(part.trim().split(/\s+/), points, room));
}

function balance(words: readonly string[], points: number, room: number): string[] {
  const whole = words.join(' ');
  if (wordsWidth(whole, points) <= room || words.length < 2) return [whole];
  let best = { cost: Number.POSITIVE_INFINITY, at: 1 };
  for (let at = 1; at < words.length; at += 1) {
    const first = wordsWidth(words.slice(0, at).join(' '), points);
    const rest = wordsWidth(words.slice(at).join(' '), points);
    // A first line that is too wide is no line at all; a rest that is too wide is broken again.
    if (first > room && at > 1) break;
    const lines = Math.ceil(rest / room);
    const bonus = JOINS.has(words[at] ?? '') ? room * JOIN_BONUS : 0;
    const cost = Math.max(first, rest / lines) + lines * room - bonus;
    if (cost < best.cost) best = { cost, at };
  }
  return [words.slice(0, best.at).join(' '), ...balance(words.slice(best.at), points, room)];
}
