import { isDay } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { TaskRow } from '../../tasks/contract.ts';
import { LIST_MOST } from '../../tasks/contract.ts';
import { listView } from '../../tasks/list-view.ts';
import type { OurTask } from './rules/match-lines.ts';
import { wordsBehind } from './store/tracker-store.ts';

/** A task with the row that shows it. */
export interface ComparableTask extends OurTask {
  readonly row: TaskRow;
}

/** As many as are compared: the newest by deadline. */
const MOST_COMPARED = 5_000;

/** The tasks that the post sees, as they were given, to be held against somebody else's tracker. */
export async function ourTasks(platform: Platform, actor: Actor): Promise<ComparableTask[]> {
  const found: TaskRow[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await listView(platform, actor, {
      ...{ sort: '-due', limit: LIST_MOST, after, layer: 'given' },
    });
    found.push(...rows);
    after = next ?? undefined;
  } while (after !== undefined && found.length < MOST_COMPARED);
  const words = await wordsBehind(
    platform.db,
    [...new Set(found.map(({ authorityId }) => authorityId))],
    [...new Set(found.map(({ wordsId }) => wordsId))],
  );
  const behind = new Map(words.map((each) => [each.id, each]));
  return found.map((row) => {
    const { quote = '', numbers = [] } = behind.get(row.wordsId) ?? {};
    return {
      ...{ id: row.id, title: row.title, quote, unit: row.unit.name, result: '', row },
      numbers: [...(row.planNumber === null ? [] : [row.planNumber]), ...numbers],
      dueOn: row.dueOn !== null && isDay(row.dueOn) ? row.dueOn : null,
      ...{ status: row.status, percent: row.percent },
      finishedOn: row.finishedOn !== null && isDay(row.finishedOn) ? row.finishedOn : null,
    };
  });
}
