import { type Day, dayInVietnam } from '../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import { DEFAULT_TIME_RULES } from '../../calendar/rules/time-rules.ts';
import { registerDirective } from '../../directives/register-directive.ts';
import type { Actor } from '../../organisation/actor.ts';
import { noteReach } from '../../organisation/units.ts';
import { shapeOf } from '../../plans/rules/draft-deadline.ts';
import { issuedDeadline } from '../../plans/rules/issued-deadline.ts';
import {
  type IssuedTasks,
  issuedTasks,
  placeLines,
  UnitSets,
} from '../../plans/rules/issued-tasks.ts';
import { seriesRows } from '../../plans/series-rows.ts';
import {
  insertCoordinators,
  insertFields,
  insertPlan,
  insertWords,
} from '../../plans/store/plan-store.ts';
import { insertSeries } from '../../plans/store/series-store.ts';
import { postIssued, writeTasks } from '../../plans/task-rows.ts';
import { type Platform, perform } from '../../platform/act.ts';

/** One line of a plan: a title, the units that lead, and by when. Several units make a group. */
export interface GivenLine {
  readonly title: string;
  readonly unitIds: readonly string[];
  readonly dueOn?: Day | null;
  /** Index into the fields. */
  readonly field?: number;
  readonly coordinatorIds?: readonly string[];
  /** A deadline other than a day: its words and their code (`trước ngày 25 hằng tháng`, `R/M@25`). */
  readonly says?: { readonly raw: string; readonly norm: string | null };
  /** The last day of a recurring duty. */
  readonly endsOn?: Day;
}

/** A plan as tests give it. */
export interface GivenPlan {
  readonly planId: string;
  readonly fieldIds: readonly string[];
  /** Task ids in the order of the lines and their units, groups left out. */
  readonly taskIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** So many plans were given in each database. */
const given = new WeakMap<Platform['db'], number>();

/** Issues a plan through the product's own stores, without a text to read: directive, plan, tasks, postings. */
export async function giveTasks(
  platform: Platform,
  actor: Actor,
  lines: readonly GivenLine[],
  fields: readonly string[] = ['Viễn thông', 'Bưu chính'],
  name?: string,
): Promise<GivenPlan> {
  const { authorityId } = actor;
  const ordinal = (given.get(platform.db) ?? 0) + 1;
  given.set(platform.db, ordinal);
  const number = `${ordinal}/KH-BTTTT`;
  const title = name ?? `Kế hoạch ${number}`;
  return perform(
    platform,
    { name: 'issue_plan', authorityId, author: actor, key: null },
    async (context) => {
      const { tx, ids, now } = context;
      const directive = await registerDirective(context, {
        ...{ type: 'KH', number, issuedOn: null, issuerUnitId: null, issuerName: null },
        ...{ signer: null, title, text: '', file: null },
        ...{ clauses: [], citations: [], newEdition: false },
      });
      const ownerUnitId = actor.jurisdictionUnitId;
      const plan = {
        ...{ id: ids.next(), directiveId: directive.id, ownerUnitId, title },
        effectiveOn: now.toISOString().slice(0, 10),
        ...{ declaredTasks: lines.length, declaredFields: null, folded: `ke hoach ${number}` },
      };
      await insertPlan(tx, authorityId, plan, now);
      const fieldRows = fields.map((name) => ({ id: ids.next(), name, declaredCount: null }));
      await insertFields(tx, authorityId, plan.id, fieldRows);
      const today = dayInVietnam(now);
      const deadlines = lines.map(({ says, dueOn, endsOn }) => {
        const days = { today, signedOn: today, effectiveOn: today, endsOn: endsOn ?? null };
        if (!says) return { shape: deadlineOf(dueOn ?? null), dueOn: dueOn ?? null, series: null };
        const deadline = { ...shapeOf(deadlineFromNorm(says.norm, says.raw)), span: null };
        return issuedDeadline({ deadline, quote: says.raw }, days, DEFAULT_TIME_RULES);
      });
      const words = lines.map((line, index) => ({
        ...{ id: ids.next(), clauseId: null, label: `${index + 1}`, title: line.title },
        fieldId: line.field === undefined ? null : (fieldRows[line.field]?.id ?? null),
        ...{ quote: `${line.title}.`, span: null, product: null },
        deadline: deadlines[index]?.shape ?? deadlineOf(null),
        why: { rule: null, confidence: null },
      }));
      await insertWords(tx, authorityId, plan, words);
      const parties = words.flatMap(({ id: wordsId }, index) =>
        (lines[index]?.coordinatorIds ?? []).map((unitId) => ({
          ...{ wordsId, unitId, written: 'đơn vị phối hợp', implied: false },
        })),
      );
      await insertCoordinators(tx, authorityId, parties);
      const sets = new UnitSets();
      const placed = words.map(({ id: wordsId, fieldId }, index) => {
        const { unitIds = [] } = lines[index] ?? {};
        const { dueOn = null, series = null } = deadlines[index] ?? {};
        const isGroup = unitIds.length > 1;
        const line = { wordsId, fieldId, set: sets.add(unitIds), isGroup, dueOn };
        return series === null ? line : { ...line, turns: series.turns };
      });
      const count = placeLines(placed, sets.sets).reduce((sum, { size }) => sum + size, 0);
      const { first: firstId } = ids.block(Math.max(count, 1));
      const tasks: IssuedTasks = { firstId, count, unitSets: sets.sets, lines: placed };
      await writeTasks(context, { planId: plan.id, ownerUnitId, tasks });
      await postIssued(context, plan.id, tasks);
      const made = words.map((row, index) => {
        const { shape = row.deadline, dueOn = null, series = null } = deadlines[index] ?? {};
        return { row, deadline: { shape, dueOn, series } };
      });
      await insertSeries(tx, authorityId, seriesRows(plan.id, tasks, made));
      const concerned = [...sets.sets.flat(), ...parties.map(({ unitId }) => unitId)];
      await noteReach(tx, authorityId, concerned);
      const after = { ...plan, tasks };
      await context.journal({ subjectKind: 'plan', subjectId: plan.id, before: null, after });
      const given = issuedTasks(tasks, ownerUnitId);
      return {
        planId: plan.id,
        fieldIds: fieldRows.map(({ id }) => id),
        taskIds: given.filter(({ isGroup }) => !isGroup).map(({ id }) => id),
        groupIds: given.filter(({ isGroup }) => isGroup).map(({ id }) => id),
      };
    },
  );
}

function deadlineOf(dueOn: Day | null) {
  return dueOn === null
    ? ({ raw: '', kind: 'NONE', precision: 'none', norm: null, startsOn: null, dueOn } as const)
    : ({
        raw: dueOn,
        kind: 'FIXED',
        precision: 'day',
        norm: dueOn,
        startsOn: null,
        dueOn,
      } as const);
}
