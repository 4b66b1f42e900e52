import type { PublicSnapshot, PublicStatus, PublicTask } from '../rules/public-snapshot.ts';
import { slugOf } from '../rules/publication-slug.ts';
import { STATUS_LOOKS } from './status-words.ts';

/** Which of the tasks a reader wants to see, as the address says it. */
export interface TaskFilter {
  readonly status?: string;
  readonly field?: string;
  readonly unit?: string;
}

/** How many of a shared task's parts have a status. */
const COUNTED = {
  HT_DUNG_HAN: 'doneOnTime',
  HT_QUA_HAN: 'doneLate',
  DTH_TRONG_HAN: 'openWithin',
  DTH_KHONG_HAN: 'openNoDeadline',
  DTH_QUA_HAN: 'openOverdue',
  TAM_DUNG: 'suspended',
} as const;

/** Whether a task, or a part of one that several units share, has a status on the cut-off day. */
export function hasStatus(task: PublicTask, status: PublicStatus): boolean {
  if (task.status !== undefined) return task.status === status;
  return status !== 'CHUYEN_KY' && task.counts[COUNTED[status]] > 0;
}

/** The name of a field or unit in an address. */
export const nameSlug = (name: string | undefined): string => slugOf(name ?? '');

/** The tasks that a filter leaves, in the order of the document; a filter leaves no headings of groups. */
export function filteredTasks(
  { tasks }: Pick<PublicSnapshot, 'tasks'>,
  { status, field, unit }: TaskFilter,
): readonly PublicTask[] {
  if (status === undefined && field === undefined && unit === undefined) return tasks;
  const parents = new Set(tasks.map(({ parent }) => parent));
  return tasks.filter(
    (task) =>
      !parents.has(task.key) &&
      (status === undefined ||
        STATUSES.some(([name, { slug }]) => slug === status && hasStatus(task, name))) &&
      (field === undefined || nameSlug(task.fieldName) === field) &&
      (unit === undefined || nameSlug(task.unit?.name) === unit),
  );
}

const isStatus = (name: string): name is PublicStatus => Object.hasOwn(STATUS_LOOKS, name);
const STATUSES = Object.entries(STATUS_LOOKS).flatMap(([name, look]) =>
  isStatus(name) ? [[name, look] as const] : [],
);

/**
 * Shares pieces of markup out over pages, in order, so that no page grows beyond its bytes however long the words
 * of the document are. Every page has at least one piece.
 */
export function sharedOut(
  pieces: readonly string[],
  most: { readonly bytes: number; readonly pieces: number },
): string[][] {
  const pages: string[][] = [[]];
  let bytes = 0;
  for (const piece of pieces) {
    const size = Buffer.byteLength(piece);
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && (bytes + size > most.bytes || last.length >= most.pieces)) {
      pages.push([piece]);
      bytes = size;
    } else {
      last.push(piece);
      bytes += size;
    }
  }
  return pages;
}
