/**
 * Scores the reader on its own labelled documents (`fixtures/*.txt` with `*.json`), kind by kind.
 *
 * Run `npx tsx reader/evaluate.ts` to print the table; the test `evaluate.test.ts` fails when a figure
 * drops below its floor.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { read } from './read.ts';
import type { DocumentType, Reading, RelationType } from './reading.ts';
import { normaliseDocumentNumber } from './recognise/document-number.ts';
import { fold } from './text/fold.ts';

/** What a careful official would note down from one fixture. */
export interface Labels {
  readonly main: {
    readonly type: DocumentType;
    readonly number: string;
    readonly date: string;
    readonly issuer: string;
    readonly signer: string | null;
  };
  /** Relation, number and date of every numbered document cited. */
  readonly cites: readonly (readonly [RelationType, string, string | null])[];
  readonly tasks: readonly {
    /** First words of the task. */
    readonly words: string;
    readonly lead: readonly string[];
    readonly coord: readonly string[];
    readonly deadlines: readonly string[];
  }[];
  /** Value, comparator, year. */
  readonly targets: readonly (readonly [number, string, number | null])[];
  /** Name and declared count. */
  readonly fields: readonly (readonly [string, number | null])[];
}

export const KINDS = [
  'identity',
  'citations',
  'tasks',
  'lead',
  'coord',
  'deadlines',
  'targets',
  'fields',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Score {
  readonly hit: number;
  readonly missed: number;
  readonly spurious: number;
}

/** F1 of a score, 1 where there was nothing to find and nothing was found. */
export function f1({ hit, missed, spurious }: Score): number {
  return hit + missed + spurious === 0 ? 1 : (2 * hit) / (2 * hit + missed + spurious);
}

const FOLDER = fileURLToPath(new URL('./fixtures/', import.meta.url));

/** Reads and scores every fixture; the result sums hits, misses and false alarms by kind. */
export function evaluate(folder: string = FOLDER): Record<Kind, Score> {
  const total = Object.fromEntries(
    KINDS.map((kind) => [kind, { hit: 0, missed: 0, spurious: 0 }]),
  ) as Record<Kind, Score>;
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()) {
    const labels: Labels = JSON.parse(readFileSync(folder + file.replace(/txt$/, 'json'), 'utf8'));
    const scores = scoreReading(labels, read(readFileSync(folder + file, 'utf8')));
    for (const kind of KINDS) total[kind] = add(total[kind], scores[kind]);
  }
  return total;
}

/** Scores one reading against its labels. */
export function scoreReading(labels: Labels, reading: Reading): Record<Kind, Score> {
  const main = reading.documents.find((document) => document.id === reading.main);
  const wanted = labels.tasks.map((task) => fold(task.words));
  const taken = new Map<number, Reading['tasks'][number]>();
  const spurious: Reading['tasks'][number][] = [];
  for (const task of reading.tasks) {
    const words = fold(task.span.text).replace(/\s+/g, ' ');
    const at = wanted.findIndex(
      (opening, i) => !taken.has(i) && words.includes(opening) && words.indexOf(opening) < 60,
    );
    if (at >= 0) taken.set(at, task);
    else spurious.push(task);
  }
  const attribute = (
    label: (task: Labels['tasks'][number]) => readonly string[],
    value: (task: Reading['tasks'][number]) => readonly string[],
  ): Score =>
    [
      ...labels.tasks.map((task, i) => {
        const found = taken.get(i);
        return compare(label(task).map(key), found === undefined ? [] : value(found).map(key));
      }),
      ...spurious.map((task) => compare([], value(task).map(key))),
    ].reduce(add, { hit: 0, missed: 0, spurious: 0 });
  return {
    identity: compare(
      [
        labels.main.type,
        labels.main.number,
        labels.main.date,
        key(labels.main.issuer),
        labels.main.signer ?? '',
      ].filter(Boolean),
      [main?.type, main?.number, main?.date, key(main?.issuer ?? ''), main?.signer]
        .map((value) => value ?? '')
        .filter(Boolean),
    ),
    citations: compare(
      labels.cites.map(
        ([type, number, date]) => `${type} ${normaliseDocumentNumber(number)} ${date}`,
      ),
      reading.relations.flatMap((relation) => {
        const to = reading.documents.find((document) => document.id === relation.to);
        return to?.number
          ? [`${relation.type} ${normaliseDocumentNumber(to.number)} ${to.date}`]
          : [];
      }),
    ),
    tasks: { hit: taken.size, missed: labels.tasks.length - taken.size, spurious: spurious.length },
    lead: attribute(
      (task) => task.lead,
      (task) => task.lead.map((unit) => unit.name),
    ),
    coord: attribute(
      (task) => task.coord,
      (task) => task.coord.map((unit) => unit.name),
    ),
    deadlines: attribute(
      (task) => task.deadlines,
      (task) => task.deadlines.map((deadline) => deadline.norm),
    ),
    targets: compare(
      labels.targets.map(String),
      reading.indicators.map((target) => String([target.value, target.comparator, target.year])),
    ),
    fields: compare(
      labels.fields.map(([name, count]) => `${key(name)} ${count}`),
      reading.fields.map((field) => `${key(field.name)} ${field.taskCount}`),
    ),
  };
}

/** Names compare folded, with the short forms of councils and committees written out. */
function key(name: string): string {
  return fold(name)
    .replace(/\bubnd\b/g, 'uy ban nhan dan')
    .replace(/\bhdnd\b/g, 'hoi dong nhan dan')
    .replace(/^cac /, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function compare(expected: readonly string[], found: readonly string[]): Score {
  const left = [...found];
  let hit = 0;
  for (const value of expected) {
    const at = left.indexOf(value);
    if (at < 0) continue;
    left.splice(at, 1);
    hit++;
  }
  return { hit, missed: expected.length - hit, spurious: left.length };
}

function add(a: Score, b: Score): Score {
  return { hit: a.hit + b.hit, missed: a.missed + b.missed, spurious: a.spurious + b.spurious };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scores = evaluate();
  for (const kind of KINDS) {
    const { hit, missed, spurious } = scores[kind];
    process.stdout.write(
      `${kind.padEnd(11)} F1 ${(100 * f1(scores[kind])).toFixed(1).padStart(5)}   đúng ${hit}  sót ${missed}  thừa ${spurious}\n`,
    );
  }
}
