import { asDay } from '../calendar/rules/day.ts';
import type { Db } from '../platform/database/database.ts';
import { appraisalsOf } from '../scorecards/store/appraisal-store.ts';
import { definitionOn } from '../scorecards/store/definition-store.ts';
import { periodOf } from './act-on-campaign.ts';
import type { CampaignStage } from './campaign-contract.ts';

/** How far the units of a stage have come with scoring. */
export interface Scoring {
  readonly selfScored: number;
  readonly appraised: number;
}

/**
 * Units that have scored themselves under every criterion that asks for it, and units that were appraised
 * under every one. Criteria whose figures come from the work itself ask nobody.
 */
export async function scoringOf(
  db: Db,
  authorityId: string,
  stage: CampaignStage,
  unitIds: readonly string[],
  until: Date | null,
): Promise<Scoring> {
  const { scorecardId } = stage;
  if (scorecardId === null) return { selfScored: 0, appraised: 0 };
  const key = { authorityId, id: scorecardId };
  const record = await definitionOn(db, key, asDay(stage.from));
  if (!record) return { selfScored: 0, appraised: 0 };
  const asked = record.definition.criteria.filter(({ source }) => source?.kind === 'appraisal');
  const scope = { authorityId, scorecardId, period: periodOf(stage) };
  const given = await appraisalsOf(db, scope, until);
  const hasAll = (unitId: string, side: 'selfPoints' | 'points') => {
    const own = given.filter((each) => each.unitId === unitId && each[side] !== null);
    const keys = new Set(own.map(({ criterion }) => criterion));
    return asked.every((criterion) => keys.has(criterion.key));
  };
  return {
    selfScored: unitIds.filter((unitId) => hasAll(unitId, 'selfPoints')).length,
    appraised: unitIds.filter((unitId) => hasAll(unitId, 'points')).length,
  };
}
