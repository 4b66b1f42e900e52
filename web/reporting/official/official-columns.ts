import { asDay } from '../../../server/calendar/rules/day.ts';
import type { OfficialRow, OfficialTable } from '../../../server/reporting/official-contract.ts';
import { listAddress } from '../../../server/reporting/rules/list-address.ts';
import type { TaskCase } from '../../../server/reporting/rules/task-cases.ts';

type Figures = OfficialRow['figures'];

/** The counts of a line in the order of the form, each with the case that it opens. */
export const COUNTS = [
  { key: 'total', what: 'assigned', group: null, label: 'total' },
  { key: 'done', what: 'done', group: 'done', label: 'sum' },
  { key: 'doneOnTime', what: 'done_on_time', group: 'done', label: 'onTime' },
  { key: 'doneLate', what: 'done_late', group: 'done', label: 'late' },
  { key: 'open', what: 'open', group: 'open', label: 'sum' },
  { key: 'within', what: 'open_within', group: 'open', label: 'within' },
  { key: 'overdue', what: 'open_overdue', group: 'open', label: 'overdue' },
] as const satisfies readonly {
  readonly key: keyof Figures;
  readonly what: TaskCase;
  readonly group: 'done' | 'open' | null;
  readonly label: string;
}[];

export const RATES = [
  'completionOfDue',
  'overdueOfDue',
  'onTimeOfDone',
  'onTimeOfDoneFirst',
] as const satisfies readonly (keyof Figures)[];

/** The address of the tasks behind one number of one line. */
export function addressBehind(table: OfficialTable, row: OfficialRow, what: TaskCase): string {
  const { authorityId, unit, from, to, cutOff } = table;
  return listAddress({
    ...{ authorityId, unitId: unit.id, what },
    ...{ from: asDay(from), to: asDay(to), cutOff: asDay(cutOff) },
    ...(row.kind === 'unit' ? { part: row.id } : {}),
    ...(row.kind === 'field' ? { fieldId: row.id } : {}),
  });
}

/** `98,62`: both digits stay; a dash where there is nothing to divide by. */
export function percentText(percent: string | null): string {
  return percent === null ? '–' : percent.replace('.', ',');
}
