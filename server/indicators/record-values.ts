import type { z } from 'zod';
import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { unitPaths } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import {
  type recordValues as endpoint,
  indicatorErrors,
  type ValueEntry,
  type ValueFault,
} from './contract.ts';
import { seenIndicator } from './require-on-indicator.ts';
import { faultsOf, type KnownValue } from './rules/check-values.ts';
import { periodOfCode } from './rules/periods.ts';
import { type IndicatorRecord, lockIndicator, reportersOf } from './store/indicator-store.ts';
import {
  lockObservations,
  type ObservationRecord,
  saveObservations,
} from './store/observation-store.ts';
import { productCountsOf } from './store/product-count-store.ts';
import { claimFiles } from './store/value-files.ts';
import { momentAfter } from './store/versioned.ts';

type Body = z.output<(typeof endpoint)['body']>;
type Reply = z.input<(typeof endpoint)['reply']>;

/**
 * Nhập số liệu: values of an indicator, one or a whole grid. Everything that is wrong is told at once and then
 * nothing is written. A value that stood in the same place goes to history with who, when and why; a corrected
 * value is to be confirmed anew.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, VALUE_DERIVED, VALUES_REFUSED with the faults, CONFLICT, FILE_MISSING
 */
export async function recordValues(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  { values }: Body,
  key: string | null,
): Promise<Reply> {
  const sight = await openSight(platform, actor);
  const { authority_id: authorityId } = await seenIndicator(sight, indicatorId);
  const act = { name: 'record_values', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const indicator = await lockIndicator(context.tx, authorityId, indicatorId);
    if (!indicator) throw new Refusal(platformErrors.NOT_FOUND);
    const { formula } = indicator.definition;
    if (formula !== null) throw new Refusal(indicatorErrors.VALUE_DERIVED, { formula });
    const counts = await productCountsOf({ ...sight, db: context.tx }, authorityId, [indicatorId]);
    if (counts.get(indicatorId)?.counts) throw new Refusal(indicatorErrors.VALUE_COUNTED);
    await requireReports(context, actor, indicator, values, sight.day);
    const standing = await lockObservations(context.tx, authorityId, indicatorId);
    refuseFaulty(indicator, values, standing, sight.day);
    const saved = await write(context, indicator, values, standing);
    for (const [index, { fileIds }] of values.entries()) {
      if (fileIds.length === 0) continue;
      await attach(context, actor, saved.all[index]?.id ?? '', fileIds);
    }
    await context.journal({
      ...{ subjectKind: 'indicator', subjectId: indicatorId },
      before: saved.before.length === 0 ? null : { values: saved.before.map(brief) },
      after: { values: saved.all.map(brief) },
    });
    return { ids: saved.all.map(({ id }) => id), corrected: saved.before.length };
  });
}

/** Values are entered for units that report the indicator, by posts that answer for them. */
async function requireReports(
  { tx }: ActContext,
  actor: Actor,
  indicator: IndicatorRecord,
  values: readonly ValueEntry[],
  day: Day,
): Promise<void> {
  const { authority_id: authorityId, id, unit_id } = indicator;
  const reporters = await reportersOf({ db: tx, day, isPast: false }, authorityId, [id]);
  const reporting = new Set([unit_id, ...(reporters.get(id) ?? [])]);
  const paths = await unitPaths(
    tx,
    values.map(({ unitId }) => unitId),
    day,
  );
  const strangers: ValueFault[] = values.flatMap(({ unitId }, index) => {
    if (reporting.has(unitId)) return [];
    return [
      {
        ...{ index, field: 'unitId' as const },
        vi: 'Đơn vị này không báo cáo chỉ tiêu. Thêm vào danh sách đơn vị báo cáo trước.',
        en: 'This unit does not report the indicator. Add it to the reporting units first.',
      },
    ];
  });
  for (const [unitId, unitPath] of paths) {
    requireMay(actor, 'indicator.report', { authorityId, unitId, unitPath });
  }
  refuse(strangers);
}

