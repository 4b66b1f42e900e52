import type { ExtractedSheet } from '../../../../reader/inputs/index.ts';
import { formatDay, isDay } from '../../../calendar/rules/day.ts';
import { formatNumber } from '../../../calendar/rules/numbers.ts';
import { deadlineInCell, UNDATED } from '../../../plans/rules/deadline-cell.ts';
import { NONE } from '../../../plans/rules/draft-from-table.ts';
import { LIST_SHEETS } from '../../../plans/rules/list-sheets.ts';
import { COLUMN_HEADS, TASK_COLUMNS, type TaskColumn } from '../../../plans/rules/task-columns.ts';
import { IDENTITY_LABELS, SHEETS } from '../../../plans/rules/workbook-sheets.ts';
import type { PublicSnapshot, PublicTarget, PublicTask } from '../../rules/public-snapshot.ts';
import { spanOfPeriod } from '../../standards/rules/span-of-period.ts';

/**
 * A published plan as the sheets of our workbook (mẫu Excel), so that whoever downloads it can read it into the
 * product again: the document, its tasks, fields, targets, money and phases. Results are no part of a plan and
 * stand on sheets of their own.
 */
export function snapshotSheets(snapshot: PublicSnapshot): ExtractedSheet[] {
  const { plan, fields, tasks, targets, money, phases } = snapshot;
  const year = plan.issuedOn === undefined ? null : Number(plan.issuedOn.slice(0, 4));
  return [
    {
      name: SHEETS.tasks,
      rows: [
        TASK_COLUMNS.map((name) => COLUMN_HEADS[name]),
        ...tasks.map((task) => {
          const line = taskLine(task, year);
          return TASK_COLUMNS.map((name) => line[name] ?? '');
        }),
      ],
    },
    { name: SHEETS.document, rows: documentLines(snapshot) },
    {
      name: LIST_SHEETS.fields.name,
      rows: [
        heads(LIST_SHEETS.fields),
        ...fields.map(({ name, declared }) => [name, String(declared ?? '')]),
      ],
    },
    {
      name: LIST_SHEETS.targets.name,
      rows: [heads(LIST_SHEETS.targets), ...targets.flatMap(targetLines)],
    },
    {
      name: LIST_SHEETS.money.name,
      rows: [
        heads(LIST_SHEETS.money),
        ...money.map(({ planned, allotted, source, year: of }) => [
          figure(allotted ?? planned ?? null),
          'đồng',
          source ?? '',
          of === undefined ? '' : `năm ${of}`,
        ]),
      ],
    },
    {
      name: LIST_SHEETS.phases.name,
      rows: [
        heads(LIST_SHEETS.phases),
        ...phases.map(({ name, from, to }) => [name ?? '', from ?? '', to ?? '']),
      ],
    },
  ];
}

function heads({ columns }: { readonly columns: readonly { readonly head: string }[] }): string[] {
  return columns.map(({ head }) => head);
}

function documentLines({ plan, authority, fields }: PublicSnapshot): string[][] {
  return [
    [IDENTITY_LABELS.type, /\/([A-ZĐ]+)-/.exec(plan.number ?? '')?.[1] ?? ''],
    [IDENTITY_LABELS.number, plan.number ?? ''],
    [
      IDENTITY_LABELS.issuedOn,
      plan.issuedOn && isDay(plan.issuedOn) ? formatDay(plan.issuedOn) : '',
    ],
    [IDENTITY_LABELS.issuer, oneName(authority.name)],
    [IDENTITY_LABELS.title, plan.title ?? ''],
    [IDENTITY_LABELS.declaredTasks, String(plan.declaredTasks ?? '')],
    [IDENTITY_LABELS.declaredFields, fields.length > 0 ? String(fields.length) : ''],
  ];
}

function taskLine(task: PublicTask, year: number | null): Partial<Record<TaskColumn, string>> {
  const coordinating = task.parties.flatMap(({ role, unit }) =>
    unit && (role ?? 'coordinate') === 'coordinate' ? [oneName(unit.name)] : [],
  );
  return {
    label: task.label ?? '',
    field: task.fieldName ?? '',
    title: task.title ?? task.quote ?? task.key,
    lead: task.unit ? oneName(task.unit.name) : NONE,
    coord: coordinating.join('; '),
    deadline: deadlineWords(task.deadline, year),
    product: task.product ?? '',
    quote: task.quote ?? NONE,
  };
}

/** The words of the document where they lead to the day again, else the day. */
function deadlineWords(deadline: PublicTask['deadline'], year: number | null): string {
  if (!deadline) return '';
  const { words, dueOn } = deadline;
  const read = deadlineInCell(words, year);
  if (read !== 'NOT_READ' && read !== null && read.dueOn === dueOn) return words;
  return dueOn !== null && isDay(dueOn) ? formatDay(dueOn) : `${words} [${UNDATED}]`;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:≥|>=|ít nhất|tối thiểu)/i, 'ít nhất'],
  [/^\s*(?:≤|<=|nhiều nhất|tối đa|không quá)/i, 'nhiều nhất'],
  [/^\s*(?:>|trên)/i, 'trên'],
  [/^\s*(?:<|dưới)/i, 'dưới'],
  [/^\s*(?:≈|~|khoảng)/i, 'khoảng'],
  [/^\s*(?:top|nhóm)/i, 'trong nhóm đầu'],
];

/** In the order of the sheet: name, direction, comparison, value, to, measure, year, baseline, words. */
function targetLines(target: PublicTarget): string[][] {
  const { name, measure, quote, promisedWords = '', period, promised = null } = target;
  const sign = SIGNS.find(([pattern]) => pattern.test(promisedWords))?.[1] ?? 'bằng';
  const stated = target.path.filter((point) => point.promised !== null);
  const points = stated.length > 0 ? stated : [{ period: period ?? '', promised }];
  return points.map((point) => {
    const ends = spanOfPeriod(point.period)?.to;
    return [
      name ?? quote ?? target.key,
      'Đạt mức',
      point.promised === null ? 'định tính' : sign,
      figure(point.promised),
      '',
      measure ?? '',
      ends?.slice(0, 4) ?? '',
      '',
      quote ?? '',
    ];
  });
}

function figure(value: number | null): string {
  return value === null ? '' : formatNumber(value, { decimals: 330 });
}

/** A cell separates names by semicolons. */
function oneName(name: string): string {
  return name.replaceAll(';', ',').trim();
}
