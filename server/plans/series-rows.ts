import { idAt } from './rules/block-ids.ts';
import type { IssuedDeadline } from './rules/issued-deadline.ts';
import { type IssuedTasks, placeLines } from './rules/issued-tasks.ts';
import type { SeriesRecord } from './store/series-store.ts';

/** The recurring duties of an issue, as they are kept for whoever makes their next turns. */
export function seriesRows(
  planId: string,
  { firstId, unitSets, lines }: IssuedTasks,
  words: readonly { readonly deadline: IssuedDeadline; readonly row: { readonly id: string } }[],
): SeriesRecord[] {
  const placed = new Map(placeLines(lines, unitSets).map((line) => [line.wordsId, line]));
  return words.flatMap(({ deadline: { series }, row }) => {
    const line = placed.get(row.id);
    if (series === null || line === undefined) return [];
    const { norm, exclusive, startsOn, endsOn, madeDueOn, next } = series;
    return [
      {
        words_id: row.id,
        plan_id: planId,
        group_id: line.isGroup ? idAt(firstId, line.at) : null,
        norm,
        exclusive,
        starts_on: startsOn,
        ends_on: endsOn,
        made_due_on: madeDueOn,
        next_on: next?.makeOn ?? null,
        next_due_on: next?.dueOn ?? null,
      },
    ];
  });
}
