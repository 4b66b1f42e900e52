import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CriterionScore } from '../scorecards/contract.ts';
import { mostInAll, mostPoints } from '../scorecards/rules/criteria-tree.ts';
import { appraisalsOf, type NamedAppraisal } from '../scorecards/store/appraisal-store.ts';
import { type ProofRecord, proofsOf } from '../scorecards/store/proof-store.ts';
import { periodOf, stageOf } from './act-on-campaign.ts';
import { stageRanking } from './stage-scores.ts';
import type { Standing, StandingCell, StandingRow } from './standing-contract.ts';
import { membersOf } from './store/campaign-parts.ts';
import { findCampaign } from './store/campaign-record.ts';

/**
 * Per cluster, units by criterion, self-score and appraised score side by side. The planning officer,
 * leaders and inspectors see all clusters; the head of a cluster sees its peers; any other unit sees itself
 * and the units under it.
 *
 * @throws Refusal NOT_FOUND, STAGE_UNKNOWN
 */
export async function standingView(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  stageId: string,
  asOf?: string,
): Promise<Standing> {
  const { db, clock } = platform;
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const { day, endOfDay } = momentOf(clock, asOf);
  const campaign = await findCampaign(db, authorityId, campaignId, endOfDay);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  const stage = stageOf(campaign, stageId);
  const period = periodOf(stage);
  const { scorecardId } = stage;
  const ranking = await stageRanking(
    { ...platform, actor },
    stage,
    endOfDay === null ? undefined : day,
  );
  const empty = { scorecardId, period, criteria: [], clusters: [], most: 0, asOf: day };
  if (ranking === null || scorecardId === null) return empty;

  const scope = { authorityId, scorecardId, period };
  const members = await membersOf(db, authorityId, campaignId, endOfDay);
  const [appraisals, proofs, refs, paths] = await Promise.all([
    appraisalsOf(db, scope, endOfDay),
    proofsOf(db, scope),
    unitRefs(db, [
      ...members.map(({ unitId }) => unitId),
      ...campaign.definition.clusters.flatMap(({ headUnitId }) => headUnitId ?? []),
    ]),
    unitPaths(
      db,
      members.map(({ unitId }) => unitId),
      day,
    ),
  ]);
  const most = mostPoints(ranking.definition);
  const branches = new Set(ranking.definition.criteria.map(({ parentKey }) => parentKey));
  const criteria = ranking.definition.criteria
    .filter(({ key }) => !branches.has(key))
    .map(({ key, name, role, note, source }) => ({
      ...{ key, name, role, note, most: role === 'gate' ? null : (most.get(key) ?? null) },
      isAppraised: source?.kind === 'appraisal',
    }));
  const entries = new Map(ranking.entries.map((entry) => [entry.row.unit.id, entry]));
  const cells = cellsBy(appraisals, proofs, scorecardId);
  const seesAll = may(actor, 'nominee.read', { authorityId }).allowed;
  const isPast = endOfDay !== null;
  const isFrozen = ranking.edition !== null;
  const clusters = campaign.definition.clusters.map((cluster) => {
    const isHead = cluster.headUnitId === actor.jurisdictionUnitId;
    const rows = members
      .filter(({ clusterId }) => clusterId === cluster.id)
      .filter(
        ({ unitId }) => seesAll || isHead || paths.get(unitId)?.includes(actor.jurisdictionUnitId),
      )
      .flatMap(({ unitId }): StandingRow[] => {
        const unit = refs.get(unitId);
        if (!unit) return [];
        const entry = entries.get(unitId);
        const points = new Map(entry?.criteria.map((each) => [each.key, each]));
        const isOpen = !isPast && !isFrozen && campaign.launchedOn !== null && entry !== undefined;
        return [
          {
            unit,
            ...{ rank: entry?.row.rank ?? null, total: entry?.row.total ?? null },
            failedGate: entry?.row.failedGate ?? null,
            cells: criteria.map(({ key }) =>
              cellOf(key, points.get(key), cells.get(`${key}/${unitId}`)),
            ),
            maySelfScore:
              isOpen && may(actor, 'scorecard.self_score', { authorityId, unitId }).allowed,
            mayAppraise: isOpen && mayAppraise(actor, cluster.headUnitId, unitId),
          },
        ];
      })
      .toSorted((a, b) => (a.rank ?? 9_999) - (b.rank ?? 9_999));
    const head = cluster.headUnitId === null ? null : (refs.get(cluster.headUnitId) ?? null);
    return { id: cluster.id, name: cluster.name, head, rows };
  });
  return {
    ...{ scorecardId, period, criteria, asOf: ranking.asOf, most: mostInAll(ranking.definition) },
    clusters: clusters.filter(({ rows }) => rows.length > 0),
  };
}

/**
 * Whether a post may give a unit points: the planning officer any, the head of the cluster its peers but
 * not its own unit.
 */
export function mayAppraise(actor: Actor, headUnitId: string | null, unitId: string): boolean {
  const { authorityId, jurisdictionUnitId, role } = actor;
  if (may(actor, 'campaign.appraise', { authorityId }).allowed) return true;
  const isHeadOfUnit = role === 'head' || role === 'commune';
  return isHeadOfUnit && headUnitId === jurisdictionUnitId && unitId !== jurisdictionUnitId;
}

interface Entered {
  readonly appraisal: NamedAppraisal;
  readonly files: readonly (ProofRecord & { readonly href: string })[];
}

function cellsBy(
  appraisals: readonly NamedAppraisal[],
  proofs: readonly ProofRecord[],
  scorecardId: string,
): Map<string, Entered> {
  return new Map(
    appraisals.map((appraisal) => {
      const { criterion, unitId } = appraisal;
      const files = proofs
        .filter((proof) => proof.criterion === criterion && proof.unitId === unitId)
        .map((proof) => ({ ...proof, href: `/api/scorecards/${scorecardId}/files/${proof.id}` }));
      return [`${criterion}/${unitId}`, { appraisal, files }];
    }),
  );
}

function cellOf(
  criterion: string,
  score: CriterionScore | undefined,
  entered: Entered | undefined,
): StandingCell {
  // A condition of which nothing is known keeps a unit out, but it has not been failed.
  const points = score === undefined || score.state === 'missing' ? null : score.points;
  if (!entered) return { criterion, points, self: null, given: null, version: null };
  const { appraisal, files } = entered;
  const side = (which: 'self' | 'appraised') =>
    files
      .filter((file) => file.side === which)
      .map(({ id, name, size, href }) => ({ id, name, size, href }));
  return {
    ...{ criterion, points, version: appraisal.version },
    self:
      appraisal.selfPoints === null
        ? null
        : {
            ...{ points: appraisal.selfPoints, words: appraisal.selfWords ?? '' },
            ...{ files: side('self'), by: appraisal.selfBy ?? '' },
          },
    given:
      appraisal.points === null
        ? null
        : {
            ...{ points: appraisal.points, words: appraisal.words ?? '' },
            ...{ files: side('appraised'), by: appraisal.appraisedBy ?? '' },
          },
  };
}
