import type { z } from 'zod';
import type { groupTasks, TaskRow } from '../../../server/tasks/contract.ts';
import { addFigures } from '../../../server/tasks/rules/add-figures.ts';
import type { TodaysMap } from '../../organisation/map-switch.tsx';

type Head = z.infer<typeof groupTasks.reply>['groups'][number];

/**
 * Rows under the unit that stands for theirs today. Grouped by unit, those that come together are put together;
 * otherwise their order stays.
 */
export function rowsOnMap(
  rows: readonly TaskRow[],
  map: Pick<TodaysMap, 'heirOf'>,
  byUnit: boolean,
): TaskRow[] {
  const named = rows.map((row) => {
    const heir = map.heirOf(row.unit.id);
    return heir ? { ...row, unit: heir.unit } : row;
  });
  if (!byUnit) return named;
  const places = new Map<string, number>();
  for (const { unit } of named) places.set(unit.id, places.get(unit.id) ?? places.size);
  const placeOf = ({ unit }: TaskRow) => places.get(unit.id) ?? 0;
  return named.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The heads of groups by their keys; units that are one today have one head, which adds theirs up. */
export function groupsOnMap(
  heads: readonly Head[],
  map: Pick<TodaysMap, 'heirOf'> | null,
): ReadonlyMap<string, Head> {
  const groups = new Map<string, Head>();
  for (const head of heads) {
    const heir = map?.heirOf(head.key);
    const key = heir?.unit.id ?? head.key;
    const name = heir?.unit.name ?? head.name;
    const there = groups.get(key);
    groups.set(
      key,
      there
        ? {
            ...{ key, name: there.name, rows: there.rows + head.rows },
            counts: addFigures([there.counts, head.counts]),
          }
        : { ...head, key, name },
    );
  }
  return groups;
}