function refuseFaulty(
  { definition }: IndicatorRecord,
  values: readonly ValueEntry[],
  standing: readonly ObservationRecord[],
  today: Day,
): void {
  const byUnit = new Map<string, KnownValue[]>();
  for (const each of standing.map(known)) {
    byUnit.set(each.unitId, [...(byUnit.get(each.unitId) ?? []), each]);
  }
  refuse(
    values.flatMap((entry, index) =>
      faultsOf(definition, entry, byUnit.get(entry.unitId) ?? [], today).map((fault) => ({
        ...fault,
        index,
      })),
    ),
  );
}

function refuse(faults: readonly ValueFault[]): void {
  const [first] = faults;
  if (!first) return;
  const facts = {
    count: new Set(faults.map(({ index }) => index)).size,
    first: first.vi,
    firstEn: first.en,
  };
  throw new Refusal(indicatorErrors.VALUES_REFUSED, facts, { faults });
}

interface Written {
  readonly all: readonly ObservationRecord[];
  readonly before: readonly ObservationRecord[];
}

async function write(
  context: ActContext,
  indicator: IndicatorRecord,
  values: readonly ValueEntry[],
  standing: readonly ObservationRecord[],
): Promise<Written> {
  const { tx, authorityId } = context;
  const places = new Map(
    standing.map((each) => [placeOf({ ...each, unitId: each.unit_id }), each]),
  );
  const latest = standing.reduce((at, { since }) => momentAfter(at, since), context.now);
  const before: ObservationRecord[] = [];
  const all = values.map((entry) => {
    const stood = places.get(placeOf(entry));
    const next = recordOf(context, indicator, entry, latest);
    if (!stood) {
      places.set(placeOf(entry), next);
      return next;
    }
    if (entry.version !== null && entry.version !== stood.version) {
      throw new Refusal(platformErrors.CONFLICT, {}, differenceOf(stood, entry));
    }
    before.push(stood);
    return { ...next, id: stood.id, version: stood.version + 1 };
  });
  const changed = new Set(before.map(({ id }) => id));
  await saveObservations(
    tx,
    authorityId,
    all.filter(({ id }) => !changed.has(id)),
    all.filter(({ id }) => changed.has(id)),
  );
  return { all, before };
}

function recordOf(
  { ids, author, authorityId }: ActContext,
  indicator: IndicatorRecord,
  entry: ValueEntry,
  since: Date,
): ObservationRecord {
  const { unitId, period, member, kind, value, words, judged, source, note, why } = entry;
  const { startsOn, endsOn } = periodOfCode(period);
  return {
    ...{ authority_id: authorityId, id: ids.next(), indicator_id: indicator.id, unit_id: unitId },
    ...{ period, starts_on: startsOn, ends_on: endsOn, member, kind, value, words, judged },
    ...{ source: source ?? indicator.definition.source, note, why, version: 1, since },
    ...{ person_id: author.personId, post_id: author.postId, by_unit_id: author.unitId },
    ...{ confirmed_by: null, confirmed_post_id: null, confirmed_at: null },
    changed_by: author.personId,
  };
}

async function attach(
  { tx, authorityId }: ActContext,
  actor: Actor,
  id: string,
  fileIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(fileIds)];
  const uploads = { authorityId: actor.authorityId, personId: actor.personId, ids };
  if ((await claimFiles(tx, uploads, { authorityId, id })) < ids.length) {
    throw new Refusal(indicatorErrors.FILE_MISSING);
  }
}

function placeOf(each: Pick<ValueEntry, 'unitId' | 'period' | 'member' | 'kind'>): string {
  return [each.unitId, each.period, each.member, each.kind].join('|');
}

function known({ unit_id: unitId, ...rest }: ObservationRecord): KnownValue {
  const { period, member, kind, value, version } = rest;
  return { unitId, period, member, kind, value, version };
}

function brief({
  id,
  unit_id,
  period,
  member,
  kind,
  value,
  words,
  judged,
  why,
}: ObservationRecord) {
  return { id, unitId: unit_id, period, member, kind, value, words, judged, why };
}

function differenceOf(stood: ObservationRecord, entry: ValueEntry) {
  return {
    ...{ savedBy: '', savedAt: stood.since.toISOString(), version: stood.version },
    fields: [{ field: 'value', yours: entry.value, saved: stood.value }],
  };
}
