import { sql } from 'kysely';
import type { Day } from '../calendar/rules/day.ts';
import type { UnitKind } from '../organisation/rules/unit-kind.ts';
import { holdsOn, unitPath } from '../organisation/units.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { firstRow, rows } from '../platform/database/rows.ts';
import type { Paper } from './paper.ts';
import { placeName } from './rules/place-name.ts';
import { signingLines } from './rules/signing-lines.ts';

/** In whose name a paper is made out, where, and whose place it is to sign. */
export type IssuingBody = Pick<Paper, 'organ' | 'place' | 'signer'>;

/** A unit of these kinds writes the body that it stands under (cơ quan chủ quản) over its own name. */
const UNDER_ANOTHER: readonly UnitKind[] = ['division', 'department', 'enterprise'];

/** The letterhead and the signature block of a unit, as it stands on a day. */
export async function issuingBody(db: Db | Tx, unitId: string, day: Day): Promise<IssuingBody> {
  const path = await namedPath(db, unitId, day);
  const [self, above] = path;
  const name = self?.name ?? '';
  const isUnder = self !== undefined && UNDER_ANOTHER.includes(self.kind);
  const head = await headOfUnit(db, unitId, day);
  return {
    organ: { above: isUnder ? (above?.name ?? null) : null, name },
    place: placeName(path),
    signer: { position: signingLines(head?.title ?? null, name), name: head?.name ?? null },
  };
}

/** A unit and those above it with their names, nearest first. */
async function namedPath(
  db: Db | Tx,
  unitId: string,
  day: Day,
): Promise<{ readonly name: string; readonly kind: UnitKind }[]> {
  const path = await unitPath(db, unitId, day);
  const found = await rows(
    db,
    sql<{ id: string; name: string; kind: UnitKind }>`
      select id, name, kind from unit where id = any(${path}::bigint[])`,
  );
  const byId = new Map(found.map((unit) => [unit.id, unit]));
  return path.flatMap((id) => byId.get(id) ?? []);
}

/** Who heads a unit on a day, the first of its leading posts; null where nobody does. */
export async function headOfUnit(
  db: Db | Tx,
  unitId: string,
  day: Day,
): Promise<{ readonly name: string; readonly title: string } | null> {
  return firstRow(
    db,
    sql<{ name: string; title: string }>`
      select pe.full_name as name, p.title
      from post p
      join appointment a on a.post_id = p.id and ${holdsOn('a', day)}
      join person pe on pe.id = a.person_id
      where p.unit_id = ${unitId} and p.role in ('leader', 'head', 'commune') and ${holdsOn('p', day)}
      order by array_position(array['leader', 'head', 'commune'], p.role), p.id limit 1`,
  );
}
