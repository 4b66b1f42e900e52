/** A lower report as far as it feeds the one above: what it says by heading, empty unless it was sent. */
export interface PieceSource {
  readonly authorityId: string;
  readonly submissionId: string;
  readonly unitId: string;
  readonly isSent: boolean;
  readonly said: readonly { readonly heading: string; readonly words: string }[];
}

/** A piece as it stands in the report above. */
export interface KnownPiece {
  readonly id: string;
  readonly heading: string;
  readonly sourceSubmissionId: string;
  readonly sourceWords: string;
  readonly mark: 'waiting' | 'taken' | 'edited' | 'dropped';
  readonly isGone: boolean;
}

/** A piece to be added. */
export interface NewPiece {
  readonly heading: string;
  readonly position: number;
  readonly source: PieceSource;
  readonly words: string;
}

/** What a gathering changes. */
export interface Gathered {
  readonly add: readonly NewPiece[];
  /** Waiting ones whose source was returned, or says it no longer. */
  readonly remove: readonly string[];
  /** Decided ones whose source was sent again without these words, or with them again. */
  readonly gone: readonly string[];
  readonly back: readonly string[];
}

/**
 * Gathers what lower reports say into the report above: what is new waits, what was decided stays decided, and
 * what waited leaves with its source. Gathering twice changes nothing the second time.
 *
 * @param headings of the report above: what stands under another one below has no place there
 */
export function gatherPieces(
  known: readonly KnownPiece[],
  sources: readonly PieceSource[],
  headings: ReadonlySet<string>,
): Gathered {
  const said = new Map<string, NewPiece>();
  for (const source of sources.filter(({ isSent }) => isSent)) {
    for (const [position, { heading, words }] of linesOf(source).entries()) {
      const key = keyOf(source.submissionId, heading, words);
      if (headings.has(heading) && !said.has(key)) {
        said.set(key, { heading, position, source, words });
      }
    }
  }
  const sent = new Set(sources.filter(({ isSent }) => isSent).map((each) => each.submissionId));
  const keyOfKnown = ({ sourceSubmissionId, heading, sourceWords }: KnownPiece) =>
    keyOf(sourceSubmissionId, heading, sourceWords);
  const isSaid = (piece: KnownPiece) => said.has(keyOfKnown(piece));
  const there = new Set(known.map(keyOfKnown));
  const decided = known.filter(({ mark }) => mark !== 'waiting');
  return {
    add: [...said].filter(([key]) => !there.has(key)).map(([, piece]) => piece),
    remove: known.filter((piece) => piece.mark === 'waiting' && !isSaid(piece)).map(({ id }) => id),
    gone: decided
      .filter((piece) => !piece.isGone && sent.has(piece.sourceSubmissionId) && !isSaid(piece))
      .map(({ id }) => id),
    back: decided.filter((piece) => piece.isGone && isSaid(piece)).map(({ id }) => id),
  };
}

/** What a report says, a piece a line: the mark of a list is no part of what it says. */
function linesOf({ said }: PieceSource): { heading: string; words: string }[] {
  return said.flatMap(({ heading, words }) =>
    words
      .split('\n')
      .map((line) => line.replace(/^\s*[-–+•]\s*/, '').trim())
      .filter((line) => line !== '')
      .map((line) => ({ heading, words: line })),
  );
}

function keyOf(submissionId: string, heading: string, words: string): string {
  return [submissionId, heading, words].join('\u0000');
}
