import { consolidatedMoney } from '../budget/consolidated.ts';
import { sourceNames } from '../budget/store/source-store.ts';
import type { Day } from '../calendar/rules/day.ts';
import { parsePeriod } from '../calendar/rules/period.ts';
import { fieldsOf, provisionsOf } from '../plans/store/plan-list.ts';
import { versionAt } from '../plans/store/plan-version-store.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { FrozenResult } from '../scorecards/frozen-ranking.ts';
import { frozenRows } from '../scorecards/store/edition-store.ts';
import { writtenDeadline } from '../tasks/plan-paper-view.ts';
import { statusOn } from '../tasks/rules/status.ts';
import { endOfSight } from '../tasks/store/as-of.ts';
import type { PlanFacts, StandingFacts, TaskFacts } from './rules/publication-facts.ts';
import { moneyFacts } from './rules/publication-money.ts';
import {
  type CutOff,
  countsOfLines,
  type LineRecord,
  linesOfPlan,
  partiesOfLines,
  planHead,
  standingsOfPlan,
} from './store/plan-facts-store.ts';
import { targetFactsOfPlan } from './target-facts-of-plan.ts';

/** Of which plan, under which addresses, and which rankings go along beside those of its own movement. */
export interface FactsWanted {
  readonly authority: { readonly id: string; readonly slug: string; readonly name: string };
  readonly planId: string;
  readonly planSlug: string;
  readonly scorecardIds: readonly string[];
}

/** How much money a page can hold. */
const MOST_YEARS = 60;

/**
 * All that may come to stand on a plan's public page, as it was on the evening of the cut-off day. Whose rights
 * see it is no question here: what goes out is decided by the table of public fields and by two people.
 *
 * @throws Refusal NOT_FOUND where the authority has no such plan
 */
export async function planFacts(
  cutOff: CutOff,
  { authority, planId, planSlug, scorecardIds }: FactsWanted,
): Promise<PlanFacts> {
  const { db, day } = cutOff;
  const head = await planHead(db, authority.id, planId);
  if (!head) throw new Refusal(platformErrors.NOT_FOUND);
  const end = cutOff.isPast ? endOfSight(cutOff) : null;
  const fields = await fieldsOf(db, authority.id, planId);
  const provisions = await provisionsOf(db, authority.id, planId, end);
  return {
    ...{ authority: { slug: authority.slug, name: authority.name }, planSlug, day },
    version: await versionAt(db, authority.id, planId, end),
    plan: { ...head },
    phases: provisions
      .filter(({ kind }) => kind === 'phase')
      .map(({ data }) => ({
        name: data.name,
        from: parsePeriod(String(data.start))?.startsOn,
        to: parsePeriod(String(data.end))?.endsOn,
      })),
    fields: fields.map(({ name, declaredCount }) => ({ name, declared: declaredCount })),
    tasks: await taskFacts(cutOff, authority.id, planId),
    targets: await targetFactsOfPlan(cutOff, authority.id, planId, provisions),
    money: await moneyOfPlan(cutOff, authority.id, planId),
    standings: await standingFacts(cutOff, authority.id, head.directiveId, scorecardIds),
    files: [],
  };
}

async function taskFacts(
  cutOff: CutOff,
  authorityId: string,
  planId: string,
): Promise<TaskFacts[]> {
  const lines = await linesOfPlan(cutOff, authorityId, planId);
  const counts = await countsOfLines(cutOff, authorityId, planId);
  const parties = await partiesOfLines(cutOff, authorityId, planId);
  return lines.map((line) => ({
    wordsId: line.wordsId,
    parentWordsId: line.parentWordsId,
    label: line.label,
    fieldName: line.fieldName,
    units: line.units,
    counts: counts.get(line.wordsId) ?? [],
    thing: taskThing(line, cutOff.day),
    parties: parties
      .filter(({ wordsId }) => wordsId === line.wordsId)
      .map(({ role, unit, duty }) => ({ role, unit, duty })),
  }));
}

function taskThing(line: LineRecord, day: Day): TaskFacts['thing'] {
  const { state, dueOn, finishedOn, unitName, deadline } = line;
  return {
    ...line,
    unit: unitName === null ? null : { name: unitName },
    deadline: { raw: writtenDeadline(line), dueOn: dueOn ?? deadline.dueOn },
    status: state === null ? null : statusOn({ state, dueOn, finishedOn }, day),
  };
}

async function moneyOfPlan(cutOff: CutOff, authorityId: string, planId: string) {
  const sight = { ...cutOff, upTo: cutOff.day };
  const { counted } = await consolidatedMoney(sight, [authorityId], null, { planId });
  const nameOf = await sourceNames(cutOff.db, [authorityId]);
  return moneyFacts(counted, (key) => nameOf(authorityId, key)).slice(0, MOST_YEARS);
}

async function standingFacts(
  cutOff: CutOff,
  authorityId: string,
  directiveId: string,
  scorecardIds: readonly string[],
): Promise<StandingFacts[]> {
  const found = await standingsOfPlan(cutOff, authorityId, directiveId, scorecardIds);
  const standings: StandingFacts[] = [];
  for (const { editionId, title, period } of found) {
    const rows = await frozenRows<FrozenResult>(cutOff.db, authorityId, editionId);
    standings.push({
      ...{ id: editionId, title },
      rows: rows
        .filter(({ rank }) => rank !== null)
        .map(({ unitName, rank, total }) => ({
          ...{ unit: { name: unitName }, rank, points: total, period },
        })),
    });
  }
  return standings;
}
