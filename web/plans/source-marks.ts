import type { Draft } from '../../server/plans/contract.ts';
import { IDENTITY, listOf, type Place, SECTIONS } from './draft-shape.ts';

/** What a place of the source was read as. `item` is the whole passage of an item. */
type MarkKind = 'item' | 'unit' | 'date' | 'product' | 'number' | 'money';

export interface Mark extends Place {
  readonly key: string;
  readonly kind: MarkKind;
}

/** Every place of the source that a value was read from. */
export function marksOf(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  const mark = (key: string, kind: MarkKind, span: Place | null | undefined) => {
    if (span && span.end > span.start) marks.push({ key, kind, start: span.start, end: span.end });
  };
  for (const [name, span] of Object.entries(draft.identity.spans)) {
    mark(IDENTITY, IDENTITY_KINDS[name] ?? 'number', span);
  }
  for (const section of SECTIONS) {
    for (const item of listOf(draft, section)) mark(item.key, LIST_KINDS[section], item.span);
  }
  for (const task of draft.tasks) {
    for (const unit of [...task.lead, ...task.coord]) mark(task.key, 'unit', unit.span);
    mark(task.key, 'date', task.deadline?.span);
    mark(task.key, 'product', task.product?.span);
  }
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

const IDENTITY_KINDS: { readonly [name: string]: MarkKind } = {
  number: 'number',
  issuedOn: 'date',
  issuer: 'unit',
  signer: 'unit',
  title: 'product',
};
const LIST_KINDS = {
  citations: 'number',
  fields: 'item',
  tasks: 'item',
  targets: 'number',
  money: 'money',
  phases: 'date',
  duties: 'item',
  mottos: 'item',
  notUnderstood: 'item',
} as const satisfies Record<(typeof SECTIONS)[number], MarkKind>;

/** A paragraph of the source, line break left out. */
export type Paragraph = Place;

/** The paragraphs that hold words. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (text.slice(start, end).trim() !== '') paragraphs.push({ start, end });
    start = end + 1;
  }
  return paragraphs;
}

/** What the source pane shows: a paragraph, or page noise folded into one line. */
export type SourceRow =
  | { readonly type: 'text'; readonly at: Paragraph }
  | { readonly type: 'fold'; readonly fold: number; readonly lines: readonly Paragraph[] };

/** Folds runs of paragraphs that lie wholly in page noise. */
export function sourceRows(
  paragraphs: readonly Paragraph[],
  noise: readonly Place[],
  unfolded: ReadonlySet<number>,
): SourceRow[] {
  const sorted = noise.toSorted((a, b) => a.start - b.start);
  const rows: SourceRow[] = [];
  let run: Paragraph[] | null = null;
  let folds = 0;
  let next = 0;
  for (const at of paragraphs) {
    while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) <= at.start) next += 1;
    const span = sorted[next];
    const isNoise = span !== undefined && span.start <= at.start && span.end >= at.end - 1;
    if (!isNoise) {
      run = null;
      rows.push({ type: 'text', at });
    } else if (run) {
      run.push(at);
    } else {
      run = [at];
      rows.push({ type: 'fold', fold: folds, lines: run });
      folds += 1;
    }
  }
  return rows.flatMap((row): SourceRow[] =>
    row.type === 'fold' && unfolded.has(row.fold)
      ? row.lines.map((at) => ({ type: 'text', at }))
      : [row],
  );
}

/** A stretch of text under the same marks, the innermost first. */
interface Segment extends Place {
  readonly marks: readonly Mark[];
}

/** Marks that touch a paragraph, from a list sorted by start. */
export function marksWithin(marks: readonly Mark[], { start, end }: Place): Mark[] {
  return marks.filter((mark) => mark.start < end && mark.end > start);
}

/** Cuts a paragraph at every edge of a mark, so that each stretch is lit as one. */
export function segmentsOf({ start, end }: Place, marks: readonly Mark[]): Segment[] {
  const edges = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start && mark.start < end) edges.add(mark.start);
    if (mark.end > start && mark.end < end) edges.add(mark.end);
  }
  const cuts = [...edges].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const over = marks.filter((mark) => mark.start <= from && mark.end >= to);
    return { start: from, end: to, marks: over.toSorted(inner) };
  });
}

function inner(a: Mark, b: Mark): number {
  return a.end - a.start - (b.end - b.start) || rank(a) - rank(b);
}
const rank = (mark: Mark) => (mark.kind === 'item' ? 1 : 0);
