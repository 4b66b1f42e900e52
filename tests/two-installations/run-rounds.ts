import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { asDay } from '../../server/calendar/rules/day.ts';
import { deadlineFromNorm } from '../../server/calendar/rules/deadline.ts';
import { viewOf } from '../../server/exchange/link/rules/view-of.ts';
import { handedBetween } from '../../server/exchange/link/store/handed-store.ts';
import { shownTasks } from '../../server/exchange/link/store/shown-tasks.ts';
import { firstRow, rows } from '../../server/platform/database/rows.ts';
import { findTask } from '../../server/tasks/store/load-task.ts';
import type { TaskRecord } from '../../server/tasks/store/task-record.ts';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { type Client, createClient } from '../keeping/chaos/requests.ts';
import { CUTS, type Cut } from './bad-line.ts';
import { acquaint, openStation, postOf, type Station, type StationPlace } from './station.ts';

/** What goes wrong in a step: the line breaks so, one way or the other, or a server dies. */
export type Trouble =
  | { readonly cut: Cut; readonly to: 'giver' | 'holder' }
  | { readonly kill: 'giver' | 'holder' }
  | null;

export interface RoundReport {
  readonly steps: number;
  readonly acknowledged: number;
  readonly seconds: number;
}

export interface LinkReport {
  readonly rounds: readonly RoundReport[];
  readonly tasks: number;
  readonly acknowledged: number;
  readonly messages: number;
  /** Sendings of a message beyond the first. */
  readonly resent: number;
  readonly cuts: number;
  readonly kills: number;
  /** Tasks or reports that stand twice. */
  readonly duplicates: number;
  /** Tasks or reports that stand on one side only, and acts that were acknowledged and are not in force. */
  readonly losses: number;
  /** Tasks that the two show differently, with both lines. */
  readonly differences: readonly unknown[];
}

const PATIENCE_MS = 30_000;
const WHY = 'Lý do của bước thử này';
const BODY = 'Nội dung báo cáo của bước thử này, đủ hai mươi chữ';

/**
 * Has a ministry and a city on two installations go through the life of handed tasks, again and again, while the
 * line between them breaks in the middle of exchanges, either server is killed, and one of the clocks is wrong.
 *
 * @param options.tasks how many tasks a round hands over, at least four
 * @param options.troubles how often a step meets trouble, from 0 to 1
 * @param options.seed the same seed gives the same troubles; moments depend on the machine
 */
export async function runRounds(options: {
  readonly giver: Omit<StationPlace, 'clockMinutes'>;
  readonly holder: Omit<StationPlace, 'clockMinutes'>;
  readonly rounds: number;
  readonly tasks: number;
  readonly troubles: number;
  readonly kills: boolean;
  readonly seed: number;
  readonly told?: (round: RoundReport, number: number) => void;
}): Promise<LinkReport> {
  const chance = seeded(options.seed);
  // One of the two is ten minutes ahead, so the other is ten minutes behind.
  const isGiverAhead = options.seed % 2 === 1;
  const giver = await openStation('giver', {
    ...options.giver,
    clockMinutes: isGiverAhead ? 10 : 0,
  });
  const holder = await openStation('holder', {
    ...options.holder,
    clockMinutes: isGiverAhead ? 0 : 10,
  });
  const rounds: RoundReport[] = [];
  try {
    await acquaint(giver, holder);
    await Promise.all([giver.start(), holder.start()]);
    const stage = openStage(giver, holder, chance, options);
    for (let number = 1; number <= options.rounds; number += 1) {
      const round = await playRound(stage, number, options.tasks);
      rounds.push(round);
      options.told?.(round, number);
    }
    await untilEqual(stage);
    return await reportOf(stage, rounds);
  } finally {
    await giver.close();
    await holder.close();
  }
}

/** The two sides, their people, and the troubles to come. */
interface Stage {
  readonly giver: Station;
  readonly holder: Station;
  readonly planner: Client;
  readonly head: Client;
  readonly trouble: () => Trouble;
  /** Acts that must be in force in the end: the state in which each task has to stand. */
  readonly due: Map<string, TaskRecord['state']>;
}

