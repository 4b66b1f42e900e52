import type { TaskSight } from '../task-sight.ts';

/**
 * How far the indicators that tasks move have come, 0–100, by task, as known on the day looked at; null where
 * a task's indicators have no figure yet. A task that moves none is left out.
 */
export type IndicatorFigures = (
  looking: Pick<TaskSight, 'db' | 'day' | 'isPast' | 'before'>,
  authorityId: string,
  taskIds: readonly string[],
) => Promise<ReadonlyMap<string, number | null>>;

let lookup: IndicatorFigures = async () => new Map();

/** The capability of indicators, which stands later, says here what its figures are. */
export function registerIndicatorFigures(figures: IndicatorFigures): void {
  lookup = figures;
}

export const indicatorFigures: IndicatorFigures = (looking, authorityId, taskIds) =>
  taskIds.length === 0 ? Promise.resolve(new Map()) : lookup(looking, authorityId, taskIds);
