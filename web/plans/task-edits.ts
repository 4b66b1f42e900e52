import type { Draft, DraftTask, DraftUnit } from '../../server/plans/contract.ts';
import type { DraftEdit } from './draft-edits.ts';
import { freshKey, type Place, trimmed, wordsAt, writtenUnit } from './draft-shape.ts';

/**
 * Splits a task (tách) where the source is cut. Values read before the cut stay with the first part, those
 * after it go to the second; the lead stands in both, because the words name it once for all.
 */
export function splitTask(source: string, key: string, cut: number): DraftEdit {
  return (draft) => {
    const at = draft.tasks.findIndex((task) => task.key === key);
    const task = draft.tasks[at];
    if (!task?.span || cut <= task.span.start || cut >= task.span.end) return { draft };
    const before = trimmed(source, { start: task.span.start, end: cut });
    const after = trimmed(source, { start: cut, end: task.span.end });
    if (before.end <= before.start || after.end <= after.start) return { draft };
    const isAfter = (span: Place | null) => span !== null && span.start >= cut;
    const first = partOf(task, source, before, (span) => !isAfter(span), task.key);
    const second = partOf(task, source, after, isAfter, freshKey(draft, 'tasks'));
    const tasks = draft.tasks.toSpliced(at, 1, first, { ...second, label: null });
    return { draft: { ...draft, tasks }, current: first.key };
  };
}

function partOf(
  task: DraftTask,
  source: string,
  span: Place,
  keeps: (span: Place | null) => boolean,
  key: string,
): DraftTask {
  return {
    ...task,
    key,
    span,
    title: wordsAt(source, span, task.label),
    quote: source.slice(span.start, span.end),
    coord: task.coord.filter((unit) => keeps(unit.span)),
    deadline: task.deadline && keeps(task.deadline.span) ? task.deadline : null,
    product: task.product && keeps(task.product.span) ? task.product : null,
    confidence: null,
    rule: null,
    state: 'unseen',
  };
}

/** Joins a task to the one before it in the list (gộp lên). */
export function mergeUp(source: string, key: string): DraftEdit {
  return (draft) => {
    const at = draft.tasks.findIndex((task) => task.key === key);
    const upper = draft.tasks[at - 1];
    const lower = draft.tasks[at];
    if (!upper || !lower) return { draft };
    const tasks = draft.tasks.toSpliced(at - 1, 2, joinedTask(source, upper, lower));
    return { draft: { ...draft, tasks }, current: upper.key };
  };
}

/** The tasks whose words a sweep of the source reaches, in the order of the list. */
export function tasksIn({ tasks }: Draft, { start, end }: Place): DraftTask[] {
  return tasks.filter(
    ({ span, state }) =>
      state !== 'rejected' && span !== null && span.start < end && span.end > start,
  );
}

/** Joins all tasks that a sweep of the source reaches into the first of them. */
export function mergeSwept(source: string, swept: Place): DraftEdit {
  return (draft) => {
    const [first, ...rest] = tasksIn(draft, swept);
    if (!first || rest.length === 0) return { draft };
    const gone = new Set(rest.map(({ key }) => key));
    const merged = rest.reduce((so, each) => joinedTask(source, so, each), first);
    const tasks = draft.tasks.flatMap((task) => {
      if (gone.has(task.key)) return [];
      return task.key === first.key ? [merged] : [task];
    });
    return { draft: { ...draft, tasks }, current: first.key };
  };
}

function joinedTask(source: string, upper: DraftTask, lower: DraftTask): DraftTask {
  const span = around(upper.span, lower.span);
  return {
    ...upper,
    span,
    title: [upper.title, lower.title].filter(Boolean).join('; '),
    quote: span ? source.slice(span.start, span.end) : `${upper.quote}\n${lower.quote}`,
    lead: joined(upper.lead, lower.lead),
    coord: joined(upper.coord, lower.coord),
    deadline: upper.deadline ?? lower.deadline,
    product: upper.product ?? lower.product,
    earlyReason: upper.earlyReason ?? lower.earlyReason,
    confidence: null,
    rule: null,
    state: 'unseen',
  };
}