function openStage(
  giver: Station,
  holder: Station,
  chance: () => number,
  { troubles, kills }: { readonly troubles: number; readonly kills: boolean },
): Stage {
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(chance() * of.length)];
  return {
    ...{ giver, holder, due: new Map() },
    planner: createClient('planner', postOf(giver, 'planner'), giver.address),
    head: createClient('departmentHead', postOf(holder, 'departmentHead'), holder.address),
    trouble() {
      if (chance() >= troubles) return null;
      const side = pick(['giver', 'holder'] as const) ?? 'giver';
      const cut = pick(CUTS) ?? 'before';
      return kills && chance() < 0.3 ? { kill: side } : { cut, to: side };
    },
  };
}

/** Hand over, accept, hand back, insist, report, return, report, accept, extend, move a deadline, withdraw. */
async function playRound(stage: Stage, number: number, count: number): Promise<RoundReport> {
  const { giver, holder, planner, head } = stage;
  const began = performance.now();
  const before = acknowledged(stage);
  let steps = 0;
  const step = async (act: () => Promise<unknown>, until: () => Promise<boolean>) => {
    steps += 1;
    await meet(stage, stage.trouble(), act, until);
  };
  const lines = Array.from({ length: count }, (_, n) => ({
    ...{ title: `Việc ${n + 1} của lượt ${number}`, dueOn: asDay('2099-06-30') },
    unitIds: [giver.world.hanoi.department.id],
  }));
  let above: readonly string[] = [];
  await step(
    async () => {
      ({ taskIds: above } = await giveTasks(giver.platform, giver.world.actors.planner, lines));
    },
    async () => (await ownTasks(holder, above)).length === count,
  );
  const below = await ownTasks(holder, above);
  const [first = '', second = '', third = ''] = below;
  const [firstAbove = '', secondAbove = '', thirdAbove = ''] = above;
  const at = (station: Station, id: string, state: TaskRecord['state']) => async () =>
    (await read(station, id)).state === state;
  const onHead = (id: string, path: string, body: Record<string, unknown>) => () =>
    send(head, holder, id, path, body);
  const onPlanner = (id: string, path: string, body: Record<string, unknown>) => () =>
    send(planner, giver, id, path, body);
  const why = { reason: WHY };
  const done = { body: BODY, product: 'Sản phẩm', withoutEvidence: WHY };

  await step(onHead(first, 'hand-back', why), at(giver, firstAbove, 'handed_back'));
  await step(onPlanner(firstAbove, 'insist', why), at(holder, first, 'assigned'));
  for (const [n, id] of below.entries()) {
    await step(onHead(id, 'accept', {}), at(giver, above[n] ?? '', 'accepted'));
  }
  await step(onHead(first, 'progress', { body: BODY, percent: 40 }), async () => {
    return (await read(giver, firstAbove)).percent === 40;
  });
  await step(onHead(first, 'done', done), at(giver, firstAbove, 'reported'));
  await step(onPlanner(firstAbove, 'return-result', why), at(holder, first, 'in_progress'));
  await step(onHead(first, 'done', done), at(giver, firstAbove, 'reported'));
  await step(onPlanner(firstAbove, 'accept-result', {}), at(holder, first, 'closed'));
  const deadline = deadlineFromNorm('2099-09-30', '30/9/2099', 'inclusive');
  await step(onHead(second, 'extension', { deadline, ...why }), () => asked(giver, secondAbove));
  await step(onPlanner(secondAbove, 'extension/decision', { decision: 'granted' }), async () => {
    return (await read(holder, second)).due_on === '2099-09-30';
  });
  await step(onPlanner(secondAbove, 'suspend', why), at(holder, second, 'suspended'));
  const resumed = { ...why, dueOn: '2099-12-31' };
  await step(onPlanner(secondAbove, 'resume', resumed), async () => {
    const { state, due_on } = await read(holder, second);
    return state === 'accepted' && due_on === '2099-12-31';
  });
  await step(onPlanner(thirdAbove, 'withdraw', why), at(holder, third, 'withdrawn'));
  // What both sides do at one moment: nobody waits for the other in between.
  for (const [n, id] of below.slice(3).entries()) {
    const up = above[n + 3] ?? '';
    await step(
      () => Promise.all([onHead(id, 'done', done)(), onPlanner(up, 'suspend', why)()]),
      at(holder, id, 'suspended'),
    );
    await step(onPlanner(up, 'resume', { ...why, dueOn: null }), at(giver, up, 'reported'));
    stage.due.set(up, 'reported');
  }
  stage.due.set(firstAbove, 'closed').set(secondAbove, 'accepted').set(thirdAbove, 'withdrawn');
  const seconds = (performance.now() - began) / 1_000;
  return { steps, acknowledged: acknowledged(stage) - before, seconds };
}

