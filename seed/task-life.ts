import {
  addDays,
  compareDays,
  type Day,
  dayInVietnam,
  daysBetween,
} from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { acceptResult } from '../server/tasks/accept-result.ts';
import { acceptTask } from '../server/tasks/accept-task.ts';
import type { TaskRow } from '../server/tasks/contract.ts';
import { handBackTask } from '../server/tasks/hand-back-task.ts';
import { insistOnTask } from '../server/tasks/insist-on-task.ts';
import { reportDone } from '../server/tasks/report-done.ts';
import { reportProgress } from '../server/tasks/report-progress.ts';
import { returnResult } from '../server/tasks/return-result.ts';
import { findTask } from '../server/tasks/store/load-task.ts';
import type { Agenda } from './agenda.ts';
import { arrangeBeside } from './beside-task.ts';
import type { UnitCast } from './cast.ts';
import type { Chance } from './chance.ts';
import * as phrases from './phrases.ts';
import { verdictOn, whyLate } from './why-late.ts';
import { officeMoment } from './work-hours.ts';

/** What a life needs: where acts are done, when, by what chance, and a way to put evidence in. */
export interface Stage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly chance: Chance;
  today(): Day;
  /** The day on which the demonstration opens: what came in shortly before still waits for a decision. */
  readonly opensOn: Day;
  evidence(actor: Actor, name: string, text: string): Promise<string>;
}

/** One task of the demonstration as it is given. */
export interface GivenTask {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly dueOn: Day | null;
  readonly regular: boolean;
  /** One turn of a recurring duty: short work, taken on at once. */
  readonly turn?: boolean;
  /** A turn of a duty that the unit has taken on already: nobody accepts it again. */
  readonly goesOn?: boolean;
  readonly assigner: Actor;
  readonly cast: UnitCast;
  /** Breaks the task down once accepted, and calls back when every part is closed. */
  readonly breakDown?: (
    version: number,
    finish: Day,
    whenClosed: (at: Day) => void,
  ) => Promise<number>;
  /** Called when the result is accepted. */
  readonly whenClosed?: (on: Day) => void;
}

/** A regular task is reported done with its plan's year. */
const REGULAR_DAYS = 330;

type Ending = 'on time' | 'late' | 'never';

/**
 * Schedules the life of one task: taken on (or handed back first), worked on, reported done, returned
 * or accepted; each act at its moment, by the post whose act it is.
 */
