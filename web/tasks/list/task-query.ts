import type { z } from 'zod';
import { isDay } from '../../../server/calendar/rules/day.ts';
import { UNIT_KINDS } from '../../../server/organisation/rules/unit-kind.ts';
import {
  CLEAR_POINTS,
  FLAGS,
  type Flag,
  STATUSES,
  type Status,
  TASK_STATES,
  type TaskFilter,
  type TaskState,
} from '../../../server/tasks/contract.ts';
import type { AddressQuery } from '../../app/address-query.ts';

/** What a list of tasks may be filtered by, as the contract takes it. */
export type TaskConditions = z.input<typeof TaskFilter>;

/**
 * The names of the filters in the address (`f.<name>`) and what they mean to the contract.
 * Addresses are short and stay valid; the contract says it in full.
 */
const ONE = {
  plan: 'planId',
  unit: 'unitId',
  on: 'onUnitId',
  field: 'fieldId',
  parent: 'parentId',
  words: 'wordsId',
  clause: 'clauseId',
  officer: 'officerId',
  leader: 'leaderId',
} as const satisfies Record<string, keyof TaskConditions>;
const DAYS = { from: 'dueFrom', to: 'dueTo' } as const satisfies Record<
  string,
  keyof TaskConditions
>;

type Filters = Readonly<Record<string, readonly string[]>>;

/** Reads the conditions of the address; whatever this version does not know is left out. */
export function conditionsOf(filters: Filters): TaskConditions {
  const conditions: TaskConditions = {};
  for (const [name, field] of Object.entries(ONE)) {
    const id = filters[name]?.[0];
    if (id !== undefined && isIdFor(field, id)) conditions[field] = id;
  }
  for (const [name, field] of Object.entries(DAYS)) {
    const day = filters[name]?.[0];
    if (day !== undefined && isDay(day)) conditions[field] = day;
  }
  const status = known(filters.status, STATUSES);
  const flag = known(filters.flag, FLAGS);
  const state = known(filters.state, TASK_STATES);
  const layer = filters.layer?.[0];
  const role = known(filters.role, ROLES)[0];
  const missing = known(filters.missing, CLEAR_POINTS)[0];
  const dated = filters.dated?.[0];
  const among = (filters.among ?? []).filter((id) => /^\d{1,19}$/.test(id));
  const level = known(filters.level, UNIT_KINDS)[0];
  return {
    ...conditions,
    ...(status.length > 0 ? { status } : {}),
    ...(flag.length > 0 ? { flag } : {}),
    ...(state.length > 0 ? { state } : {}),
    ...(layer === 'given' || layer === 'all' ? { layer } : {}),
    ...(dated === 'yes' || dated === 'no' ? { dated } : {}),
    ...(role === undefined ? {} : { role }),
    ...(missing === undefined ? {} : { missing }),
    ...(among.length > 0 ? { amongUnitIds: among } : {}),
    ...(level === undefined ? {} : { level }),
  };
}

/** What a unit, or the asker in person, may be to a task. */
export const ROLES = ['lead', 'coordinate', 'monitor', 'leader'] as const;

/** What a task may be without. */
const MAY_BE_NONE: readonly (keyof TaskConditions)[] = [
  'fieldId',
  'clauseId',
  'officerId',
  'leaderId',
];

function isIdFor(field: keyof TaskConditions, id: string): boolean {
  return /^\d{1,19}$/.test(id) || (MAY_BE_NONE.includes(field) && id === 'none');
}

function known<Word extends string>(
  values: readonly string[] | undefined,
  words: readonly Word[],
): Word[] {
  return words.filter((word) => values?.includes(word));
}

/** Conditions under which a number links to its list. */
export interface LinkConditions {
  readonly plan?: string | undefined;
  readonly unit?: string | undefined;
  readonly on?: string | undefined;
  /** Units whose work stands in one row on today's map. */
  readonly among?: readonly string[] | undefined;
  readonly field?: string | undefined;
  readonly parent?: string | undefined;
  readonly words?: string | undefined;
  readonly clause?: string | undefined;
  readonly officer?: string | undefined;
  readonly leader?: string | undefined;
  readonly level?: string | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly flag?: readonly Flag[] | undefined;
  readonly state?: readonly TaskState[] | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly layer?: 'given' | 'all' | undefined;
  readonly missing?: (typeof CLEAR_POINTS)[number] | undefined;
}

/** The query of `/tasks` that shows the tasks behind a number; the past day goes along. */
export function searchOf(conditions: LinkConditions, asOf: string | null): AddressQuery {
  const search: AddressQuery = {};
  for (const [name, value] of Object.entries(conditions)) {
    if (value === undefined || value === null) continue;
    const texts: string[] = typeof value === 'string' ? [value] : [...value];
    if (texts.length > 0) search[`f.${name}`] = texts;
  }
  if (asOf !== null) search.asof = asOf;
  return search;
}

/** The statuses behind each figure of the official 2 × 2: carried-over work counts as overdue. */
export const FIGURE_STATUSES = {
  doneOnTime: ['HT_DUNG_HAN'],
  doneLate: ['HT_QUA_HAN'],
  done: ['HT_DUNG_HAN', 'HT_QUA_HAN'],
  openWithin: ['DTH_TRONG_HAN'],
  openNoDeadline: ['DTH_KHONG_HAN'],
  openOverdue: ['DTH_QUA_HAN', 'CHUYEN_KY'],
  open: ['DTH_TRONG_HAN', 'DTH_KHONG_HAN', 'DTH_QUA_HAN', 'CHUYEN_KY'],
  due: ['HT_DUNG_HAN', 'HT_QUA_HAN', 'DTH_QUA_HAN', 'CHUYEN_KY'],
  suspended: ['TAM_DUNG'],
  withdrawn: ['THU_HOI'],
  total: [
    'HT_DUNG_HAN',
    'HT_QUA_HAN',
    'DTH_TRONG_HAN',
    'DTH_KHONG_HAN',
    'DTH_QUA_HAN',
    'CHUYEN_KY',
  ],
} as const satisfies Record<string, readonly Status[]>;
export type Figure = keyof typeof FIGURE_STATUSES;

/** The figure that a choice of statuses stands for, or null for another choice. */
export function figureOf(statuses: readonly string[]): Figure | null {
  const chosen = new Set(statuses);
  const hit = Object.entries(FIGURE_STATUSES).find(
    ([, each]) => each.length === chosen.size && each.every((status) => chosen.has(status)),
  );
  return hit ? (FIGURES.find((figure) => figure === hit[0]) ?? null) : null;
}

const FIGURES: readonly Figure[] = [
  'total',
  'done',
  'doneOnTime',
  'doneLate',
  'open',
  'openWithin',
  'openNoDeadline',
  'openOverdue',
  'due',
  'suspended',
  'withdrawn',
];
