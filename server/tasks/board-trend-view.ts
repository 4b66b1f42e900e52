import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { boardView } from './board-view.ts';
import { type getBoardTrend, TREND_WEEKS } from './contract.ts';
import { boardFrame } from './store/board-frame.ts';
import { ledgerName } from './store/board-heads.ts';
import { overdueByWeek, trendDays } from './store/board-trend.ts';
import { isWholeAuthority } from './store/filter-sql.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof getBoardTrend)['query']>;
type Reply = z.input<(typeof getBoardTrend)['reply']>;

/**
 * Overdue at the ends of the last twelve weeks for the rows of a board. The board itself decides what may
 * be seen; its own row (what the chosen unit holds beside those below it) has no trend.
 *
 * @throws Refusal as {@link boardView}
 */
export async function boardTrendView(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<Reply> {
  const board = await boardView(platform, actor, query);
  const sight = await openSight(platform, actor, query.asOf);
  const unitId = board.unit.id;
  const frame = await boardFrame(sight.db, sight.authorities, {
    unitId,
    day: sight.day,
    planId: query.planId,
    withBeside: isWholeAuthority(sight, unitId, actor.authorityId),
  });
  const beside = new Set(frame.beside.map(({ id }) => id));
  const { by } = board;
  const rowIds = board.rows.map(({ head }) => head.id).filter((id) => id !== unitId);
  const unitIds = by === 'units' ? [unitId, ...rowIds] : [unitId, ...beside];
  // A body outside the tree is asked for in the ledger of the authority that gave it work.
  const isInside = board.path[0]?.id === actor.jurisdictionUnitId;
  const authorities = isInside ? sight.authorities : [actor.authorityId];
  const ledgers = await Promise.all(
    authorities.map((authorityId) => {
      const asked = unitIds.filter((id) => authorityId === actor.authorityId || !beside.has(id));
      const part = { authorityId, planIds: frame.planIds, unitIds: asked, layer: query.layer, by };
      return overdueByWeek(sight, part, TREND_WEEKS);
    }),
  );
  const overdueOf = (row: string) => sumOf(ledgers.flatMap((ledger) => ledger.get(row) ?? []));
  function sumOf(flat: readonly number[]): number[] {
    return Array.from({ length: TREND_WEEKS }, (_, week) =>
      flat.reduce((sum, value, at) => (at % TREND_WEEKS === week ? sum + value : sum), 0),
    );
  }
  const whole =
    by === 'units'
      ? [unitId, ...unitIds.filter((id) => beside.has(id))]
      : [...new Set(ledgers.flatMap((ledger) => [...ledger.keys()]))];
  const shown = by === 'units' ? unitIds : rowIds;
  return {
    days: trendDays(sight.day, TREND_WEEKS),
    overdue: Object.fromEntries(shown.map((id) => [id, overdueOf(ledgerName(by, id))])),
    total: sumOf(whole.flatMap(overdueOf)),
  };
}
