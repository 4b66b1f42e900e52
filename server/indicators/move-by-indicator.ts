import type { Day } from '../calendar/rules/day.ts';
import type { IndicatorFigures } from '../tasks/store/indicator-figures.ts';
import { judgeTarget } from './judge-target.ts';
import { targetsMoved } from './link-views.ts';
import { measure } from './measure.ts';
import { percentOfWay, togetherOfWay } from './rules/move-by-indicator.ts';
import { startOf } from './shape-targets.ts';
import { linksOfTasks } from './store/link-store.ts';
import { targetFacts } from './store/target-facts.ts';

/**
 * How far the indicators that tasks move have come, as known on a day: what the tasks' derived figure is made
 * of where it goes by indicator. The figure belongs to the task: whoever reads the task reads it, whichever
 * indicators are in sight.
 */
export const figuresByIndicator: IndicatorFigures = async (looking, authorityId, taskIds) => {
  const links = await linksOfTasks(looking, authorityId, taskIds);
  const percents = new Map<string, (number | null)[]>();
  for (const owner of new Set(links.map(({ authority_id }) => authority_id))) {
    const own = links.filter(({ authority_id }) => authority_id === owner);
    const ofIndicator = await percentsOf(
      looking,
      owner,
      own.map(({ indicator_id }) => indicator_id),
    );
    for (const { task_id, indicator_id } of own) {
      const known = percents.get(task_id) ?? [];
      percents.set(task_id, [...known, ...(ofIndicator.get(indicator_id) ?? [])]);
    }
  }
  return new Map([...percents].map(([taskId, each]) => [taskId, togetherOfWay(each)]));
};

async function percentsOf(
  looking: Parameters<IndicatorFigures>[0] & { readonly day: Day },
  authorityId: string,
  indicatorIds: readonly string[],
): Promise<Map<string, (number | null)[]>> {
  const ids = [...new Set(indicatorIds)];
  const targets = await targetsMoved(looking, authorityId, ids);
  const others = targets.flatMap(({ promise: { promise } }) =>
    promise.kind === 'compare' ? [promise.otherId] : [],
  );
  const [measured, facts] = await Promise.all([
    measure(looking, authorityId, [...ids, ...others]),
    targetFacts(looking, authorityId, targets),
  ]);
  const percents = new Map<string, (number | null)[]>();
  for (const target of targets) {
    const indicator = measured.all.get(target.indicator_id);
    if (!indicator) continue;
    const from = startOf(target, facts.get(target.id));
    const judged = judgeTarget(measured, target, indicator, from, looking.day);
    const { promise, baseline } = target.promise;
    const known = percents.get(indicator.id) ?? [];
    percents.set(indicator.id, [...known, percentOfWay(promise, baseline, judged)]);
  }
  return percents;
}
