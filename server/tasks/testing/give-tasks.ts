import type { Day } from '../../calendar/rules/day.ts';
import { registerDirective } from '../../directives/register-directive.ts';
import type { Actor } from '../../organisation/actor.ts';
import { noteReach } from '../../organisation/units.ts';
import { type IssuedTasks, issuedTasks, UnitSets } from '../../plans/rules/issued-tasks.ts';
import {
  insertCoordinators,
  insertFields,
  insertPlan,
  insertWords,
} from '../../plans/store/plan-store.ts';
import { writeIssuedTasks } from '../../plans/task-rows.ts';
import { type Platform, perform } from '../../platform/act.ts';

/** One line of a plan: a title, the units that lead, and by when. Several units make a group. */
export interface GivenLine {
  readonly title: string;
  readonly unitIds: readonly string[];
  readonly dueOn?: Day | null;
  /** Index into the fields. */
  readonly field?: number;
  readonly coordinatorIds?: readonly string[];
}

/** A plan as tests give it. */
export interface GivenPlan {
  readonly planId: string;
  readonly fieldIds: readonly string[];
  /** Task ids in the order of the lines and their units, groups left out. */
  readonly taskIds: readonly string[];
  readonly groupIds: readonly string[];
}

let plans = 0;

/** Issues a plan through the product's own stores, without a text to read: directive, plan, tasks, postings. */
export async function giveTasks(
  platform: Platform,
  actor: Actor,
  lines: readonly GivenLine[],
  fields: readonly string[] = ['Viễn thông', 'Bưu chính'],
): Promise<GivenPlan> {
  const { authorityId } = actor;
  plans += 1;
  const number = `${plans}/KH-BTTTT`;
  return perform(
    platform,
    { name: 'issue_plan', authorityId, author: actor, key: null },
    async (context) => {
      const { tx, ids, now } = context;
      const directive = await registerDirective(context, {
        ...{ type: 'KH', number, issuedOn: null, issuerUnitId: null, issuerName: null },
        ...{ signer: null, title: `Kế hoạch ${number}`, text: '', file: null },
        ...{ clauses: [], citations: [], newEdition: false },
      });
      const ownerUnitId = actor.jurisdictionUnitId;
      const plan = {
        ...{ id: ids.next(), directiveId: directive.id, ownerUnitId, title: `Kế hoạch ${number}` },
        effectiveOn: now.toISOString().slice(0, 10),
        ...{ declaredTasks: lines.length, declaredFields: null, folded: `ke hoach ${number}` },
      };
      await insertPlan(tx, authorityId, plan, now);
      const fieldRows = fields.map((name) => ({ id: ids.next(), name, declaredCount: null }));
      await insertFields(tx, authorityId, plan.id, fieldRows);
      const words = lines.map((line, index) => ({
        ...{ id: ids.next(), clauseId: null, label: `${index + 1}`, title: line.title },
        fieldId: line.field === undefined ? null : (fieldRows[line.field]?.id ?? null),
        ...{ quote: `${line.title}.`, span: null, product: null },
        deadline: deadlineOf(line.dueOn ?? null),
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
        const { unitIds = [], dueOn = null } = lines[index] ?? {};
        return { wordsId, fieldId, set: sets.add(unitIds), isGroup: unitIds.length > 1, dueOn };
      });
      const count = lines.reduce(
        (sum, { unitIds }) => sum + unitIds.length + (unitIds.length > 1 ? 1 : 0),
        0,
      );
      const { first: firstId } = ids.block(Math.max(count, 1));
      const tasks: IssuedTasks = { firstId, count, unitSets: sets.sets, lines: placed };
      await writeIssuedTasks(context, { planId: plan.id, ownerUnitId }, tasks);
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
