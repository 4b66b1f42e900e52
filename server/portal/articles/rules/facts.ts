import type { PublicCounts, PublicSnapshot, PublicTask } from '../../rules/public-snapshot.ts';

/** The published data that an article speaks of: the edition itself, and the one with which it is compared. */
export interface Basis {
  readonly now: PublicSnapshot;
  /** The edition before, for an article on what a period brought; null where there is none. */
  readonly before: PublicSnapshot | null;
}

/**
 * What stands at a place of the published data, as text; null where nothing does. Places are named by words with
 * `/` between them, things by the keys that they keep in every edition:
 *
 * `plan/number` · `cutOff` · `counts/total` · `counts/done` · `lines` · `allLines` · `field/<name>/lines` ·
 * `field/<name>/total` · `unit/<name>` · `leads/<unit>` · `due/2022` · `due/none` · `task/<key>/<field>` ·
 * `target/<key>/<field>` · `targets` · `targets/reached` · `money/planned` · `money/source/<name>/planned` ·
 * `money/year/2022/planned` · `phases` · `phase/0/name` · `year/2022` · `late` · `new` · `rest/<count>/<shown>` (how
 * many of a count are left when some were shown) · `before/<any of these>`
 */
export function factOf({ now, before }: Basis, ref: string): string | null {
  const [first = '', ...rest] = ref.split('/');
  if (first === 'before') {
    return before && factOf({ now: before, before: null }, rest.join('/'));
  }
  if (first === 'new') return String(finishedSince(now, before).length);
  if (first === 'rest') {
    const all = factOf({ now, before }, rest.slice(0, -1).join('/'));
    return all === null ? null : String(Number(all) - Number(rest.at(-1)));
  }
  const value = plainFact(now, first, rest);
  return value === null || value === undefined || value === '' ? null : String(value);
}

type Value = string | number | null | undefined;

function plainFact(snapshot: PublicSnapshot, first: string, rest: readonly string[]): Value {
  const last = rest.at(-1) ?? '';
  const name = rest.slice(0, -1).join('/');
  switch (first) {
    case 'authority':
      return snapshot.authority.name;
    case 'plan':
      return last === 'owner' ? snapshot.plan.owner?.name : valueIn(snapshot.plan, last);
    case 'cutOff':
      return snapshot.cutOff;
    case 'counts':
      return countIn(snapshot.counts, last);
    case 'lines':
      return topLines(snapshot).length;
    case 'allLines':
      return snapshot.tasks.length;
    case 'late':
      return snapshot.tasks.filter(isLate).length;
    case 'year':
      return isYearOf(snapshot, last) ? last : null;
    case 'fields':
      return fieldsWithLines(snapshot).length;
    case 'field':
      return fieldFact(snapshot, name, last);
    case 'unit':
      return isUnitOf(snapshot, rest.join('/')) ? rest.join('/') : null;
    case 'leads':
      return topLines(snapshot).filter(({ unit }) => unit?.name === rest.join('/')).length;
    case 'due':
      return topLines(snapshot).filter((task) => dueYear(task) === last).length;
    case 'task':
      return taskFact(snapshot, rest[0] ?? '', last);
    case 'targets':
      return targetsThat(snapshot, last);
    case 'target': {
      const target = snapshot.targets.find(({ key }) => key === rest[0]);
      return target && valueIn(target, last);
    }
    case 'money':
      return moneyFact(snapshot, rest);
    case 'phases':
      return snapshot.phases.length;
    case 'phase':
      return valueIn(snapshot.phases[Number(rest[0])] ?? {}, last);
    default:
      return null;
  }
}

