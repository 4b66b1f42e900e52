import type { ExtractedSheet } from '../../../../reader/inputs/index.ts';
import { formatDay, isDay, partsOf } from '../../../calendar/rules/day.ts';
import { formatNumber } from '../../../calendar/rules/numbers.ts';
import { LIST_SHEETS } from '../../../plans/rules/list-sheets.ts';
import { COLUMN_HEADS, TASK_COLUMNS, type TaskColumn } from '../../../plans/rules/task-columns.ts';
import { IDENTITY_LABELS, SHEETS } from '../../../plans/rules/workbook-sheets.ts';
import type { StratmlIndicator, StratmlObjective, StratmlPlan } from './stratml-plan.ts';

/** The goal under which this program writes targets, and the measure by which it writes how far a task is. */
export const TARGET_GOAL = 'Chỉ tiêu';
export const DONE_MEASURE = 'Đơn vị đã hoàn thành';

/**
 * A plan of StratML as the sheets of our workbook: a goal is a field, an objective a task, an indicator with its
 * values a target. The officer reviews them like any other reading.
 */
export function stratmlSheets(plan: StratmlPlan): ExtractedSheet[] {
  const fields = plan.goals.filter(({ name }) => name !== TARGET_GOAL);
  const tasks = fields.flatMap((goal) =>
    goal.objectives.map((objective) => taskLine(goal.name, objective)),
  );
  const targets = plan.goals.flatMap(({ objectives }) => objectives.flatMap(targetLines));
  return [
    { name: SHEETS.document, rows: documentLines(plan) },
    {
      name: SHEETS.tasks,
      rows: [
        TASK_COLUMNS.map((column) => COLUMN_HEADS[column]),
        ...tasks.map((line) => TASK_COLUMNS.map((column) => line[column] ?? '')),
      ],
    },
    {
      name: LIST_SHEETS.fields.name,
      rows: [
        LIST_SHEETS.fields.columns.map(({ head }) => head),
        ...fields.map(({ name }) => [oneLine(name), '']),
      ],
    },
    {
      name: LIST_SHEETS.targets.name,
      rows: [LIST_SHEETS.targets.columns.map(({ head }) => head), ...targets],
    },
  ];
}

function documentLines({ name, organisation, publishedOn, startsOn }: StratmlPlan): string[][] {
  const day = publishedOn ?? startsOn;
  return [
    [IDENTITY_LABELS.type, 'KH'],
    [IDENTITY_LABELS.issuedOn, day !== null && isDay(day) ? formatDay(day) : ''],
    [IDENTITY_LABELS.issuer, oneName(organisation ?? '')],
    [IDENTITY_LABELS.title, oneLine(name)],
  ];
}

function taskLine(field: string, objective: StratmlObjective): Partial<Record<TaskColumn, string>> {
  const [lead, ...others] = objective.performers.map(oneName);
  const ends = objective.indicators
    .flatMap(({ targets }) => targets.flatMap(({ endsOn }) => endsOn ?? []))
    .filter(isDay)
    .toSorted();
  const last = ends.at(-1);
  return {
    label: objective.label ?? '',
    field: oneLine(field),
    title: oneLine(objective.name),
    lead: lead ?? '',
    coord: others.join('; '),
    deadline: last === undefined ? '' : formatDay(last),
    quote: objective.description ?? '',
  };
}

/** In the order of the sheet: name, direction, comparison, value, to, measure, year, baseline, words. */
function targetLines({ indicators, description }: StratmlObjective): string[][] {
  return indicators
    .filter((each) => !saysHowFar(each))
    .flatMap(({ name, measure, targets }) => {
      const found = targets.length > 0 ? targets : [{ value: null, endsOn: null, words: null }];
      return found.map(({ value, endsOn, words }) => [
        oneLine(name),
        'Đạt mức',
        value === null ? 'định tính' : 'ít nhất',
        value === null ? '' : formatNumber(value, { decimals: 20 }),
        '',
        oneLine(measure),
        endsOn !== null && isDay(endsOn) ? String(partsOf(endsOn).year) : '',
        '',
        oneLine(words ?? description ?? name),
      ]);
    });
}

function saysHowFar({ name, isOutput }: StratmlIndicator): boolean {
  return isOutput && name === DONE_MEASURE;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A cell separates names by semicolons. */
function oneName(text: string): string {
  return oneLine(text.replaceAll(';', ','));
}
