import { addDays, type Day } from '../calendar/rules/day.ts';
import { awayOn } from '../organisation/absences.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { reachedFrom, unitPaths } from '../organisation/units.ts';
import type { Tx } from '../platform/database/database.ts';
import { remindersOn } from './reminder-settings.ts';
import { type Gathered, gatherDigests, type Pile } from './rules/gather-digests.ts';
import { stagesOn } from './rules/ladder.ts';
import { type OpenStaff, openStaff } from './rules/recipients.ts';
import type { ReminderRules } from './rules/reminder-rules.ts';
import { oldestDue, stagedPiles, stageReminders } from './store/reminder-store.ts';
import { authoritiesOfUnits, servingOn } from './store/staff-store.ts';

/** What the people of a body are to be told on a day. */
export interface ToRemind extends Gathered {
  readonly piles: readonly Pile[];
  readonly staff: OpenStaff;
  /** How the body itself reminds. */
  readonly rules: ReminderRules;
}

/**
 * Works out who of a body is reminded of what on a day: what is staged in the transaction stays for whoever
 * writes it down, and is gone with it for whoever only wanted to know.
 */
export async function gatherReminders(tx: Tx, homeId: string, day: Day): Promise<ToRemind> {
  const givers = await reachedFrom(tx, homeId);
  const rules = new Map<string, ReminderRules>();
  const stages = [];
  for (const authorityId of givers) {
    const ladder = (await remindersOn(tx, authorityId, day)).rules;
    const { calendar } = await timeRulesOn(tx, authorityId, day);
    rules.set(authorityId, ladder);
    const earliest = ladder.repeatEvery === null ? null : await oldestDue(tx, authorityId);
    const found = stagesOn(day, earliest ?? addDays(day, -1), ladder, calendar);
    stages.push(...found.map((stage) => ({ ...stage, authorityId })));
  }
  await stageReminders(tx, homeId, day, stages);
  const piles = await stagedPiles(tx, day);
  const staff = await staffOf(tx, homeId, piles, day);
  const own = rules.get(homeId);
  if (!own) throw new Error(`Authority ${homeId} does not reach itself`);
  const rulesOf = (authorityId: string) => rules.get(authorityId) ?? own;
  return { ...gatherDigests(piles, rulesOf, staff, homeId), piles, staff, rules: own };
}

async function staffOf(
  tx: Tx,
  homeId: string,
  piles: readonly Pile[],
  day: Day,
): Promise<OpenStaff> {
  const unitIds = [...new Set(piles.map(({ unitId }) => unitId))];
  const bodies = new Set([
    homeId,
    ...piles.map(({ authorityId }) => authorityId),
    ...(await authoritiesOfUnits(tx, unitIds)),
  ]);
  const serving = await servingOn(tx, [...bodies], day);
  const people = [...new Set(serving.map(({ personId }) => personId))];
  const away = await awayOn(tx, people, day);
  return openStaff({ serving, away, paths: await unitPaths(tx, unitIds, day) });
}
