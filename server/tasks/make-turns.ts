import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { parseRecurrence } from '../calendar/rules/recurrence.ts';
import { turnsToMake } from '../calendar/rules/recurrence-periods.ts';
import { settledDue } from '../calendar/rules/time-rules.ts';
import { programAct } from '../organisation/program-author.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import {
  holdSeriesToMake,
  noteMade,
  plansToMakeTurnsOf,
  type SeriesRecord,
} from '../plans/store/series-store.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { bearersOf, type MadeTurn, writeTurn } from './store/turn-store.ts';

/** Another process has made the turns meanwhile: nothing is written, the journal least of all. */
class NothingToMake extends Error {}

/**
 * Makes the turns of recurring duties whose day has come (sinh kỳ của việc định kỳ), those of days on which
 * the program did not run included. One act and one journal entry a plan. Of two processes at once one makes
 * them and the other finds nothing left.
 *
 * @returns the number of tasks made
 */
export async function makeTurns(platform: Platform): Promise<number> {
  const today = dayInVietnam(platform.clock());
  let count = 0;
  for (const { authorityId, planId } of await plansToMakeTurnsOf(platform.db, today)) {
    count += await perform(platform, programAct('make_turns', authorityId), (context) =>
      makeTurnsOf(context, planId),
    ).catch((error: unknown) => {
      if (error instanceof NothingToMake) return 0;
      throw error;
    });
  }
  return count;
}

async function makeTurnsOf(context: ActContext, planId: string): Promise<number> {
  const { tx, authorityId, now } = context;
  const today = dayInVietnam(now);
  const due = await holdSeriesToMake(tx, authorityId, planId, today);
  if (due.length === 0) throw new NothingToMake();
  const rules = await timeRulesOn(tx, authorityId, today);
  const bearers = new Map(
    (await bearersOf(tx, authorityId, due)).map((each) => [each.wordsId, each]),
  );
  const made: MadeTurn[] = [];
  for (const series of due) {
    const borne = bearers.get(series.words_id);
    const { turns, next } = turnsOf(series, today);
    for (const { period, dueOn } of turns) {
      if (!borne || borne.parents.length === 0) continue;
      const firstId = context.ids.block(borne.parents.length).first;
      const turn = { ...borne, firstId, period, dueOn: settledDue(dueOn, 'named', rules) };
      await writeTurn(context, turn);
      made.push(turn);
    }
    await noteMade(tx, authorityId, {
      words_id: series.words_id,
      made_due_on: turns.at(-1)?.dueOn ?? series.made_due_on,
      next_on: borne ? (next?.makeOn ?? null) : null,
      next_due_on: borne ? (next?.dueOn ?? null) : null,
    });
  }
  await context.journal({
    subjectKind: 'plan',
    subjectId: planId,
    before: null,
    after: { turns: made },
  });
  return made.reduce((sum, { parents }) => sum + parents.length, 0);
}

function turnsOf(series: SeriesRecord, today: Day) {
  const recurrence = parseRecurrence(series.norm, series.exclusive);
  if (!recurrence) throw new Error(`The duty of words ${series.words_id} has no period`);
  const duty = { startsOn: series.starts_on, endsOn: series.ends_on };
  const wanted = { after: series.made_due_on, by: today, atLeastOne: false };
  return turnsToMake(recurrence, duty, wanted);
}
