import type { Deadline } from '../../../server/calendar/rules/deadline.ts';
import { deadlineFromText } from '../../../server/calendar/rules/deadline-text.ts';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import type { Task } from '../../../server/tasks/contract.ts';

/** One line of a break-down (phân rã) as it is typed. */
export interface PartDraft {
  readonly key: string;
  readonly units: readonly UnitRef[];
  readonly title: string;
  /** The words of the deadline; they are kept with it. */
  readonly deadline: string;
  readonly product: string;
}

/** What is wrong with a line, by field. */
export type PartFault = { readonly key: string; readonly field: 'unit' | 'title' | 'deadline' };

/** A first line from the task itself: the same work, deadline and product, the unit still to choose. */
export function firstPart(task: Pick<Task, 'title' | 'deadline' | 'dueOn' | 'product'>): PartDraft {
  const due = task.dueOn?.split('-').reverse().join('/') ?? '';
  const raw = task.deadline.raw.trim();
  const isReadable = raw !== '' && deadlineFromText(raw).ok && task.deadline.dueOn === task.dueOn;
  return {
    key: 'part-1',
    units: [],
    title: task.title,
    deadline: isReadable ? raw : due,
    product: task.product ?? '',
  };
}

/** Another line like the last one, for the next unit. */
export function nextPart(parts: readonly PartDraft[]): PartDraft {
  const last = parts.at(-1);
  const numbers = parts.map(({ key }) => Number(key.replace('part-', '')) || 0);
  const key = `part-${Math.max(0, ...numbers) + 1}`;
  return last
    ? { ...last, key, units: [] }
    : { key, units: [], title: '', deadline: '', product: '' };
}

/** Every fault at once, in the order of the lines. */
export function faultsOf(parts: readonly PartDraft[]): PartFault[] {
  return parts.flatMap(({ key, units, title, deadline }) => [
    ...(units.length === 0 ? [{ key, field: 'unit' as const }] : []),
    ...(title.trim().length < 5 ? [{ key, field: 'title' as const }] : []),
    ...(deadlineFromText(deadline).ok ? [] : [{ key, field: 'deadline' as const }]),
  ]);
}

/** Lines whose deadline falls after that of the task itself; the server refuses them. */
export function afterWhole(parts: readonly PartDraft[], dueOn: string | null): string[] {
  if (dueOn === null) return [];
  return parts.filter(({ deadline }) => (dueOf(deadline) ?? '') > dueOn).map(({ key }) => key);
}

/** Lines whose deadline has passed already; they need a reason. */
export function alreadyPast(parts: readonly PartDraft[], today: string): string[] {
  return parts.filter(({ deadline }) => (dueOf(deadline) ?? today) < today).map(({ key }) => key);
}

function dueOf(text: string): string | null {
  const read = deadlineFromText(text);
  return read.ok ? read.deadline.dueOn : null;
}

/** The lines as the act takes them: one part for each unit of a line. */
export function partsToSend(parts: readonly PartDraft[]) {
  return parts.flatMap(({ units, title, deadline, product }) => {
    const read = deadlineFromText(deadline);
    const shape = read.ok && deadline.trim() !== '' ? shapeOf(read.deadline) : null;
    return units.map((unit) => ({
      unitId: unit.id,
      title: title.trim(),
      deadline: shape,
      product: product.trim() === '' ? null : product.trim(),
    }));
  });
}

/** A deadline as acts take it. */
export function shapeOf({ raw, kind, precision, norm, startsOn, dueOn }: Deadline) {
  return { raw, kind, precision, norm, startsOn, dueOn };
}
