import { z } from 'zod';
import { asDay } from '../calendar/rules/day.ts';
import { markReportPeriod, nameReportPeriod } from '../calendar/rules/report-period-words.ts';
import { parseReportPeriod } from '../calendar/rules/report-periods.ts';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { reachOf, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type {
  getMatrix,
  Matrix,
  MatrixPeriod,
  MatrixRow,
  PeriodCounts,
} from './matrix-contract.ts';
import { windowOf } from './rules/matrix-window.ts';
import { standingOf } from './rules/standing.ts';
import {
  type CountRow,
  cellsOf,
  countsOf,
  keyOfLine,
  type LineRow,
  linesOf,
  type MatrixFilter,
  type MatrixSight,
  type PeriodRow,
  periodsOf,
  regimesOwed,
} from './store/matrix-store.ts';
import type { ObligationRecord } from './store/obligation-store.ts';
import type { RegimeRecord } from './store/regime-store.ts';
import { submissionsShown } from './submission-sight.ts';

export type MatrixQuery = z.output<(typeof getMatrix)['query']>;
const Cursor = z.tuple([z.number(), z.string(), Id, z.number(), Id]);

/**
 * Who owes which report (nghĩa vụ báo cáo): units by periods of one regime, with the counts of every period
 * over all units that match, shown or not.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND for a regime of which the post sees nothing
 */
export async function matrixView(
  { db, clock }: Platform,
  actor: Actor,
  query: MatrixQuery,
): Promise<Matrix> {
  requireRight(actor, 'report.read');
  const moment = momentOf(clock, query.asOf);
  const authorities = await reachOf(db, actor);
  const sight = { db, actor, authorities, day: asDay(moment.day), at: moment.endOfDay };
  const regimes = await regimesOwed(sight);
  const regime = query.regimeId
    ? regimes.find(({ id }) => id === query.regimeId)
    : (regimes[0] ?? null);
  if (regime === undefined) throw new Refusal(platformErrors.NOT_FOUND);
  const acts = {
    mayUnlock: moment.endOfDay === null && isOwn(actor, 'report.unlock', regime),
    mayDefine:
      moment.endOfDay === null &&
      may(actor, 'report.define', { authorityId: actor.authorityId }).allowed,
  };
  const shown = { ...acts, regimes: regimes.map(shapeRegime) };
  if (regime === null) {
    const nothing = { rows: [], next: null, total: 0, periods: [], earlier: null, later: null };
    return { ...shown, ...nothing, regime: null };
  }
  const found = await matrixOf(sight, regime, query);
  return { ...shown, ...found, regime: shapeRegime(regime) };
}

function isOwn(actor: Actor, right: 'report.unlock', regime: RegimeRecord | null): boolean {
  return regime !== null && may(actor, right, { authorityId: regime.authorityId }).allowed;
}

function shapeRegime({ id, name, frequency, hops }: RegimeRecord) {
  return { id, name, frequency, levels: hops.length };
}

async function matrixOf(sight: MatrixSight, regime: RegimeRecord, query: MatrixQuery) {
  const every = mergeLevels(await periodsOf(sight, regime.id));
  // Periods that have not begun are there, and are shown when they are asked for.
  const running = every.findLast(({ from }) => from <= sight.day)?.key ?? null;
  const { shown, earlier, later } = windowOf(every, regime.frequency, query.until ?? running);
  const filter: MatrixFilter = {
    ...{ regimeId: regime.id, periodKeys: shown.map(({ key }) => key) },
    ...{ unitId: query.unitId ?? null, hop: query.hop ?? null, show: query.show ?? null },
    words: plainWords(query.q ?? '')
      .split(' ')
      .filter((word) => word !== ''),
  };
  const sort = query.sort ?? 'name';
  const after = fromPageKey(query.after, Cursor);
  const [counts, { lines, total }] = await Promise.all([
    countsOf(sight, filter),
    linesOf(sight, filter, sort, after, query.limit + 1),
  ]);
  const page = lines.slice(0, query.limit);
  const last = page.at(-1);
  return {
    ...{ total, earlier, later },
    next: lines.length > query.limit && last ? toPageKey(keyOfLine(last, sort)) : null,
    periods: shown.map((period) => shapePeriod(period, counts)),
    rows: await rowsOf(sight, filter, page),
  };
}

interface Period {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly dues: { hop: number; on: string; time: string | null }[];
}

/** The levels of a period stand under one head. */
function mergeLevels(found: readonly PeriodRow[]): Period[] {
  const periods = new Map<string, Period>();
  for (const { key, hop, from, to, dueOn, dueTime } of found) {
    const period = periods.get(key) ?? { key, from, to, dues: [] };
    period.dues.push({ hop, on: dueOn, time: dueTime });
    periods.set(key, period);
  }
  return [...periods.values()];
}

function shapePeriod(period: Period, counts: readonly CountRow[]): MatrixPeriod {
  const read = parseReportPeriod(period.key);
  if (!read) throw new RangeError(`Not a report period: ${period.key}`);
  const say = (words: typeof nameReportPeriod) => ({
    vi: words(read, 'vi'),
    en: words(read, 'en'),
  });
  return {
    ...period,
    mark: say(markReportPeriod),
    name: say(nameReportPeriod),
    counts: addUp(counts.filter(({ periodKey }) => periodKey === period.key)),
  };
}

function addUp(counts: readonly CountRow[]): PeriodCounts {
  const sum = (of: (row: CountRow) => boolean) =>
    counts.filter(of).reduce((total, { count }) => total + count, 0);
  const isSent = ({ state }: CountRow) => state === 'submitted' || state === 'accepted';
  return {
    owed: sum(() => true),
    submitted: sum(isSent),
    onTime: sum((row) => isSent(row) && !row.isLate),
    late: sum((row) => isSent(row) && row.isLate),
    overdue: sum((row) => !isSent(row) && row.isPastDue && !row.isLocked),
    locked: sum((row) => row.isLocked),
  };
}

async function rowsOf(
  sight: MatrixSight,
  filter: MatrixFilter,
  lines: readonly LineRow[],
): Promise<MatrixRow[]> {
  const units = await unitRefs(
    sight.db,
    lines.flatMap(({ unitId, originUnitId, toUnitId }) => [unitId, originUnitId, toUnitId]),
  );
  const ref = (id: string) => units.get(id) ?? { id, name: id, shortName: null };
  const unitIds = [...new Set(lines.map(({ unitId }) => unitId))];
  const cells = new Map<string, ObligationRecord[]>();
  const found = await cellsOf(sight, filter, unitIds);
  const submissionOf = await submissionsShown(sight.db, sight.actor, found, sight.day);
  for (const cell of found) {
    const key = lineName(cell);
    cells.set(key, [...(cells.get(key) ?? []), cell]);
  }
  return lines.map((line) => ({
    ...{ key: lineName(line), unit: ref(line.unitId), hop: line.hop, missing: line.missing },
    origin: line.originUnitId === line.unitId ? null : ref(line.originUnitId),
    to: ref(line.toUnitId),
    cells: (cells.get(lineName(line)) ?? []).map((cell) => ({
      ...{ periodKey: cell.periodKey, obligationId: cell.id },
      submissionId: submissionOf(cell),
      ...{ dueOn: cell.dueOn, unlockedUntil: cell.unlockedUntil },
      standing: standingOf(cell, sight.day),
    })),
  }));
}

function lineName(line: Pick<LineRow, 'unitId' | 'hop' | 'originUnitId'>): string {
  return `${line.unitId}-${line.hop}-${line.originUnitId}`;
}
