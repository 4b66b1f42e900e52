import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { z } from 'zod';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import { caseScope, openFactScope } from './fact-scope.ts';
import type { BehindQuery, BehindRow, listBehind } from './official-contract.ts';
import { unitInSight } from './report-sight.ts';
import { CASE_LABELS } from './rules/fact-words.ts';
import { type CasePlace, type CaseTask, listCases } from './store/task-cases.ts';
import { fieldNames } from './store/unit-facts.ts';

type Reply = z.input<(typeof listBehind)['reply']>;

/** What a sheet holds comfortably. */
const MOST = 20_000;

/** The tasks behind a figure, by the very conditions that counted it. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function tasksBehindView(
  { db }: Platform,
  actor: Actor,
  { after, limit, ...query }: BehindQuery & { readonly after?: string | undefined; limit: number },
): Promise<Reply> {
  requireRight(actor, 'task.read');
  const authorityId = query.authorityId ?? actor.authorityId;
  const { unitId, what, fieldId, partId } = query;
  const days = daysOf(query);
  const unit = await unitInSight(db, actor, authorityId, unitId, days.cutOff);
  const scope = await openFactScope(db, authorityId, { unitId, ...days });
  const place = fromPageKey(after, PlaceKey);
  const { tasks, total } = await listCases(db, { ...caseScope(scope), fieldId }, what, {
    ...{ after: place, limit: limit + 1 },
    ...(partId === undefined ? {} : { part: partId }),
  });
  const page = tasks.slice(0, limit);
  const last = page.at(-1);
  const parts = await unitRefs(db, partId === undefined ? [] : [partId]);
  const named = fieldId === undefined || fieldId === 'none' ? [] : [fieldId];
  const fields = await fieldNames(db, authorityId, named);
  return {
    ...{ rows: page.map(rowOf), total, label: CASE_LABELS[what], unit },
    next: tasks.length > limit && last ? toPageKey([...placeOf(last)]) : null,
    part: (partId === undefined ? undefined : parts.get(partId)) ?? null,
    fieldName: (fieldId === undefined ? undefined : fields.get(fieldId)) ?? null,
  };
}

/** The same list as a workbook or CSV. @throws Refusal as {@link tasksBehindView} */
export async function exportTasksBehind(
  platform: Platform,
  actor: Actor,
  { format, ...query }: BehindQuery & { readonly format: 'xlsx' | 'csv' },
): Promise<ExportedList> {
  const { rows, label } = await tasksBehindView(platform, actor, { ...query, limit: MOST });
  const heads = ['TT', 'Nhiệm vụ', 'Văn bản giao', 'Đơn vị', 'Lĩnh vực'];
  const more = ['Thời hạn', 'Thời hạn đầu', 'Ngày hoàn thành', 'Sản phẩm'];
  const lines = rows.map((row, at) => [
    ...[String(at + 1), row.title, row.planNumber, row.unit.name, row.fieldName],
    ...[say(row.dueOn), say(row.firstDueOn), say(row.finishedOn), row.product],
  ]);
  const cells = [[...heads, ...more], ...lines].map((line) =>
    line.map((cell) => (cell === null ? '' : exportedCell(cell))),
  );
  const name = `nhiem-vu-${query.what}-${query.cutOff}.${format}`;
  if (format === 'csv') {
    const text = stringify(cells, { bom: true, record_delimiter: 'windows' });
    return { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(text) };
  }
  const sheet = [
    [{ value: label.vi, fontWeight: 'bold' as const }],
    ...cells.map((line) => line.map((value) => ({ type: String, value, wrap: true }))),
  ];
  const bytes = await writeXlsxFile(sheet, {
    columns: [6, 60, 20, 30, 24, 12, 12, 14, 40].map((width) => ({ width })),
  }).toBuffer();
  return {
    name,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  };
}

const PlaceKey = z.tuple([z.union([z.iso.date(), z.literal('infinity')]), Id]);

function placeOf({ dueOn, id }: CaseTask): CasePlace {
  return [dueOn ?? 'infinity', id];
}

/** @throws Refusal BAD_INPUT for what is no day of the calendar */
export function daysOf({ from, to, cutOff }: Pick<BehindQuery, 'from' | 'to' | 'cutOff'>) {
  if (!isDay(from) || !isDay(to) || !isDay(cutOff) || from > to) {
    throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['from', 'to', 'cutOff'] });
  }
  return { from, to, cutOff };
}

function rowOf({ unitId, unitName, ...task }: CaseTask): BehindRow {
  const { id, planId, planNumber, title, fieldName, dueOn, firstDueOn, finishedOn, product } = task;
  return {
    ...{ id, planId, planNumber, title, unit: { id: unitId, name: unitName }, fieldName },
    ...{ dueOn, firstDueOn, finishedOn, product },
  };
}

function say(day: string | null): string | null {
  return day !== null && isDay(day) ? formatDay(day) : day;
}