/** One step in trouble: it is done, whatever happens, and waited for until it is in force on the other side. */
async function meet(
  { giver, holder, planner, head }: Stage,
  trouble: Trouble,
  act: () => Promise<unknown>,
  until: () => Promise<boolean>,
): Promise<void> {
  const stations = { giver, holder };
  let dying: Promise<void> | null = null;
  if (trouble !== null && 'cut' in trouble) stations[trouble.to].line.next = trouble.cut;
  const doing = act();
  if (trouble !== null && 'kill' in trouble) {
    const station = stations[trouble.kill];
    dying = (async () => {
      await sleep(30);
      await station.kill();
      await station.start();
    })();
  }
  await Promise.all([doing, dying]);
  await Promise.all([planner.settleOpen(), head.settleOpen()]);
  const end = Date.now() + PATIENCE_MS;
  for (let looked = 0; !(await until()); looked += 1) {
    if (Date.now() > end) {
      const held = [await heldUp(giver), await heldUp(holder)].join('\n');
      throw new Error(`Not in force after ${JSON.stringify(trouble)}: ${String(until)}\n${held}`);
    }
    if (looked % 5 === 4) await Promise.all([giver.nudge(), holder.nudge()]);
    await sleep(60);
  }
}

/** Sends an act with the version that holds, again where somebody was quicker, as a person does. */
async function send(
  client: Client,
  station: Station,
  id: string,
  path: string,
  body: Record<string, unknown>,
): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    const { version } = await read(station, id);
    await client.send({ act: path, path: `/api/tasks/${id}/${path}`, body: { version, ...body } });
    const sent = client.acts.at(-1);
    if (sent?.state !== 'refused') return;
    if (!sent.answer.startsWith('409')) throw new Error(`${path}: ${sent.answer}`);
  }
  throw new Error(`${path} on ${id} was refused: ${client.acts.at(-1)?.answer}`);
}

function acknowledged({ planner, head }: Stage): number {
  return [...planner.acts, ...head.acts].filter(({ state }) => state === 'done').length;
}

async function read({ platform, ownId }: Station, id: string): Promise<TaskRecord> {
  const found = await findTask(platform.db, [ownId], id);
  if (!found) throw new Error(`Task ${id} is gone`);
  return found;
}

/** The holder's own tasks for some of the giver's, in their order. */
async function ownTasks({ platform, ownId }: Station, above: readonly string[]): Promise<string[]> {
  const found = await rows(
    platform.db,
    sql<{ id: string }>`select id from task where authority_id = ${ownId}
        and superior_id = any(${above}::bigint[]) order by superior_id, id`,
  );
  return found.map(({ id }) => id);
}

async function asked({ platform, ownId }: Station, id: string): Promise<boolean> {
  const found = await firstRow(
    platform.db,
    sql`select 1 from extension_request where authority_id = ${ownId} and task_id = ${id}
        and decision is null`,
  );
  return found !== null;
}

async function views({ giver, holder }: Stage) {
  const [above, below] = await Promise.all([
    shownTasks(giver.platform.db, giver.ownId, giver.otherId, 'giver'),
    shownTasks(holder.platform.db, holder.ownId, holder.otherId, 'holder'),
  ]);
  return { above: viewOf(above), below: viewOf(below) };
}