export function scheduleLife(stage: Stage, task: GivenTask): void {
  const { chance } = stage;
  const given = stage.today();
  let version = task.version;
  const keep = (row: TaskRow) => {
    version = row.version;
  };
  // The plan may have been amended since the last act, and the task with it.
  const on = (day: Day, work: () => Promise<void>) =>
    stage.agenda.add(officeMoment(day, chance), async () => {
      const now = await findTask(stage.platform.db, [task.assigner.authorityId], task.id);
      version = now?.version ?? version;
      await work();
    });
  const body = () => ({ version });

  const ending: Ending = chance.happens(0.76) ? 'on time' : chance.happens(0.6) ? 'late' : 'never';
  const finish = finishDay(chance, task, given, ending);

  function start(): void {
    if (task.goesOn) {
      scheduleReports();
      return;
    }
    const takenOn = addDays(given, chance.between(0, task.turn ? 1 : 6));
    if (!task.turn && chance.happens(0.05)) on(takenOn, handBack);
    else if (chance.happens(0.97)) on(takenOn, accept);
  }

  async function handBack(): Promise<void> {
    keep(
      await handBackTask(
        stage.platform,
        task.cast.head,
        task.id,
        { ...body(), reason: chance.pick(phrases.HANDED_BACK) },
        null,
      ),
    );
    if (leftWaiting()) return;
    on(addDays(stage.today(), chance.between(2, 5)), async () => {
      keep(
        await insistOnTask(
          stage.platform,
          task.assigner,
          task.id,
          { ...body(), reason: chance.pick(phrases.INSISTED) },
          null,
        ),
      );
      on(addDays(stage.today(), chance.between(1, 3)), accept);
    });
  }

  /** Most of what came in during the last fortnight has not been decided yet. */
  function leftWaiting(): boolean {
    return daysBetween(stage.today(), stage.opensOn) <= 14 && chance.happens(0.75);
  }

  async function accept(): Promise<void> {
    const officerId = task.cast.officer.personId;
    keep(await acceptTask(stage.platform, task.cast.head, task.id, { ...body(), officerId }, null));
    if (!task.turn) {
      const { assigner, cast, ...about } = task;
      const people = { assigner, head: cast.head, officer: cast.officer };
      await arrangeBeside(stage.platform, { ...about, ...people }, stage.today(), stage.opensOn);
    }
    if (task.breakDown && ending !== 'never') {
      version = await task.breakDown(version, finish, (closedOn) => {
        on(addDays(closedOn, 1), reportWholeDone);
      });
      return;
    }
    scheduleReports();
  }

  /** Plans of this year are reported on every four weeks; of old ones only a few reports are kept. */
  function reportsOver(span: number): number {
    const recent = daysBetween(given, stage.opensOn) < 500;
    return Math.max(1, Math.min(Math.floor(span / 26), recent ? 12 : 4));
  }

  function scheduleReports(): void {
    const from = stage.today();
    const span = Math.max(daysBetween(from, finish), 1);
    const count = task.regular ? Math.floor(span / 30) : reportsOver(span);
    const stopsAt = ending === 'never' ? Math.ceil(count * 0.6) : count;
    for (let n = 1; n <= stopsAt; n += 1) {
      const day = addDays(from, Math.floor((span * n) / (count + 1)));
      const percent = task.regular
        ? null
        : Math.min(95, Math.round((95 * n) / (count + 1) / 5) * 5);
      on(day, () => report(n === 1 ? phrases.STARTED : phrases.UNDER_WAY, percent));
    }
    if (ending !== 'never') on(finish, reportWholeDone);
  }

  async function report(sentences: readonly string[], percent: number | null): Promise<void> {
    const difficulty = chance.happens(0.18) ? chance.pick(phrases.DIFFICULTIES) : null;
    keep(
      await reportProgress(
        stage.platform,
        task.cast.officer,
        task.id,
        {
          ...body(),
          percent,
          body: chance.pick(sentences),
          difficulty,
          fallReason: null,
          fileIds: [],
        },
        null,
      ),
    );
  }

  async function reportWholeDone(): Promise<void> {
    const words = chance.pick(phrases.FINISHED);
    const withFile = chance.happens(0.85);
    const fileIds = withFile
      ? [
          await stage.evidence(
            task.cast.officer,
            'bao-cao-ket-qua.txt',
            `${task.title}\n\n${words}\n`,
          ),
        ]
      : [];
    const withoutEvidence = withFile
      ? null
      : 'Sản phẩm là hoạt động thường kỳ, kết quả nêu trong báo cáo tháng.';
    keep(
      await reportDone(
        stage.platform,
        task.cast.officer,
        task.id,
        {
          ...body(),
          body: words,
          product: 'Báo cáo kết quả thực hiện',
          onDay: null,
          fileIds,
          withoutEvidence,
          explanation: whyLate(task.id),
        },
        null,
      ),
    );
    if (!leftWaiting()) on(addDays(stage.today(), chance.between(1, 5)), decide);
  }

  async function decide(): Promise<void> {
    if (chance.happens(0.09)) {
      keep(
        await returnResult(
          stage.platform,
          task.assigner,
          task.id,
          { ...body(), reason: chance.pick(phrases.RETURNED) },
          null,
        ),
      );
      on(addDays(stage.today(), chance.between(3, 12)), reportWholeDone);
      return;
    }
    keep(
      await acceptResult(
        stage.platform,
        task.assigner,
        task.id,
        { ...body(), note: null, explanation: verdictOn(task.id) },
        null,
      ),
    );
    task.whenClosed?.(stage.today());
  }

  start();
}

/** The day on which the unit means to finish, never before it was given. */
function finishDay(chance: Chance, { dueOn, turn }: GivenTask, given: Day, ending: Ending): Day {
  const aim = dueOn ?? addDays(given, REGULAR_DAYS);
  const day =
    ending === 'late'
      ? addDays(aim, chance.between(2, turn ? 9 : 40))
      : addDays(aim, -chance.between(0, 12));
  const earliest = addDays(given, turn ? 2 : 8);
  return compareDays(day, earliest) < 0 ? earliest : day;
}

/** The Vietnamese day of a clock. */
export function dayOf(clock: () => Date): Day {
  return dayInVietnam(clock());
}
