/** So many wait already that one more would wait for nothing: it is told to come again. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** A line before a few counters. */
export interface Line {
  /** @throws TooBusy at once, when the line is full */
  run<R>(work: () => Promise<R>): Promise<R>;
}

/**
 * Lets a few pieces of work go on at once and the others wait in order.
 *
 * @param counters how many go on at once
 * @param longest how many may wait
 */
export function openLine(counters: number, longest: number): Line {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return {
    async run(work) {
      if (busy >= counters) {
        if (waiting.length >= longest) throw new TooBusy();
        await new Promise<void>((go) => waiting.push(go));
      } else {
        busy += 1;
      }
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else busy -= 1;
      }
    },
  };
}

/** Lets a few of many through in each turn of the event loop, in order. */
export interface Turnstile {
  /** Undefined: go at once. A promise: wait for it. @throws TooBusy when too many wait already */
  enter(): undefined | Promise<void>;
}

/**
 * A crowd that reads takes turns with the work of the office: however many public requests have arrived together,
 * in each turn of the event loop only a few are answered, then everything else that has come has its turn.
 */
export function openTurnstile(perTurn: number, longest: number): Turnstile {
  const waiting: (() => void)[] = [];
  let passed = 0;
  let isTurning = false;
  function turn(): void {
    passed = 0;
    for (const go of waiting.splice(0, perTurn)) {
      passed += 1;
      go();
    }
    isTurning = passed > 0;
    if (isTurning) setImmediate(turn);
  }
  return {
    enter() {
      if (!isTurning) {
        isTurning = true;
        setImmediate(turn);
      }
      if (passed < perTurn && waiting.length === 0) {
        passed += 1;
        return undefined;
      }
      if (waiting.length >= longest) throw new TooBusy();
      return new Promise((go) => waiting.push(go));
    },
  };
}
