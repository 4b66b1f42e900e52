import { z } from 'zod';
import { asDay, dayInVietnam, daysBetween } from '../calendar/rules/day.ts';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import {
  countSubmissions,
  pageOfSubmissions,
  type SubmissionFilter,
  type SubmissionListed,
} from './store/submission-list.ts';
import type { listSubmissions, SubmissionRow } from './submission-contract.ts';
import { submissionSight } from './submission-sight.ts';

export type SubmissionQuery = z.output<(typeof listSubmissions)['query']>;
const Cursor = z.tuple([z.string().max(300), Id]);

/** Reports that the post may see, found by words without accents, with what waits for it. */
export async function submissionListView(
  { db, clock }: Platform,
  actor: Actor,
  query: SubmissionQuery,
): Promise<z.output<(typeof listSubmissions)['reply']>> {
  requireRight(actor, 'submission.read');
  const { day, endOfDay } = momentOf(clock, query.asOf);
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const filter: SubmissionFilter = {
    ...{ sight: await submissionSight(db, actor), actor, day, at: endOfDay, words },
    ...{ scope: query.scope, state: query.state ?? null },
    ...{ periodKey: query.periodKey ?? null, unitId: query.unitId ?? null },
  };
  const none = { ...filter, words: [], state: null, periodKey: null, unitId: null };
  const count = (scope: SubmissionFilter['scope']) => countSubmissions(db, { ...none, scope });
  const [found, total, mine, toSign, toDecide] = await Promise.all([
    pageOfSubmissions(
      ...([db, filter, query.sort ?? '-due'] as const),
      ...([fromPageKey(query.after, Cursor), query.limit + 1] as const),
    ),
    countSubmissions(db, filter),
    ...([count('mine'), count('to_sign'), count('to_decide')] as const),
  ]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const units = await unitRefs(
    db,
    shown.flatMap(({ unitId, toUnitId }) => [unitId, toUnitId]),
  );
  return {
    rows: shown.map((record) => rowOf(record, units, day)),
    next: found.length > query.limit && last ? toPageKey([last.sortKey, last.id]) : null,
    total,
    counts: { mine, toSign, toDecide },
  };
}

type Refs = Awaited<ReturnType<typeof unitRefs>>;

function rowOf(record: SubmissionListed, units: Refs, day: string): SubmissionRow {
  const { id, obligationId, frame, periodKey, unitId, toUnitId, state, number, signedOn } = record;
  const unitOf = (each: string) => units.get(each) ?? { id: each, name: '', shortName: null };
  const until = record.signedAt === null ? day : dayInVietnam(record.signedAt);
  return {
    ...{ id, obligationId, title: frame.report, period: frame.period, periodKey, state, number },
    ...{ unit: unitOf(unitId), receiver: unitOf(toUnitId), dueOn: frame.dueOn, signedOn },
    daysLate: Math.max(0, daysBetween(asDay(frame.dueOn), asDay(until))),
    changedAt: record.since.toISOString(),
  };
}
