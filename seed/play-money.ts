import { sql } from 'kysely';
import { enterLineAmount } from '../server/budget/enter-amount.ts';
import { enterThriftStep, openThriftItem } from '../server/budget/follow-thrift.ts';
import { addMoneySource } from '../server/budget/money-sources.ts';
import { openBudgetLine } from '../server/budget/open-line.ts';
import { addMoneyProject } from '../server/budget/projects.ts';
import type { Step } from '../server/budget/rules/thrift.ts';
import { asDay, type Day } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import type { Agenda } from './agenda.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface MoneyStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
}

interface MoneyPlan {
  /** The file of the text that has been issued. */
  readonly file: string;
  readonly planId: string;
  readonly planner: Actor;
}

const FUND = 'Quỹ dịch vụ viễn thông công ích Việt Nam';
const MILLION = 1_000_000n;
/** Its own, so that the lives of tasks go on as they did without money. */
const chance = createChance(601);

/** What a line of the demonstration says, in triệu đồng. */
interface PlayedLine {
  readonly years: readonly [number, number];
  readonly carriedFrom?: number;
  readonly planned: number;
  readonly allotted?: number;
  /** Disbursed in triệu by day; a decision where a movement goes beyond what was allotted. */
  readonly disbursed?: readonly (readonly [day: string, sum: number, decision?: string])[];
}

/**
 * The money of the two texts that speak of it. From Decision 601: the fund as the source, the years 2022 and
 * 2023 each and together, a sum given at a task and again at its projects, carried-over capital, and one
 * disbursement beyond the allotment by decision. From Plan 1097: thrift through its steps. The texts name the
 * tasks, the fund and the years; the sums are made up.
 */
export async function playMoney(stage: MoneyStage, plan: MoneyPlan): Promise<void> {
  if (plan.file === 'quyet-dinh-601.txt') await playFund(stage, plan);
  if (plan.file === 'ke-hoach-1097.txt') await playThrift(stage, plan);
}

async function playFund(stage: MoneyStage, plan: MoneyPlan): Promise<void> {
  const { platform, agenda } = stage;
  const { planner } = plan;
  const tablets = await taskOf(stage, plan, 'máy tính bảng');
  const towers = await taskOf(stage, plan, 'hạ tầng viễn thông');
  const list = await taskOf(stage, plan, 'mức vốn dự kiến');
  if (!tablets || !towers || !list) throw new Error('Decision 601 lacks a task that money is for');
  const at = (day: string, work: () => Promise<void>) =>
    agenda.add(officeMoment(asDay(day), chance), work);
  at('2022-04-18', async () => {
    const fund = await addMoneySource(
      platform,
      planner,
      { name: FUND, aliases: ['Quỹ VTCI', 'Quỹ dịch vụ viễn thông công ích'] },
      null,
    );
    const project = async (code: string, name: string, task: TaskRow) => {
      const body = { code, name, unitId: task.unit_id, planId: null, taskId: task.id };
      const { id } = await addMoneyProject(platform, planner, body, null);
      return { kind: 'project' as const, id };
    };
    const play = (node: Node, source: string, lines: readonly PlayedLine[]) =>
      playLines({ ...stage, planner }, node, source, lines, '2022-04-18');
    // The task is given whole, and again as its two projects: counted once.
    await play({ kind: 'task', id: tablets.id }, fund.key, [
      { years: [2022, 2023], planned: 960_000 },
      { years: [2022, 2022], planned: 520_000, allotted: 500_000 },
      { years: [2023, 2023], planned: 400_000 },
    ]);
    await play(
      await project('SMT-01', 'Mua máy tính bảng cho học sinh, đợt 1', tablets),
      fund.key,
      [
        {
          ...{ years: [2022, 2022], planned: 300_000, allotted: 290_000 },
          disbursed: [
            ['2022-07-15', 120_000],
            ['2022-10-20', 96_500],
            ['2022-12-26', 71_250],
          ],
        },
      ],
    );
    await play(
      await project('SMT-02', 'Mua máy tính bảng cho học sinh, đợt 2', tablets),
      fund.key,
      [
        {
          ...{ years: [2022, 2022], planned: 180_000, allotted: 170_000 },
          disbursed: [['2022-12-28', 128_400]],
        },
        {
          ...{ years: [2023, 2023], planned: 380_000, allotted: 380_000 },
          disbursed: [
            ['2023-05-19', 150_000],
            ['2023-11-24', 212_600],
          ],
        },
      ],
    );
    await play({ kind: 'task', id: towers.id }, fund.key, [
      {
        ...{ years: [2022, 2022], planned: 1_250, allotted: 1_200 },
        disbursed: [
          ['2022-06-10', 640],
          ['2022-09-30', 610, 'Quyết định điều chỉnh dự toán năm 2022 của Quỹ'],
        ],
      },
    ]);
    await play({ kind: 'task', id: list.id }, 'state', [
      {
        ...{ years: [2022, 2022], planned: 860, allotted: 860 },
        disbursed: [['2022-06-24', 798.5]],
      },
    ]);
    at('2023-02-09', async () => {
      const node = { kind: 'task' as const, id: tablets.id };
      const carried = { years: [2023, 2023] as const, carriedFrom: 2022, planned: 41_600 };
      const disbursed = [['2023-06-28', 38_900]] as const;
      const lines = [{ ...carried, allotted: 41_600, disbursed }];
      await playLines({ ...stage, planner }, node, fund.key, lines, '2023-02-09');
    });
  });
}

