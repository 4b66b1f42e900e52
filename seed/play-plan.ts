import { sql } from 'kysely';
import { addDays, asDay, type Day } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import { breakDownTask } from '../server/tasks/break-down-task.ts';
import { setPartWeights, setRollUpMode } from '../server/tasks/set-arrangement.ts';
import { uploadFile } from '../server/tasks/upload-file.ts';
import type { Agenda } from './agenda.ts';
import type { UnitCast } from './cast.ts';
import type { Chance } from './chance.ts';
import { PARTS } from './phrases.ts';
import { playTurns } from './play-turns.ts';
import { dayOf, type GivenTask, type Stage, scheduleLife } from './task-life.ts';

interface Theatre {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly opensOn: Day;
}

interface Play {
  readonly planId: string;
  readonly planner: Actor;
  readonly everyone: ReadonlyMap<string, UnitCast>;
  readonly below: ReadonlyMap<string, readonly string[]>;
}

interface TaskLine {
  readonly id: string;
  readonly version: number;
  readonly unit_id: string;
  readonly due_on: string | null;
  readonly kind: string;
  readonly title: string;
}

/** Schedules the life of every task of a plan that has just been issued. */
export async function playPlan(theatre: Theatre, play: Play): Promise<void> {
  const { platform, agenda, chance, opensOn } = theatre;
  const stage: Stage = {
    platform,
    agenda,
    chance,
    opensOn,
    today: () => dayOf(platform.clock),
    evidence: async (actor, name, text) => {
      const file = { name, bytes: new TextEncoder().encode(text) };
      return (await uploadFile(platform, actor, file, null)).id;
    },
  };
  const tasks = await rows(platform.db, tasksOfPlan(play.planner.authorityId, play.planId));
  for (const line of tasks) {
    const cast = play.everyone.get(line.unit_id);
    if (cast)
      scheduleLife(stage, {
        ...givenTask(line, cast),
        assigner: play.planner,
        ...(line.kind === 'RECURRING' ? { turn: true } : parts(stage, play, line, cast)),
      });
  }
  const plan = { authorityId: play.planner.authorityId, planId: play.planId };
  await playTurns(stage, plan, (turn) => {
    const cast = play.everyone.get(turn.unit_id);
    if (!cast) return;
    const goesOn = turn.state === 'accepted';
    const given = givenTask({ ...turn, kind: 'RECURRING' }, cast);
    scheduleLife(stage, { ...given, assigner: play.planner, turn: true, goesOn });
  });
}

function givenTask(line: TaskLine, cast: UnitCast): Omit<GivenTask, 'assigner'> {
  return {
    id: line.id,
    version: line.version,
    title: line.title,
    dueOn: line.due_on === null ? null : asDay(line.due_on),
    regular: line.due_on === null,
    cast,
  };
}

function tasksOfPlan(authorityId: string, planId: string) {
  return sql<TaskLine>`
    select t.id, t.version, t.unit_id, t.due_on, w.title, w.deadline->>'kind' as kind
    from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
    where t.authority_id = ${authorityId} and t.plan_id = ${planId} and not t.is_group
    order by t.id`;
}

/** A unit with two others below it may break its task down between them. */
function parts(
  stage: Stage,
  play: Play,
  line: TaskLine,
  cast: UnitCast,
): Pick<GivenTask, 'breakDown'> {
  const below = (play.below.get(line.unit_id) ?? [])
    .filter((id) => play.everyone.has(id))
    .slice(0, 2);
  if (below.length < 2 || line.due_on === null || !stage.chance.happens(0.5)) return {};
  return {
    breakDown: async (version, finish, whenClosed) => {
      const row = await breakDownTask(
        stage.platform,
        cast.head,
        line.id,
        {
          version,
          earlyReason: null,
          parts: below.map((unitId, index) => ({
            unitId,
            title: `${PARTS[index] ?? PARTS[0]}: ${line.title}`,
            deadline: null,
            product: null,
          })),
        },
        null,
      );
      await playParts(stage, play, line, cast, finish, whenClosed);
      return row.version;
    },
  };
}

async function playParts(
  stage: Stage,
  play: Play,
  whole: TaskLine,
  cast: UnitCast,
  finish: Day,
  whenClosed: (on: Day) => void,
): Promise<void> {
  const lines = await rows(
    stage.platform.db,
    sql<TaskLine>`
      select t.id, t.version, t.unit_id, t.due_on, w.title, w.deadline->>'kind' as kind
      from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.authority_id = ${cast.head.authorityId}
        and (t.parent_id = ${whole.id} or t.superior_id = ${whole.id})
      order by t.id`,
  );
  await weigh(stage.platform, cast.head, whole.id, lines);
  let open = lines.length;
  for (const line of lines) {
    const partCast = play.everyone.get(line.unit_id);
    if (!partCast) continue;
    const dueOn = addDays(finish, -3);
    scheduleLife(stage, {
      ...givenTask(line, partCast),
      dueOn,
      regular: false,
      assigner: cast.head,
      whenClosed: (on) => {
        open -= 1;
        if (open === 0) whenClosed(on);
      },
    });
  }
}

/** The head says that the first part is most of the work, and that the figure is made of it accordingly. */
async function weigh(
  platform: Platform,
  head: Actor,
  wholeId: string,
  parts: readonly TaskLine[],
): Promise<void> {
  const [first] = parts;
  if (!first || parts.length < 2) return;
  await setPartWeights(platform, head, wholeId, { weights: [{ id: first.id, weight: 3 }] }, null);
  await setRollUpMode(platform, head, wholeId, { mode: 'weighted' }, null);
}
