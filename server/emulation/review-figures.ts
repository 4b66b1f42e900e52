import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { CampaignStage } from './campaign-contract.ts';
import type { ReviewFigures } from './review-contract.ts';
import { scoringOf } from './stage-progress.ts';
import { stageRanking } from './stage-scores.ts';
import { membersOf, registrationsOf } from './store/campaign-parts.ts';
import { type CampaignRecord, campaignsBelow } from './store/campaign-record.ts';
import { decisionsOf } from './store/decision-store.ts';
import { examplesOf } from './store/example-store.ts';
import { tasksOfUnits } from './store/tasks-of-units.ts';

/**
 * The figures of a stage for its review (sơ kết, tổng kết): who took part and how far, what the units that
 * lead each content have done, how the clusters stand, what was awarded, who is held up as an example.
 */
export async function reviewFigures(
  platform: Platform,
  actor: Actor,
  campaign: CampaignRecord,
  stage: CampaignStage,
): Promise<ReviewFigures> {
  const { db, clock } = platform;
  const { authorityId, id, definition } = campaign;
  const { day } = momentOf(clock, undefined);
  const members = await membersOf(db, authorityId, id);
  const memberIds = members.map(({ unitId }) => unitId);
  const leads = definition.contents.flatMap(({ leadUnitId }) => leadUnitId ?? []);
  const [units, registrations, below, decisions, examples, ranking, tasks] = await Promise.all([
    unitRefs(db, [...memberIds, ...leads]),
    registrationsOf(db, authorityId, id),
    campaignsBelow(db, authorityId, id, null),
    decisionsOf(db, authorityId, id),
    examplesOf(db, authorityId, id),
    stageRanking({ ...platform, actor }, stage),
    tasksOfUnits(db, authorityId, leads, { from: stage.from, to: stage.to, today: day }),
  ]);
  const nameOf = (unitId: string) => units.get(unitId)?.name ?? '';
  const entries = new Map(ranking?.entries.map(({ row }) => [row.unit.id, row]));
  const awards = decisions
    .filter(({ stageId }) => stageId === stage.id)
    .flatMap(({ frozen }) => frozen.awards);
  const counts = new Map<string, number>();
  for (const { awardName } of awards) {
    counts.set(awardName.vi, (counts.get(awardName.vi) ?? 0) + 1);
  }
  return {
    asOf: day,
    units: memberIds.length,
    registered: registrations.filter(({ stageId }) => stageId === stage.id).length,
    ...(await scoringOf(db, authorityId, stage, memberIds, null)),
    below: below.filter(({ launchedOn }) => launchedOn !== null).length,
    contents: definition.contents.map(({ line, title, leadUnitId }) => ({
      ...{ line, title, lead: leadUnitId === null ? null : nameOf(leadUnitId) },
      tasks: leadUnitId === null ? null : (tasks.get(leadUnitId) ?? null),
    })),
    clusters: definition.clusters.map((cluster) => ({
      name: cluster.name,
      rows: members
        .filter(({ clusterId }) => clusterId === cluster.id)
        .map(({ unitId }) => {
          const { rank = null, total = null } = entries.get(unitId) ?? {};
          return { unit: nameOf(unitId), rank, total };
        })
        .toSorted((a, b) => (a.rank ?? 9_999) - (b.rank ?? 9_999)),
    })),
    awards: [...counts].map(([name, count]) => ({ name, count })),
    bonus: String(awards.reduce((sum, { bonus }) => sum + BigInt(bonus), 0n)),
    examples: examples
      .filter(({ stageId, publishedAt }) => stageId === stage.id && publishedAt !== null)
      .map(({ title, personName, unitName }) => ({
        title,
        who: personName === null ? unitName : `${personName}, ${unitName}`,
      })),
  };
}
