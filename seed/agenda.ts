/** Things to do at moments of the past, done in the order of their moments. */
export interface Agenda {
  add(at: Date, work: () => Promise<void>): void;
  /** Does everything due until `end`, in order; what work adds meanwhile is done too. */
  run(end: Date, setClock: (at: Date) => void, progress: (done: number) => void): Promise<number>;
}

export function createAgenda(): Agenda {
  const entries: { at: number; order: number; work: () => Promise<void> }[] = [];
  let added = 0;
  return {
    add(at, work) {
      added += 1;
      const entry = { at: at.getTime(), order: added, work };
      // Kept sorted by moment, then by the order of adding; binary search for the place.
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = entries[middle];
        if (other && other.at <= entry.at) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, entry);
    },
    async run(end, setClock, progress) {
      let done = 0;
      for (;;) {
        const next = entries[0];
        if (!next || next.at > end.getTime()) return done;
        entries.shift();
        setClock(new Date(next.at));
        await next.work();
        done += 1;
        progress(done);
      }
    },
  };
}
