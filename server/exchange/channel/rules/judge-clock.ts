/**
 * How far the clock of whoever signed is ahead of ours, in milliseconds; behind is negative. The way of the
 * message counts as theirs, so it is a little wrong and that does not matter.
 */
export function skewOf(theirs: number, ours: Date): number {
  return Math.round(theirs - ours.getTime());
}

/** The same by a reply: signed somewhere between the sending of the question and the coming of the reply. */
export function skewByReply(theirs: Date, sent: Date, came: Date): number {
  return Math.round(theirs.getTime() - (sent.getTime() + came.getTime()) / 2);
}

/**
 * Whether a try is recent enough. Generous (hours): repetitions are known by their number, so this only keeps
 * somebody from sending years later what they once overheard.
 */
export function isFresh(skewMs: number, toleranceHours: number): boolean {
  return Math.abs(skewMs) <= toleranceHours * 3_600_000;
}