function valueIn(thing: object, name: string): Value {
  if (!Object.hasOwn(thing, name)) return null;
  const value: unknown = Reflect.get(thing, name);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Counts of the 2×2 with the sums that sentences need. */
export function countIn(counts: PublicCounts, name: string): number | null {
  switch (name) {
    case 'done':
      return counts.doneOnTime + counts.doneLate;
    case 'open':
      return counts.openWithin + counts.openNoDeadline;
    default: {
      const value = valueIn(counts, name);
      return typeof value === 'number' ? value : null;
    }
  }
}

/** The tasks of the plan itself, without the parts that they are broken into. */
export function topLines({ tasks }: PublicSnapshot): PublicTask[] {
  return tasks.filter(({ parent }) => parent === null);
}

/** Fields of work with the number of their tasks, those without any left out. */
export function fieldsWithLines(snapshot: PublicSnapshot): { name: string; lines: number }[] {
  const lines = topLines(snapshot);
  const count = (name: string) => lines.filter(({ fieldName }) => fieldName === name).length;
  const names = new Set(snapshot.fields.map(({ name }) => name));
  return [...names].map((name) => ({ name, lines: count(name) })).filter((each) => each.lines > 0);
}

function fieldFact(snapshot: PublicSnapshot, name: string, last: string): Value {
  if (last === 'name') return name;
  if (last === 'lines') return fieldsWithLines(snapshot).find((each) => each.name === name)?.lines;
  const field = snapshot.fields.find((each) => each.name === name);
  return field && countIn(field.counts, last);
}

/** The year by whose end a task is due; `none` where no day is set. */
export function dueYear({ deadline }: Pick<PublicTask, 'deadline'>): string {
  return deadline?.dueOn?.slice(0, 4) ?? 'none';
}

/** Targets that were reached, those of which it can be said, those with a value, or all. */
function targetsThat({ targets }: PublicSnapshot, last: string): number {
  switch (last) {
    case 'reached':
      return targets.filter((target) => isReached(target) === true).length;
    case 'judged':
      return targets.filter((target) => isReached(target) !== null).length;
    case 'names':
      return distinctTargets(targets).length;
    case 'valued':
      return targets.filter(({ reached }) => reached !== undefined).length;
    default:
      return targets.length;
  }
}

/** Targets by their names, the first of each: what is shared out among units bears one name many times. */
export function distinctTargets(
  targets: PublicSnapshot['targets'],
): readonly PublicSnapshot['targets'][number][] {
  const seen = new Set<string>();
  return targets.filter(({ key, name = key }) => !seen.has(name) && seen.add(name));
}

function isYearOf(snapshot: PublicSnapshot, year: string): boolean {
  const isDue = topLines(snapshot).some((task) => dueYear(task) === year);
  return isDue || snapshot.money.some((each) => String(each.year) === year);
}

function isUnitOf({ tasks }: PublicSnapshot, name: string): boolean {
  return tasks.some(({ unit }) => unit?.name === name);
}

function taskFact({ tasks }: PublicSnapshot, key: string, name: string): Value {
  const task = tasks.find((each) => each.key === key);
  if (!task) return null;
  if (name === 'unit') return task.unit?.name;
  if (name === 'deadline') return task.deadline?.words;
  if (name === 'dueOn') return task.deadline?.dueOn;
  return name in task.counts || name === 'done' || name === 'open'
    ? countIn(task.counts, name)
    : valueIn(task, name);
}

const MONEY = ['planned', 'allotted', 'disbursed'] as const;

function moneyFact({ money }: PublicSnapshot, rest: readonly string[]): Value {
  const column = MONEY.find((each) => each === rest.at(-1));
  const name = rest.slice(1, -1).join('/');
  if (rest.at(-1) === 'name') return money.some(({ source }) => source === name) ? name : null;
  if (!column) return null;
  const lines =
    rest[0] === 'source'
      ? money.filter(({ source }) => source === name)
      : rest[0] === 'year'
        ? money.filter(({ year }) => String(year) === name)
        : money;
  const sums = lines.flatMap((line) => line[column] ?? []);
  return sums.length === 0 ? null : sums.reduce((sum, each) => sum + each, 0);
}

const isDone = ({ status }: PublicTask) => status === 'HT_DUNG_HAN' || status === 'HT_QUA_HAN';
/** Overdue; of work that was given to many units, in part. */
export const isLate = ({ status, counts }: PublicTask) =>
  status === 'DTH_QUA_HAN' || (status === undefined && counts.openOverdue > 0);

/** Tasks that are done and were not in the edition before; all that are done where there is none. */
export function finishedSince(now: PublicSnapshot, before: PublicSnapshot | null): PublicTask[] {
  const had = new Set(before?.tasks.filter(isDone).map(({ key }) => key) ?? []);
  return now.tasks.filter((task) => isDone(task) && !had.has(task.key));
}

/**
 * Whether the value that was seen keeps the promise, by the sign in which the promise is written; null where one of
 * them is missing, or the promise is of a kind that a sign does not decide (ranks, shares of another figure).
 */
export function isReached({
  promised,
  promisedWords,
  reached,
}: PublicSnapshot['targets'][number]): boolean | null {
  if (promised === undefined || reached === undefined) return null;
  switch (/^\s*(≥|>=|>|≤|<=|<|=)/.exec(promisedWords ?? '')?.[1]) {
    case '≥':
    case '>=':
      return reached >= promised;
    case '>':
      return reached > promised;
    case '≤':
    case '<=':
      return reached <= promised;
    case '<':
      return reached < promised;
    case '=':
      return reached === promised;
    default:
      return null;
  }
}