function around(a: Place | null, b: Place | null): Place | null {
  if (!a || !b) return a ?? b;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function joined(a: readonly DraftUnit[], b: readonly DraftUnit[]): DraftUnit[] {
  const seen = new Set(a.map(sameAs));
  return [...a, ...b.filter((unit) => !seen.has(sameAs(unit)))];
}

const sameAs = (unit: DraftUnit) => unit.unitId ?? unit.written;

/**
 * Makes a task of words swept in the source, in its place among the others. Its lead is the issuer until
 * somebody says otherwise, marked as understood (ngầm hiểu) and not as read.
 */
export function addTask(source: string, swept: Place): DraftEdit {
  return (draft) => {
    const span = trimmed(source, swept);
    if (span.end <= span.start) return { draft };
    const { at, above } = placeFor(draft, span);
    const { issuer } = draft.identity;
    const task: DraftTask = {
      key: freshKey(draft, 'tasks'),
      label: null,
      title: wordsAt(source, span),
      quote: source.slice(span.start, span.end),
      path: above ? [...above.path] : [],
      fieldKey: above?.fieldKey ?? null,
      lead: issuer ? [{ ...issuer, span: null, implied: true }] : [],
      coord: [],
      deadline: null,
      product: null,
      earlyReason: null,
      state: 'confirmed',
      span,
      confidence: null,
      rule: null,
    };
    return { draft: { ...draft, tasks: draft.tasks.toSpliced(at, 0, task) }, current: task.key };
  };
}

/** Where a task of this place belongs: after the last one that begins before it. */
function placeFor(draft: Draft, span: Place): { at: number; above: DraftTask | undefined } {
  const at = draft.tasks.findLastIndex(
    (task) => task.span !== null && task.span.start <= span.start,
  );
  return { at: at + 1, above: draft.tasks[at] };
}

/** Changes the units of one role of a task. A lead that is named drives out one that was only understood. */
export function setUnits(
  key: string,
  role: 'lead' | 'coord',
  units: readonly DraftUnit[],
): DraftEdit {
  return (draft) => {
    const named = role === 'lead' && units.some((unit) => !unit.implied);
    const kept = named ? units.filter((unit) => !unit.implied) : [...units];
    const tasks = draft.tasks.map((task) => (task.key === key ? { ...task, [role]: kept } : task));
    return { draft: { ...draft, tasks } };
  };
}

/**
 * Corrects the issuing body. Leads that were only understood to be it (ngầm hiểu) follow, because they
 * say nothing of their own.
 */
export function setIssuer(issuer: DraftUnit | null): DraftEdit {
  return (draft) => {
    const before = draft.identity.issuer;
    const follows = (unit: DraftUnit) =>
      unit.implied && before !== null && unit.written === before.written;
    const tasks = draft.tasks.map((task) =>
      issuer && task.lead.some(follows)
        ? {
            ...task,
            lead: task.lead.map((unit) =>
              follows(unit) ? { ...issuer, span: null, implied: true } : unit,
            ),
          }
        : task,
    );
    return { draft: { ...draft, identity: { ...draft.identity, issuer }, tasks } };
  };
}

/** The issuing body leads every one of these tasks, as understood (ngầm hiểu): the text names nobody. */
export function leadByIssuer(keys: readonly string[]): DraftEdit {
  return (draft) => {
    const { issuer } = draft.identity;
    if (!issuer) return { draft };
    const lead = [{ ...issuer, span: null, implied: true }];
    const tasks = draft.tasks.map((task) => (keys.includes(task.key) ? { ...task, lead } : task));
    return { draft: { ...draft, tasks } };
  };
}

export function addWrittenUnit(
  source: string,
  key: string,
  role: 'lead' | 'coord',
  swept: Place,
): DraftEdit {
  return (draft) => {
    const span = trimmed(source, swept);
    const task = draft.tasks.find((each) => each.key === key);
    if (!task) return { draft };
    return setUnits(key, role, [...task[role], writtenUnit(wordsAt(source, span), span)])(draft);
  };
}

/** Takes a name as written for one unit wherever it stands unmatched in the draft. */
export function matchEverywhere(written: string, match: Partial<DraftUnit>): DraftEdit {
  const fix = (unit: DraftUnit) =>
    unit.written === written && unit.unitId === null && !unit.group
      ? { ...unit, twins: undefined, ...match }
      : unit;
  return (draft) => ({
    draft: {
      ...draft,
      identity: { ...draft.identity, issuer: draft.identity.issuer && fix(draft.identity.issuer) },
      tasks: draft.tasks.map((task) => {
        const lead = task.lead.map(fix);
        const coord = task.coord.map(fix);
        const touched = [...lead, ...coord].some(
          (unit, index) => unit !== [...task.lead, ...task.coord][index],
        );
        return touched ? { ...task, lead, coord } : task;
      }),
    },
  });
}

/**
 * Places inside a task where it can be cut by the keyboard: after the marks that end a clause, and after
 * commas only where there is no stronger mark.
 */
export function cutPlaces(source: string, span: Place): number[] {
  const strong = placesAfter(source, span, /[;.:!?]\s+|\n+/gu);
  return strong.length > 0 ? strong : placesAfter(source, span, /,\s+/gu);
}

/** Shorter pieces than this are no work of their own. */
const LEAST_PIECE = 12;

function placesAfter(source: string, { start, end }: Place, mark: RegExp): number[] {
  return [...source.slice(start, end).matchAll(mark)]
    .map((found) => start + found.index + found[0].length)
    .filter((cut) => cut - start >= LEAST_PIECE && end - cut >= LEAST_PIECE);
}
