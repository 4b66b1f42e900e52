import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { CriterionScore, RankingRow } from './contract.ts';
import { openRanking } from './ranking-view.ts';

/** A ranking as other capabilities take it: every unit in order, with every criterion's points and why. */
export interface Scores {
  readonly scorecardId: string;
  readonly period: string;
  readonly asOf: string;
  /** The edition that it was frozen in; null where it is computed now (tạm tính). */
  readonly editionId: string | null;
  readonly rows: readonly {
    readonly row: RankingRow;
    readonly criteria: readonly CriterionScore[];
  }[];
}

/**
 * The ranking of a period as the post sees it: as published last, else computed now.
 *
 * @param options.edition an edition's id, or `live` for the computed one
 * @throws Refusal NOT_FOUND, PERIOD_UNKNOWN, NOT_DEFINED
 */
export async function scoresOf(
  platform: Platform,
  actor: Actor,
  scorecardId: string,
  period: string,
  options: { readonly edition?: string; readonly asOf?: string } = {},
): Promise<Scores> {
  const found = await openRanking(platform, actor, scorecardId, { period, ...options });
  return {
    ...{ scorecardId, period: found.period.code, asOf: found.asOf },
    editionId: found.edition?.id ?? null,
    rows: found.entries.map(({ row, criteria }) => ({ row, criteria })),
  };
}
