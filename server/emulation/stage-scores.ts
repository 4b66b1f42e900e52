import type { Actor } from '../organisation/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { scorecardErrors } from '../scorecards/contract.ts';
import { openRanking, type RankingSight } from '../scorecards/ranking-view.ts';
import { periodOf } from './act-on-campaign.ts';
import type { CampaignStage } from './campaign-contract.ts';
import type { Judging } from './stage-facts.ts';

/** What the scorecard of a stage says of a unit. */
export interface StageScore {
  readonly rank: number | null;
  readonly total: number | null;
  readonly failedGate: string | null;
}

/**
 * Opens the ranking of a stage whole, whoever asks: a nomination is judged by the same figures for
 * everybody. Who may be told which of them is decided by the views.
 *
 * @param asOf a past day; without it today
 * @returns null where the stage has no criteria in force
 */
export async function stageRanking(
  { actor, ...platform }: Judging,
  stage: CampaignStage,
  asOf?: string,
): Promise<RankingSight | null> {
  if (stage.scorecardId === null) return null;
  const query = { period: periodOf(stage), asOf };
  try {
    return await openRanking(platform, asWhole(actor), stage.scorecardId, query);
  } catch (error) {
    if (error instanceof Refusal && error.text === scorecardErrors.NOT_DEFINED) return null;
    throw error;
  }
}

/** The post as one that sees all of its authority: for figures that are not shown as they are. */
export function asWhole(actor: Actor): Actor {
  return { ...actor, wholeAuthority: true };
}

/** Rank, total and failed gate of every unit of a stage. */
export async function stageScores(
  judging: Judging,
  stage: CampaignStage,
  asOf?: string,
): Promise<Map<string, StageScore>> {
  const ranking = await stageRanking(judging, stage, asOf);
  return new Map(
    ranking?.entries.map(({ row: { unit, rank, total, failedGate } }) => [
      unit.id,
      { rank, total, failedGate: failedGate?.name ?? null },
    ]),
  );
}
