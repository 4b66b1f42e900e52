import { sql } from 'kysely';
import type { Day } from '../server/calendar/rules/day.ts';
import type { Platform } from '../server/platform/act.ts';
import { firstRow, rows } from '../server/platform/database/rows.ts';
import { makeTurns } from '../server/tasks/make-turns.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

/** One turn of a recurring duty that has just been made. */
export interface TurnLine {
  readonly id: string;
  readonly version: number;
  readonly unit_id: string;
  readonly due_on: string | null;
  readonly title: string;
  readonly state: string;
}

interface TurnStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly chance: Chance;
}

/**
 * Has the turns of a plan's recurring duties made on their days, as the job of a running server would, and
 * lived through: the demonstration stands on its own day with the months before it behind it.
 */
export async function playTurns(
  stage: TurnStage,
  plan: { readonly authorityId: string; readonly planId: string },
  live: (turn: TurnLine) => void,
): Promise<void> {
  const { platform, agenda, chance } = stage;
  const next = await nextDay(platform, plan);
  if (next === null) return;
  agenda.add(officeMoment(next, chance), async () => {
    const before = await turnsOf(platform, plan);
    await makeTurns(platform);
    const known = new Set(before.map(({ id }) => id));
    for (const turn of await turnsOf(platform, plan)) if (!known.has(turn.id)) live(turn);
    await playTurns(stage, plan, live);
  });
}

async function nextDay(
  { db }: Platform,
  { authorityId, planId }: { readonly authorityId: string; readonly planId: string },
): Promise<Day | null> {
  const found = await firstRow(
    db,
    sql<{ day: Day | null }>`select min(next_on) as day from series
        where authority_id = ${authorityId} and plan_id = ${planId}`,
  );
  return found?.day ?? null;
}

async function turnsOf(
  { db }: Platform,
  { authorityId, planId }: { readonly authorityId: string; readonly planId: string },
): Promise<TurnLine[]> {
  return rows(
    db,
    sql<TurnLine>`select t.id, t.version, t.unit_id, t.due_on, w.title, t.state
        from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.authority_id = ${authorityId} and t.plan_id = ${planId} and t.occurrence is not null
        order by t.id`,
  );
}
