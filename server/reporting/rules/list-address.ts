import type { CutStretch } from './fact-windows.ts';
import type { TaskCase } from './task-cases.ts';

/** Which list of tasks a figure opens. */
export interface ListAddress extends CutStretch {
  readonly authorityId: string;
  readonly unitId: string;
  readonly what: TaskCase;
  readonly fieldId?: string | undefined;
  /** The unit one step below `unitId` whose tasks are meant. */
  readonly part?: string | undefined;
}

/** The address of the list behind a figure: the same words that the page and its view read. */
export function listAddress(given: ListAddress): string {
  const { authorityId, unitId, from, to, cutOff, what, fieldId, part } = given;
  const said = { authority: authorityId, unit: unitId, from, to, cutoff: cutOff, what };
  const query = new URLSearchParams(said);
  if (fieldId !== undefined) query.set('field', fieldId);
  if (part !== undefined) query.set('part', part);
  return `/reports/tasks?${query.toString()}`;
}

/** The address of the facts of a unit's period, opened at a heading: where a table is the list itself. */
export function factsAddress(
  given: { readonly authorityId: string; readonly unitId: string; readonly period: CutStretch },
  heading: string,
): string {
  const { authorityId, unitId, period } = given;
  const { from, to, cutOff } = period;
  const said = { authority: authorityId, unit: unitId, from, to, cutoff: cutOff, heading };
  return `/reports/facts?${new URLSearchParams(said).toString()}`;
}
