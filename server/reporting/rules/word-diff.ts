/** A stretch of words that two texts share, or that only one of them has. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many cells a comparison goes by lines: two reports of a hundred pages stay quick. */
const MOST_CELLS = 4_000_000;

/**
 * What became of a text, word by word: the longest common sequence of words stays, the rest was removed or
 * added. The runs but the added ones make the first text, those but the removed ones the second, to the letter.
 */
export function wordDiff(before: string, after: string): WordRun[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length > MOST_CELLS) return joined(diff(linesOf(before), linesOf(after)));
  return joined(diff(a, b));
}

/** Words with the space after them, so that joining gives the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function diff(a: readonly string[], b: readonly string[]): WordRun[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  return [
    ...run('same', a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...run('same', a.slice(a.length - end)),
  ];
}

/** The longest common sequence by the classic table; too large a middle changes as a whole. */
function middle(a: readonly string[], b: readonly string[]): WordRun[] {
  if (a.length * b.length > MOST_CELLS) return [...run('removed', a), ...run('added', b)];
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [own, other] = [a[i], b[j]];
    if (own !== undefined && own === other) {
      runs.push({ kind: 'same', text: own });
      i += 1;
      j += 1;
    } else if (own !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'removed', text: own });
      i += 1;
    } else {
      runs.push({ kind: 'added', text: other ?? '' });
      j += 1;
    }
  }
  return runs;
}

function run(kind: WordRun['kind'], words: readonly string[]): WordRun[] {
  return words.map((text) => ({ kind, text }));
}

/**
 * Neighbours of one kind as one run; within a change the removed comes before the added. A space between two
 * changed words belongs to the change: a clause that was rewritten is marked as one.
 */
function joined(runs: readonly WordRun[]): WordRun[] {
  const found: WordRun[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') found.push({ kind: 'removed', text: removed });
    if (added !== '') found.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [at, { kind, text }] of runs.entries()) {
    const isWithinChange = removed !== '' && added !== '' && isChange(runs[at + 1]);
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isWithinChange && /^[^\S\n]+$/.test(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      const last = found.at(-1);
      if (last?.kind === 'same') found[found.length - 1] = { kind, text: last.text + text };
      else found.push({ kind, text });
    }
  }
  flush();
  return found;
}

function isChange(run: WordRun | undefined): boolean {
  return run !== undefined && run.kind !== 'same';
}
