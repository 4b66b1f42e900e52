import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { refuseExcess, refuseLaterDay } from './act-on-line.ts';
import { budgetErrors, type openLine } from './contract.ts';
import { findNode, type MoneyNode, requireMoney } from './money-node.ts';
import { type Amounts, NO_AMOUNTS } from './rules/money.ts';
import { cross, sayYears } from './rules/period.ts';
import { insertEntries } from './store/entry-store.ts';
import { insertLines, linesAtNode } from './store/line-store.ts';
import { followedBy, isMoneyProvision } from './store/offer-store.ts';
import { sourcesOf } from './store/source-store.ts';

type Body = z.output<typeof openLine.body>;

/**
 * Begins a line of money (dòng kinh phí) with its first sums.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CARRIED_YEARS, UNKNOWN_SOURCE, LINE_EXISTS, YEARS_CROSS,
 *   DAY_NOT_YET, PROVISION_TAKEN, and those of {@link refuseExcess}
 */
export async function openBudgetLine(
  platform: Platform,
  actor: Actor,
  body: Body,
  key: string | null,
): Promise<{ lineId: string; version: number }> {
  requireRight(actor, 'budget.edit');
  const node = await findNode(platform.db, await reachOf(platform.db, actor), body.node);
  if (!node) throw new Refusal(platformErrors.NOT_FOUND);
  const { authorityId } = node;
  const request = { name: 'open_budget_line', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    await requireMoney(context.tx, actor, ['budget.edit'], node, dayInVietnam(context.now));
    return insertLine(context, node, body);
  });
}

/**
 * Writes a line that begins, with its first sums, inside an act.
 *
 * @throws Refusal as {@link openBudgetLine}, rights apart
 */
export async function insertLine(
  context: ActContext,
  node: MoneyNode,
  body: Body,
): Promise<{ lineId: string; version: number }> {
  const { tx, now, author } = context;
  const { authorityId } = node;
  const today = dayInVietnam(now);
  await refuseWrongLine(context, node, body);
  const sums: Record<keyof Amounts, bigint | null> = { ...NO_AMOUNTS };
  for (const { measure, amount, onDay } of body.entries) {
    refuseLaterDay(onDay, today);
    sums[measure] = BigInt(amount);
  }
  refuseExcess(NO_AMOUNTS, sums, body.entries.find(({ decision }) => decision)?.decision ?? null);
  const lineId = context.ids.next();
  await insertLines(tx, [
    {
      ...{ authority_id: authorityId, id: lineId },
      ...{ task_id: node.taskId, project_id: node.projectId },
      ...{ from_year: body.fromYear, to_year: body.toYear, source_key: body.source },
      ...{ carried_from: body.carriedFrom, provision_id: body.provisionId },
      ...{ since: now.toISOString(), made_by: author.personId },
    },
  ]);
  await insertEntries(
    tx,
    body.entries.map(({ measure, amount, onDay, basis, decision }) => ({
      ...{ authority_id: authorityId, id: context.ids.next(), line_id: lineId, measure, amount },
      ...{ on_day: onDay, basis, decision, version: 1, at: now.toISOString() },
      ...{ by_person: author.personId, corrects: null },
    })),
  );
  await context.journal({
    ...{ subjectKind: 'budget_line', subjectId: lineId },
    ...{ before: null, after: body },
  });
  return { lineId, version: 1 };
}

async function refuseWrongLine(
  { tx }: ActContext,
  node: MoneyNode,
  { fromYear, toYear, carriedFrom, source, provisionId }: Body,
): Promise<void> {
  const years = { from: fromYear, to: toYear };
  const said = sayYears(years);
  if (toYear < fromYear) {
    throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field: 'toYear' }] });
  }
  if (carriedFrom !== null && (carriedFrom >= fromYear || fromYear !== toYear)) {
    throw new Refusal(
      budgetErrors.CARRIED_YEARS,
      { years: said },
      {
        fields: [{ field: 'carriedFrom' }],
      },
    );
  }
  const known = (await sourcesOf(tx, node.authorityId)).find(({ key }) => key === source);
  if (!known || known.isClosed) {
    throw new Refusal(budgetErrors.UNKNOWN_SOURCE, {}, { fields: [{ field: 'source' }] });
  }
  const same = (await linesAtNode(tx, node.authorityId, node)).filter(
    (line) => line.sourceKey === source && line.carriedFrom === carriedFrom,
  );
  for (const { id, ...other } of same) {
    const theirs = { from: other.fromYear, to: other.toYear };
    if (sayYears(theirs) === said) {
      throw new Refusal(
        budgetErrors.LINE_EXISTS,
        { years: said, source: known.name },
        { lineId: id },
      );
    }
    if (cross(years, theirs)) {
      throw new Refusal(budgetErrors.YEARS_CROSS, { years: said, other: sayYears(theirs) });
    }
  }
  if (provisionId === null) return;
  if (!(await isMoneyProvision(tx, node.authorityId, provisionId))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  if ((await followedBy(tx, node.authorityId, provisionId)) !== null) {
    throw new Refusal(budgetErrors.PROVISION_TAKEN);
  }
}
