import { sql } from 'kysely';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Day } from '../../calendar/rules/day.ts';
import { holdsOn } from '../../organisation/units.ts';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** A person in the first of their posts. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
}

/** People of one authority who hold a post on a day and whose name has all these words, without accents. */
export async function peopleNamed(
  db: Db,
  authorityId: string,
  q: string,
  day: Day,
  limit: number,
): Promise<NamedPerson[]> {
  const words = accentFree(q).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  // Each word begins a word of the name: "thu ha" finds Nguyễn Thu Hà, not Phan Thu Thảo.
  const patterns = words.map((word) => `% ${word}%`);
  return rows(
    db,
    sql<NamedPerson>`
      select * from (
        select distinct on (pe.id) pe.id, pe.full_name as name, po.title as post, u.name as unit
        from person pe
        join appointment ap on ap.person_id = pe.id and ${holdsOn('ap', day)}
        join post po on po.id = ap.post_id and ${holdsOn('po', day)}
        join unit u on u.id = po.unit_id
        where po.authority_id = ${authorityId}
          and ' ' || pe.folded like all(${patterns}::text[])
        order by pe.id, po.id
      ) as found order by name, id limit ${limit}`,
  );
}
