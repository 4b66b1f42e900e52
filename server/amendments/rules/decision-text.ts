import { textOf } from '../../papers/rules/formed-blocks.ts';
import { formPaper } from '../../papers/rules/formed-paper.ts';
import type { Paper } from '../../papers/rules/paper.ts';

/** A line of the annex: one change as a sentence. */
export interface DecidedLine {
  readonly key: string;
  readonly place: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A node of the outline, and its place in the text. */
interface TextClause {
  readonly label: string;
  readonly heading: string;
  readonly level: number;
  readonly parent: number | null;
  readonly start: number;
  readonly end: number;
}

/** The amending directive as text. */
export interface DecisionText {
  readonly text: string;
  readonly clauses: readonly TextClause[];
  /** Where the sentence of each change stands, by its key. */
  readonly places: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

/** The sentence by which the decision changes, adds or takes away. */
export function changeSentence({ place, what, before, after }: Omit<DecidedLine, 'key'>): string {
  if (before === null) return `${what}: ${after ?? ''}.`;
  if (after === null) return `${what}: ${place}, “${before}”.`;
  return `${place}, ${lowerFirst(what)}: “${before}” được sửa thành “${after}”.`;
}

/**
 * The decision as the register keeps it: its articles as they are printed, and its annex with one sentence a
 * change, so that a task that it adds or words anew rests on its own sentence.
 */
export function decisionText(paper: Paper, lines: readonly DecidedLine[]): DecisionText {
  const formed = formPaper(paper);
  const clauses: TextClause[] = [];
  const places = new Map<string, { start: number; end: number }>();
  let text = [
    ...[...formed.head.above, ...formed.head.organ, formed.head.number, formed.head.placeAndDay],
    ...['', formed.name ?? '', formed.subject ?? '', '', formed.decider ?? '', ...formed.bases, ''],
  ]
    .map((line) => `${line}\n`)
    .join('');
  for (const block of formed.body) {
    if (block.kind === 'table') continue;
    const start = text.length;
    const number = block.kind === 'article' ? block.number : '';
    const said = textOf(block.runs);
    text += `${number ? `${number} ` : ''}${said}\n`;
    if (number === '') continue;
    clauses.push({ ...root(number, said), start, end: text.length });
  }
  const { word, recipients, position, name } = formed.foot;
  text += `${['', word, ...recipients, '', ...position, name ?? '', ''].join('\n')}\n`;
  const at = clauses.length;
  const begins = text.length;
  const heading = formed.annexes[0]?.title.join(' ') ?? '';
  text += `Phụ lục\n${heading}\n`;
  const points = lines.map((line, n): TextClause => {
    const start = text.length;
    const sentence = changeSentence(line);
    text += `${n + 1}. ${sentence}\n`;
    places.set(line.key, { start, end: text.length - 1 });
    return {
      ...{ label: `${n + 1}.`, heading: sentence.slice(0, 200), level: 2, parent: at },
      ...{ start, end: text.length },
    };
  });
  clauses.push({ ...root('Phụ lục', heading), start: begins, end: text.length }, ...points);
  return { text, clauses, places };
}

function root(label: string, heading: string) {
  return { label, heading: heading.slice(0, 200), level: 1, parent: null };
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
}
