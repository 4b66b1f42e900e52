import { asDay, type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { personNames, reachOf, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Regime, RegimeWords } from './regime-contract.ts';
import { sayDueRule } from './rules/due-rule.ts';
import { comingPeriods } from './rules/obligation-dates.ts';
import type { Hop, RegimeTime } from './rules/regime.ts';
import { conflictsOf } from './rules/regime-conflicts.ts';
import { seesWhole } from './store/obligation-sight.ts';
import { orderedDuty } from './store/ordered-duties.ts';
import { findRegime, type RegimeRecord, regimeVersions } from './store/regime-store.ts';
import { isOwedUnder, reportersOf } from './store/reporters.ts';

/**
 * One regime: its levels with how many units each has, its coming periods, what contradicts the decree.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND
 */
export async function regimeView(
  { db, clock }: Platform,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<Regime> {
  requireRight(actor, 'report.read');
  const { day, endOfDay } = momentOf(clock, asOf);
  const found = await findRegime(db, await reachOf(db, actor), id, endOfDay);
  if (!found || !(await isSeen(db, actor, found, day))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const [judged, versions, duty] = await Promise.all([
    judgeRegime(db, found.authorityId, found, asDay(day)),
    regimeVersions(db, found.authorityId, id, endOfDay),
    found.provisionId === null ? null : orderedDuty(db, found.authorityId, found.provisionId),
  ]);
  const people = await personNames(
    db,
    versions.map(({ changedBy }) => changedBy),
  );
  const { version, validTo, rulesFrom, authorityId } = found;
  return {
    ...wordsOf(found),
    ...{ id, version, validTo, rulesFrom },
    ...judged,
    periods: judged.periods.at(-1)?.days ?? [],
    names: await namesOf(db, found.hops),
    origin: duty && {
      ...{ directiveId: duty.directiveId, number: duty.number, title: duty.title },
      ...{ quote: found.quote ?? duty.quote, span: duty.span },
    },
    versions: versions.map((each) => ({
      ...{ version: each.version, since: each.since.toISOString(), rulesFrom: each.rulesFrom },
      by: people.get(each.changedBy) ?? 'Chỉ Đạo',
    })),
    mayDefine:
      endOfDay === null && validTo === null && may(actor, 'report.define', { authorityId }).allowed,
  };
}

/** A post sees the regimes of its authority, and those under which it sees somebody owing reports. */
async function isSeen(db: Db, actor: Actor, regime: RegimeRecord, day: string): Promise<boolean> {
  if (regime.authorityId === actor.authorityId || seesWhole(actor, regime.authorityId)) return true;
  return isOwedUnder(db, actor, regime, day);
}

/** The words of a record, as they are typed. */
export function wordsOf(record: RegimeRecord): RegimeWords {
  return RegimeWords.parse(record);
}

/** What a regime would mean from a day on, whether it is kept or only typed. */
export async function judgeRegime(
  db: Db,
  authorityId: string,
  regime: RegimeTime,
  day: Day,
): Promise<
  Pick<Regime, 'conflicts' | 'levels'> & { periods: { hop: number; days: Regime['periods'] }[] }
> {
  const time = await timeRulesOn(db, authorityId, day);
  const authority = await loadAuthority(db, authorityId);
  const topId = authority?.unitId ?? '0';
  const levels = await Promise.all(
    regime.hops.map(async ({ reporters, receiver, due }) => {
      const { count, some } = await reportersOf(db, reporters, topId, day);
      const receivers = await unitRefs(db, receiver.kind === 'unit' ? [receiver.unitId] : []);
      return {
        ...{ due: { vi: sayDueRule(due, 'vi'), en: sayDueRule(due, 'en') }, units: count, some },
        receiver: receiver.kind === 'unit' ? (receivers.get(receiver.unitId) ?? null) : null,
      };
    }),
  );
  return {
    levels,
    conflicts: conflictsOf(regime, day, time).map((conflict) => ({ ...conflict })),
    periods: regime.hops.map((hop, at) => ({
      hop: at,
      days: comingPeriods(regime, hop, day, time).map(({ period, dueOn, dueTime }) => ({
        ...{ key: period.key, from: period.from, to: period.to, dueOn, dueTime },
      })),
    })),
  };
}

/** Judges a regime that is only typed so far. @throws Refusal NOT_ALLOWED */
export async function checkRegimeWords(
  { db, clock }: Platform,
  actor: Actor,
  words: RegimeWords,
): ReturnType<typeof judgeRegime> {
  requireRight(actor, 'report.define');
  return judgeRegime(db, actor.authorityId, words, dayInVietnam(clock()));
}

async function namesOf(db: Db, hops: readonly Hop[]) {
  const ids = hops.flatMap(({ reporters, receiver }) => [
    ...reporters.unitIds.slice(0, 200),
    ...reporters.exceptIds.slice(0, 200),
    ...(reporters.underId === null ? [] : [reporters.underId]),
    ...(receiver.kind === 'unit' ? [receiver.unitId] : []),
  ]);
  return [...(await unitRefs(db, ids)).values()];
}