interface Node {
  readonly kind: 'task' | 'project';
  readonly id: string;
}

/** Opens the lines of a place and has each disbursement entered on its day. */
async function playLines(
  { platform, agenda, planner }: MoneyStage & { readonly planner: Actor },
  node: Node,
  source: string,
  lines: readonly PlayedLine[],
  onDay: string,
): Promise<void> {
  for (const { years, carriedFrom, planned, allotted, disbursed = [] } of lines) {
    const said = { onDay, basis: '601/QĐ-BTTTT', decision: null };
    const { lineId } = await openBudgetLine(
      platform,
      planner,
      {
        ...{ node, fromYear: years[0], toYear: years[1], source, provisionId: null },
        carriedFrom: carriedFrom ?? null,
        entries: [
          { measure: 'planned', amount: dong(planned), ...said },
          ...(allotted === undefined
            ? []
            : [{ measure: 'allotted' as const, amount: dong(allotted), ...said }]),
        ],
      },
      null,
    );
    disbursed.forEach(([day, sum, decision = null], at) => {
      agenda.add(officeMoment(asDay(day), chance), async () => {
        const entry = { measure: 'disbursed' as const, amount: dong(sum), onDay: day };
        const body = { version: at + 1, ...entry, basis: 'Kho bạc xác nhận', decision };
        await enterLineAmount(platform, planner, lineId, body, null);
      });
    });
  }
}

/** Triệu to đồng; the made-up sums have one decimal at most. */
function dong(million: number): string {
  return ((BigInt(Math.round(million * 10)) * MILLION) / 10n).toString();
}

/** What a sum of Plan 1097 was at each step, in triệu, with the day of each. */
const THRIFT: readonly {
  readonly name: string;
  readonly words: string;
  readonly source: string;
  readonly year: number;
  readonly steps: readonly (readonly [Step, Day, number])[];
}[] = [
  {
    ...{ name: 'Dự toán chi thường xuyên các đơn vị thuộc Bộ', words: 'Tiết kiệm trong lập' },
    ...{ source: 'regular', year: 2023 },
    steps: [
      ['proposed', asDay('2023-04-20'), 412_600],
      ['estimated', asDay('2023-05-30'), 398_200],
      ['appraised', asDay('2023-07-14'), 381_450],
      ['approved', asDay('2023-08-25'), 380_000],
      ['settled', asDay('2024-03-28'), 372_900],
    ],
  },
  {
    ...{ name: 'Mua sắm thiết bị đo kiểm dùng chung', words: 'Tiết kiệm trong lập' },
    ...{ source: 'state', year: 2024 },
    steps: [
      ['proposed', asDay('2024-01-18'), 28_500],
      ['estimated', asDay('2024-02-27'), 27_900],
      ['appraised', asDay('2024-05-16'), 25_340],
      ['approved', asDay('2024-06-20'), 25_340],
      ['settled', asDay('2025-02-20'), 24_880],
    ],
  },
  {
    ...{ name: 'Tuyên truyền phong trào trên báo chí', words: 'chuyên mục tuyên truyền' },
    ...{ source: 'regular', year: 2024 },
    steps: [
      ['proposed', asDay('2024-02-06'), 3_400],
      ['estimated', asDay('2024-03-12'), 3_150],
      ['appraised', asDay('2024-04-23'), 2_960],
    ],
  },
];

async function playThrift(stage: MoneyStage, plan: MoneyPlan): Promise<void> {
  const { platform, agenda } = stage;
  for (const { name, words, source, year, steps } of THRIFT) {
    const task = await taskOf(stage, plan, words);
    const [first, ...rest] = steps;
    if (!task || !first) throw new Error(`Plan 1097 has no task for ${name}`);
    const said = ([step, onDay, sum]: (typeof steps)[number]) => ({
      ...{ step, amount: dong(sum), onDay, basis: null },
    });
    agenda.add(officeMoment(first[1], chance), async () => {
      const body = { name, unitId: task.unit_id, taskId: task.id, year, source };
      const { itemId } = await openThriftItem(
        platform,
        plan.planner,
        { ...body, steps: [said(first)] },
        null,
      );
      rest.forEach((step, at) => {
        agenda.add(officeMoment(step[1], chance), async () => {
          const entry = { ...said(step), version: at + 1 };
          await enterThriftStep(platform, plan.planner, itemId, entry, null);
        });
      });
    });
  }
}

interface TaskRow {
  readonly id: string;
  readonly unit_id: string;
}

/** The task of a plan whose words have these in them. */
async function taskOf(
  { platform }: MoneyStage,
  { planId, planner }: MoneyPlan,
  words: string,
): Promise<TaskRow | null> {
  const [found] = await rows(
    platform.db,
    sql<TaskRow>`select t.id, t.unit_id from task t
        join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.authority_id = ${planner.authorityId} and t.plan_id = ${planId}
          and t.parent_id is null and w.title ilike ${`%${words}%`}
        order by w.ordinal, t.id limit 1`,
  );
  return found ?? null;
}
