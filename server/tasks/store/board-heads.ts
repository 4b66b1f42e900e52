import { sql } from 'kysely';
import {
  isUnitKind,
  kindOfLevel,
  levelOf,
  UNIT_KIND_NAMES,
} from '../../organisation/rules/unit-kind.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Board, BoardRows } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';

export type RowHead = Board['rows'][number]['head'];

/** The head of a row that is no unit, beside what the ledger calls it. */
export type OtherHead = RowHead & { readonly row: string };

/**
 * Names of the plans, leaders or levels of a board, in the order in which they stand on it: the latest plan
 * first; leaders by name and nobody last; levels from the Government to the communes.
 */
export async function rowHeads(
  { db, day, authorities }: TaskSight,
  by: BoardRows,
  ids: readonly string[],
): Promise<OtherHead[]> {
  if (ids.length === 0) return [];
  switch (by) {
    case 'units':
      return [];
    case 'plans':
      return rows(
        db,
        sql<OtherHead>`select p.id::text as row, p.id::text, p.title as name, d.number as "shortName"
            from plan p
            left join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
            where p.authority_id = any(${[...authorities]}::bigint[])
              and p.id = any(${ids}::bigint[])
            order by p.issued_at desc, p.id desc`,
      );
    case 'leaders':
      return [
        ...(await rows(
          db,
          sql<OtherHead>`select pe.id::text as row, pe.id::text, pe.full_name as name, (
                select po.title from appointment a join post po on po.id = a.post_id
                where a.person_id = pe.id and a.valid_from <= ${day}
                order by a.valid_to desc nulls first, a.valid_from desc, po.id limit 1) as "shortName"
              from person pe where pe.id = any(${ids}::bigint[]) order by pe.folded, pe.id`,
        )),
        ...(ids.includes('0') ? [{ row: '0', id: 'none', name: '', shortName: null }] : []),
      ];
    case 'levels':
      return ids
        .map(Number)
        .toSorted((a, b) => a - b)
        .flatMap((level) => {
          const kind = kindOfLevel(level);
          if (kind === null) return [];
          return [
            { row: String(level), id: kind, name: UNIT_KIND_NAMES[kind].vi, shortName: null },
          ];
        });
  }
}

/** What the ledger calls the row of a head: the number of a level, 0 for nobody, else the id. */
export function ledgerName(by: BoardRows, id: string): string {
  if (by === 'levels') return isUnitKind(id) ? String(levelOf(id)) : id;
  return id === 'none' ? '0' : id;
}
