import { sql } from 'kysely';
import { addDays, dayInVietnam } from '../calendar/rules/day.ts';
import { programAct } from '../organisation/program-author.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { noteReach } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { firstRow } from '../platform/database/rows.ts';
import { periodsOwed } from './rules/obligation-dates.ts';
import { countMissing, insertMissing, type LevelToMake } from './store/make-obligations-sql.ts';
import { followSuccessions, unitsOutside } from './store/obligation-moves.ts';
import { lockRegime, type RegimeRecord, regimesInForce } from './store/regime-store.ts';

/** Nothing was missing: nothing is written, the journal least of all. */
class NothingToMake extends Error {}

/** Mergers in a row that one run follows. */
const MOST_MERGERS = 5;

/** What making the obligations of a regime did. */
export interface MadeObligations {
  readonly made: number;
  /** Went to the unit that took over. */
  readonly moved: number;
  readonly dropped: number;
}

/**
 * Makes the obligations of every regime that are not there yet (sinh nghĩa vụ báo cáo): those of periods that
 * begin within the regime's horizon, those of units added meanwhile; those of merged units follow. May run
 * at any time, twice at once or after a stop: each obligation is made once. One act and one journal entry a
 * regime that had something to make.
 *
 * @param authorityId null for every authority
 * @returns the number of obligations made
 */
export async function makeObligations(
  platform: Platform,
  authorityId: string | null = null,
): Promise<number> {
  let count = 0;
  for (const { authorityId: owner, id } of await regimesInForce(platform.db, authorityId)) {
    count += await perform(platform, programAct('make_obligations', owner), async (context) => {
      const regime = await lockRegime(context.tx, owner, id);
      if (!regime) throw new NothingToMake();
      const done = await makeObligationsOf(context, regime);
      if (done.made + done.moved + done.dropped === 0) throw new NothingToMake();
      await context.journal({ subjectKind: 'regime', subjectId: id, before: null, after: done });
      return done.made;
    }).catch((error: unknown) => {
      if (error instanceof NothingToMake) return 0;
      throw error;
    });
  }
  return count;
}

/** The same for one regime that is held, inside an act; the caller writes the journal. */
export async function makeObligationsOf(
  context: ActContext,
  regime: RegimeRecord,
): Promise<MadeObligations> {
  const { tx, now, author, ids } = context;
  const { authorityId, id: regimeId } = regime;
  const today = dayInVietnam(now);
  const by = { at: now, personId: author.personId };
  let made = 0;
  for (const level of await levelsOf(context, regime)) {
    if (level.periods.length === 0) continue;
    const count = await countMissing(tx, level);
    if (count > 0) made += await insertMissing(tx, level, ids.block(count).first, by);
  }
  const followed = { moved: 0, dropped: 0 };
  // Who took over may have been merged too.
  for (let step = 0; step < MOST_MERGERS; step += 1) {
    const { moved, dropped } = await followSuccessions(tx, { authorityId, regimeId, ...by }, today);
    followed.moved += moved;
    followed.dropped += dropped;
    if (moved === 0) break;
  }
  if (made > 0) await noteReach(tx, authorityId, await unitsOutside(tx, authorityId, regimeId));
  return { made, ...followed };
}

async function levelsOf({ tx, now }: ActContext, regime: RegimeRecord): Promise<LevelToMake[]> {
  const { authorityId, id: regimeId, rulesFrom, validTo, closeAfter, aheadDays } = regime;
  const today = dayInVietnam(now);
  const authority = await loadAuthority(tx, authorityId);
  if (!authority) throw new Error(`Authority ${authorityId} is gone`);
  const time = await timeRulesOn(tx, authorityId, today);
  const span = { rulesFrom, validTo, closeAfter, horizon: addDays(today, aheadDays) };
  return regime.hops.map((level, at) => ({
    ...{ authorityId, topUnitId: authority.unitId, regimeId, hop: at + 1, level },
    periods: periodsOwed(regime, level, span, time),
  }));
}

/** What obligations are made from, in a few words: as long as they stay the same there is nothing to make. */
export async function stampOfObligations({ db, clock }: Platform): Promise<string> {
  const found = await firstRow(
    db,
    sql<{
      stamp: string;
    }>`/* all authorities: a job makes what each owes */
      select concat_ws(' ', (select max(since) from unit), (select count(*) from unit),
        (select count(*) from unit_succession), (select max(since) from regime)) as stamp`,
  );
  return `${dayInVietnam(clock())} ${found?.stamp ?? ''}`;
}
