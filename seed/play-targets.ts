import { sql } from 'kysely';
import { addDays, asDay } from '../server/calendar/rules/day.ts';
import {
  type IndicatorShape,
  IndicatorShape as Shape,
  TargetShape,
  ValueEntry,
} from '../server/indicators/contract.ts';
import { changeIndicator, defineIndicator } from '../server/indicators/define-indicator.ts';
import { followTargets } from '../server/indicators/follow-targets.ts';
import { linkTask } from '../server/indicators/link-task.ts';
import { figuresByIndicator } from '../server/indicators/move-by-indicator.ts';
import { recordValues } from '../server/indicators/record-values.ts';
import { changeTarget } from '../server/indicators/set-target.ts';
import { findTargets } from '../server/indicators/store/target-store.ts';
import { targetsOfPlanView } from '../server/indicators/targets-of-plan-view.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import { setRollUpMode } from '../server/tasks/set-arrangement.ts';
import { registerIndicatorFigures } from '../server/tasks/store/indicator-figures.ts';
import { createChance } from './chance.ts';
import { playAllocations, playFibre } from './play-allocations.ts';
import { playCommuneTargets } from './play-commune-targets.ts';
import { playProducts } from './play-products.ts';
import { type Figures, type FollowedFigures, JUDGED_IN_WORDS, OF_1723 } from './target-figures.ts';
import { MADE_UP, mark, type TargetStage, unitsByName } from './target-stage.ts';
import { officeMoment } from './work-hours.ts';

/** The targets of a plan of the demonstration: followed a few days after it, and seen year by year. */
export function playTargets(file: string, theatre: Omit<TargetStage, 'chance'>): void {
  // A chance of its own: what is drawn here changes nothing of the lives of tasks.
  const stage = { ...theatre, chance: createChance(1723) };
  const play = {
    'quyet-dinh-1723.txt': playDecision,
    'quyet-dinh-601.txt': playAllocations,
    'ke-hoach-150.txt': playProducts,
    'ke-hoach-tinh.txt': playCommuneTargets,
  }[file];
  if (!play) return;
  stage.agenda.add(officeMoment(addDays(stage.effectiveOn, 4), stage.chance), () => play(stage));
}

/** Values are reported in two rounds: until the middle of the plan, and at its end. */
const ROUNDS = [
  { on: asDay('2024-03-11'), until: 2023 },
  { on: asDay('2026-03-09'), until: 2025 },
] as const;

async function playDecision(stage: TargetStage): Promise<void> {
  registerIndicatorFigures(figuresByIndicator);
  const { platform, planner, planId } = stage;
  const unitIds = unitsByName(stage);
  await playFibre(stage, unitIds.get('Cục Viễn thông') ?? '');
  const { found } = await targetsOfPlanView(platform, planner, planId, undefined);
  const own = new Map<string, string>();
  for (const figures of OF_1723) {
    const provision = found.find(({ quote }) => figures.words.test(quote));
    const unitId = unitIds.get(figures.unit);
    if (unitId === undefined) throw new Error(`No unit ${figures.unit}`);
    const provisionIds = provision ? [provision.provisionId] : [];
    const { targets } = provision
      ? await followTargets(platform, planner, planId, { provisionIds, unitId }, null)
      : { targets: [] };
    const [followed] = targets;
    const id = followed
      ? await describe(stage, figures, followed.indicatorId, followed.id)
      : await setByHand(stage, figures, unitId);
    own.set(figures.shape.code, id);
    schedule(stage, figures, id, unitId);
  }
  await playWords(stage, unitIds);
  await linkTasks(stage, own);
}

/** Names a followed indicator, gives it its ranking or formula and its target the baseline to count from. */
async function describe(
  { platform, planner }: TargetStage,
  { shape, baseline }: FollowedFigures,
  indicatorId: string,
  targetId: string,
): Promise<string> {
  const { authorityId } = planner;
  const [target] = await findTargets(sightOf(platform), authorityId, sql`t.id = ${targetId}`);
  if (!target) throw new Error(`No target ${targetId}`);
  const unitId = target.unit_id;
  await changeIndicator(
    platform,
    planner,
    indicatorId,
    { ...Shape.parse({ source: MADE_UP, ...shape, unitId }), version: 1 },
    null,
  );
  if (!baseline) return indicatorId;
  const { starts, ends, quote, plan_id, promise } = target;
  const changed = TargetShape.parse({
    ...{ ...promise, unitId, planId: plan_id, quote },
    span: starts === null || ends === null ? null : { start: starts, end: ends },
    baseline: mark(baseline[0], baseline[1]),
  });
  const why = 'Bổ sung gốc so sánh';
  await changeTarget(platform, planner, targetId, { ...changed, version: 1, why }, null);
  return indicatorId;
}

/** A comparison whose words the reader did not take for a target: set by hand, with the words that order it. */
async function setByHand(
  { platform, planner, planId }: TargetStage,
  { shape, quote, other, fromYear }: FollowedFigures,
  unitId: string,
): Promise<string> {
  if (!other || !quote) throw new Error(`Not in the plan: ${shape.name}`);
  const define = (more: Partial<IndicatorShape>, targets: TargetShape[]) => {
    const made = Shape.parse({ source: MADE_UP, measure: '%', ...more, unitId });
    return defineIndicator(platform, planner, { ...made, targets }, null);
  };
  const { values: _values, ...named } = other;
  const { id: otherId } = await define(named, []);
  const promise = {
    kind: 'compare',
    operator: '>',
    otherId,
    due: '2025',
    fromYear: fromYear ?? null,
  };
  const { id } = await define(shape, [TargetShape.parse({ promise, planId, quote })]);
  return id;
}