/** Waits until nothing is on its way, and both have said all that they have to say. */
async function untilEqual(stage: Stage): Promise<void> {
  const { giver, holder } = stage;
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { above, below } = await views(stage);
    if ((await onTheWay(giver)) + (await onTheWay(holder)) === 0) {
      const again = await views(stage);
      if (isDeepStrictEqual(again.above, again.below)) return;
    }
    if (Date.now() > end) return;
    await Promise.all([giver.nudge(), holder.nudge()]);
    await sleep(isDeepStrictEqual(above, below) ? 100 : 300);
  }
}

async function onTheWay({ platform }: Station): Promise<number> {
  const found = await firstRow(
    platform.db,
    sql<{ count: number }>`select (
        (select count(*) from delivery where state = 'waiting')
        + (select count(*) from exchange_inbox where state = 'waiting'))::int as count`,
  );
  return found?.count ?? 0;
}

/** What a side still has to send, to take in and to follow, for whoever looks for the reason. */
async function heldUp({ side, platform }: Station): Promise<string> {
  const found = await rows(
    platform.db,
    sql<{ says: string }>`
      select concat_ws(' ', 'out', event, subject, state, attempts, last_error) as says
        from delivery where state <> 'sent'
      union all select concat_ws(' ', 'in', kind, subject, state, attempts, last_error)
        from exchange_inbox where state <> 'applied'
      union all select concat_ws(' ', 'cursor', follower, authority_id, position, attempts, last_error)
        from journal_cursor where position > 0
      union all select concat_ws(' ', 'away', last_error, open_until)
        from delivery_destination where failures > 0`,
  );
  return found.map(({ says }) => `${side}: ${says}`).join('\n');
}

async function reportOf(stage: Stage, rounds: readonly RoundReport[]): Promise<LinkReport> {
  const { giver, holder, due } = stage;
  const { above, below } = await views(stage);
  const differences = above.flatMap((line, n) =>
    isDeepStrictEqual(line, below[n]) ? [] : [{ above: line, below: below[n] ?? null }],
  );
  const sent = await Promise.all([sendings(giver), sendings(holder)]);
  const sum = (of: 'messages' | 'tries') => sent.reduce((total, each) => total + each[of], 0);
  const standing = new Map(above.map(({ giverTask, state }) => [giverTask, state]));
  const notInForce = [...due].filter(([id, state]) => standing.get(id) !== state).length;
  const reports = (lines: typeof above) =>
    lines.reduce((total, { reports: each }) => total + (each ?? 0), 0);
  const twice = (await Promise.all([twiceIn(giver), twiceIn(holder)])).reduce((a, b) => a + b);
  const missing = Math.max(0, due.size - below.length);
  return {
    ...{ rounds, tasks: due.size, acknowledged: acknowledged(stage), differences },
    ...{ messages: sum('messages'), resent: sum('tries') - sum('messages') },
    cuts: giver.line.cuts() + holder.line.cuts(),
    kills: giver.kills() + holder.kills(),
    duplicates: twice + Math.max(0, reports(above) - reports(below)),
    losses: missing + notInForce + Math.max(0, reports(below) - reports(above)),
  };
}

async function sendings({ platform }: Station) {
  const found = await firstRow(
    platform.db,
    sql<{ messages: number; tries: number }>`
      select count(*)::int as messages, coalesce(sum(greatest(attempts, 1)), 0)::int as tries
      from delivery where kind = 'message'`,
  );
  return found ?? { messages: 0, tries: 0 };
}

/** Tasks of the giver that stand twice, sayings taken in twice, acts of one entry told twice. */
async function twiceIn({ platform, ownId, otherId }: Station): Promise<number> {
  const handed = await handedBetween(platform.db, ownId, otherId, 'holder');
  const own = new Set(handed.map(({ taskId }) => taskId));
  const found = await firstRow(
    platform.db,
    sql<{ count: number }>`select (
        (select count(*) from (select 1 from task where authority_id = ${ownId}
          and superior_id is not null group by superior_id having count(*) > 1) x)
        + (select count(*) from (select 1 from journal where authority_id = ${ownId}
          and via like 'partner:%' and after -> 'from' is not null
          group by act, subject_id, after -> 'from' ->> 'at' having count(*) > 1) y))::int as count`,
  );
  return (found?.count ?? 0) + (handed.length - own.size);
}

/** Numbers from 0 to 1 that a seed decides. */
function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
