import type { Day } from '../../../calendar/rules/day.ts';
import { plainWords } from '../../../directives/rules/register-words.ts';
import type { Status } from '../../../tasks/contract.ts';
import { type StatusWords, standingOf, standingOfStatus } from './their-status.ts';
import type { TrackerLine } from './tracker-lines.ts';

/** A task of this authority, as far as a tracker is compared with it. */
export interface OurTask {
  readonly id: string;
  readonly title: string;
  readonly quote: string;
  /** Number of its plan's document and of those that it implements. */
  readonly numbers: readonly string[];
  readonly unit: string;
  readonly dueOn: Day | null;
  readonly status: Status;
  readonly percent: number | null;
  readonly finishedOn: Day | null;
  readonly result: string;
}

export type LineField = 'deadline' | 'status' | 'percent' | 'finishedOn';
/** What differs between them; never what only one of the two says. */
export interface FieldDifference {
  readonly field: LineField;
  readonly theirs: string;
  readonly ours: string;
}

export interface MatchedLine<Task extends OurTask = OurTask> {
  readonly line: TrackerLine;
  /** The task that it is: linked before, or so alike that nothing else comes near. */
  readonly task: Task | null;
  readonly how: 'linked' | 'alike' | 'none';
  /** Others that it might be, the likeliest first. */
  readonly candidates: readonly { readonly task: Task; readonly likeness: number }[];
  readonly differences: readonly FieldDifference[];
}

/** From here on two texts are taken for one, and from there on worth being shown. */
const SURELY = 0.72;
const PERHAPS = 0.3;
const CLEAR_LEAD = 0.12;
const MOST_CANDIDATES = 5;

/**
 * Which task each line is. A link that was made before holds whatever the words have become; else a line is taken
 * for a task that is much alike while no other comes near; each task is taken once.
 *
 * @param linkOf the id of the task that a line was linked to before
 */
export function matchLines<Task extends OurTask>(
  lines: readonly TrackerLine[],
  tasks: readonly Task[],
  linkOf: (line: TrackerLine) => string | undefined,
  settled: StatusWords,
): MatchedLine<Task>[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const taken = new Set<string>();
  for (const line of lines) {
    const linked = linkOf(line);
    if (linked !== undefined && byId.has(linked)) taken.add(linked);
  }
  const words = new Map(tasks.map((task) => [task.id, wordsOf(`${task.title} ${task.quote}`)]));
  const likely = lines.map((line) => {
    const linked = linkOf(line);
    const task = linked === undefined ? undefined : byId.get(linked);
    return { line, task, candidates: task ? [] : candidatesOf(line, tasks, words) };
  });
  // The surest first, so that a task goes to the line that is most like it.
  const order = [...likely].sort(
    (a, b) => (b.candidates[0]?.likeness ?? 0) - (a.candidates[0]?.likeness ?? 0),
  );
  const chosen = new Map<TrackerLine, Task>();
  for (const { line, candidates } of order) {
    const free = candidates.filter(({ task }) => !taken.has(task.id));
    const [first, second] = free;
    if (!first || first.likeness < SURELY) continue;
    if (second && first.likeness - second.likeness < CLEAR_LEAD) continue;
    taken.add(first.task.id);
    chosen.set(line, first.task);
  }
  return likely.map(({ line, task: linked, candidates }) => {
    const task = linked ?? chosen.get(line) ?? null;
    return {
      ...{ line, task, candidates },
      how: linked ? 'linked' : task ? 'alike' : 'none',
      differences: task ? differencesOf(line, task, settled) : [],
    };
  });
}

function candidatesOf<Task extends OurTask>(
  line: TrackerLine,
  tasks: readonly Task[],
  words: ReadonlyMap<string, ReadonlySet<string>>,
): { task: Task; likeness: number }[] {
  const wanted = wordsOf(line.title);
  return tasks
    .map((task) => ({ task, likeness: likeness(line, wanted, task, words.get(task.id)) }))
    .filter((each) => each.likeness >= PERHAPS)
    .sort((a, b) => b.likeness - a.likeness || (BigInt(a.task.id) < BigInt(b.task.id) ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
}

/** Of the words of the shorter text, how many stand in the other; a document or a day in common adds a little. */
function likeness(
  { document, dueOn }: TrackerLine,
  wanted: ReadonlySet<string>,
  task: OurTask,
  found: ReadonlySet<string> = new Set(),
): number {
  if (wanted.size === 0 || found.size === 0) return 0;
  const [few, many] = wanted.size <= found.size ? [wanted, found] : [found, wanted];
  const common = [...few].filter((word) => many.has(word)).length;
  // Few words are soon found anywhere: they count the less, the fewer they are.
  const share = (common / few.size) * Math.min(1, few.size / 4);
  const key = documentKey(document);
  const sameDocument = task.numbers.some((number) => key.includes(documentKey(number)));
  const sameDay = dueOn !== null && dueOn === task.dueOn;
  return Math.min(1, share * 0.85 + (sameDocument ? 0.1 : 0) + (sameDay ? 0.05 : 0));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    plainWords(text)
      .split(' ')
      .filter((word) => word.length > 1),
  );
}

function documentKey(number: string): string {
  return plainWords(number).replace(/\s/g, '') || '\u0000';
}

function differencesOf(line: TrackerLine, task: OurTask, settled: StatusWords): FieldDifference[] {
  const found: FieldDifference[] = [];
  if (line.dueOn !== null && line.dueOn !== task.dueOn) {
    found.push({ field: 'deadline', theirs: line.dueOn, ours: task.dueOn ?? '' });
  }
  const standing = standingOf(line.status, settled);
  const own = standingOfStatus(task.status);
  if (standing !== null && standing !== own) {
    found.push({ field: 'status', theirs: line.status, ours: task.status });
  }
  if (line.percent !== null && task.percent !== null && line.percent !== task.percent) {
    found.push({ field: 'percent', theirs: String(line.percent), ours: String(task.percent) });
  }
  if (line.finishedOn !== null && own === 'done' && line.finishedOn !== task.finishedOn) {
    found.push({ field: 'finishedOn', theirs: line.finishedOn, ours: task.finishedOn ?? '' });
  }
  return found;
}