function sightOf({ db }: Platform) {
  return { db, day: asDay('9999-12-30'), isPast: false };
}

/** The figures of a unit's own targets, in two rounds. */
function schedule(stage: TargetStage, figures: FollowedFigures, id: string, unitId: string): void {
  const head = stage.everyone.get(unitId)?.head;
  if (!head) return;
  let from = 0;
  for (const { on, until } of ROUNDS) {
    const since = from;
    from = until;
    stage.agenda.add(officeMoment(on, stage.chance), async () => {
      const own = entriesOf(unitId, figures.values, since, until);
      const members = Object.entries(figures.members ?? {}).flatMap(([code, values]) =>
        entriesOf(unitId, values, since, until, `nganh:${code}`),
      );
      const expected = entriesOf(unitId, figures.estimates ?? {}, since, until);
      const estimates = expected.map((each) => ({ ...each, kind: 'estimate' as const }));
      await record(stage, head, id, [...own, ...members, ...estimates]);
      if (!figures.other) return;
      const other = await comparedWith(stage, id);
      const values = figures.other.values;
      if (other) await record(stage, head, other, entriesOf(unitId, values, since, until));
    });
  }
}

function entriesOf(
  unitId: string,
  values: Figures,
  since: number,
  until: number,
  member = '',
): ValueEntry[] {
  return Object.entries(values).flatMap(([year, value]) =>
    Number(year) > since && Number(year) <= until
      ? [ValueEntry.parse({ unitId, period: year, value, member })]
      : [],
  );
}

async function record(
  { platform }: TargetStage,
  actor: Actor,
  id: string,
  values: ValueEntry[],
): Promise<void> {
  if (values.length > 0) await recordValues(platform, actor, id, { values }, null);
}

/** The indicator that the target of another is compared with. */
async function comparedWith({ platform, planner }: TargetStage, id: string) {
  const [target] = await findTargets(
    sightOf(platform),
    planner.authorityId,
    sql`t.indicator_id = ${id}`,
  );
  const promise = target?.promise.promise;
  return promise?.kind === 'compare' ? promise.otherId : null;
}

/** Qualitative: dated judgements in words. */
async function playWords(stage: TargetStage, unitIds: ReadonlyMap<string, string>): Promise<void> {
  const { platform, planner, planId, everyone } = stage;
  const { unit, quote, shape, words } = JUDGED_IN_WORDS;
  const unitId = unitIds.get(unit) ?? '';
  const target = TargetShape.parse({
    promise: { kind: 'qualitative', due: '2025' },
    planId,
    quote,
  });
  const made = Shape.parse({ ...shape, unitId });
  const { id } = await defineIndicator(platform, planner, { ...made, targets: [target] }, null);
  const head = everyone.get(unitId)?.head;
  if (!head) return;
  for (const [index, [period, judged, said]] of words.entries()) {
    const entry = ValueEntry.parse({ unitId, period, value: null, judged, words: said });
    const on = ROUNDS[index]?.on;
    if (on)
      stage.agenda.add(officeMoment(on, stage.chance), () => record(stage, head, id, [entry]));
  }
}

/** Which task moves which indicator; the first of them takes its progress from the indicator. */
async function linkTasks(stage: TargetStage, own: ReadonlyMap<string, string>): Promise<void> {
  const { platform, planner, planId } = stage;
  const tasks = await rows(
    platform.db,
    sql<{ id: string; title: string }>`
      select t.id, w.title from task t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.authority_id = ${planner.authorityId} and t.plan_id = ${planId}
        and t.parent_id is null order by t.id`,
  );
  for (const [words, code, note] of MOVES) {
    const task = tasks.find(({ title }) => words.test(title));
    const id = own.get(code);
    if (!task || id === undefined) continue;
    await linkTask(platform, planner, id, { taskId: task.id, note }, null);
    if (code === 'hang_buu_chinh') {
      await setRollUpMode(platform, planner, task.id, { mode: 'indicator' }, null);
    }
  }
}

const MOVES = [
  [/Phát triển bưu chính/, 'hang_buu_chinh', 'Mạng bưu chính phục vụ thương mại điện tử'],
  [/Phổ cập cáp quang/, 'cap_quang', 'Kéo cáp tới hộ ở vùng chưa có'],
  [/Phổ cập điện thoại/, 'dien_thoai', 'Hỗ trợ máy cho hộ khó khăn'],
  [/Nâng thứ hạng an toàn/, 'hang_attt', 'Năm trụ cột của bảng xếp hạng'],
  [/Chiến lược quốc gia phát triển kinh tế số/, 'kinh_te_so', 'Khung chính sách'],
  [/công nghiệp công nghệ số/, 'hang_cong_nghiep', 'Doanh nghiệp công nghệ số'],
  [/tiếp cận thông tin báo chí/, 'tiep_can_bao_chi', 'Đài cơ sở, báo điện tử'],
  [/mạng xã hội trong nước/, 'mxh_viet_nam', 'Nền tảng trong nước'],
] as const;
