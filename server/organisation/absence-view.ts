import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Actor } from './actor.ts';
import type { Absence } from './contact-contract.ts';
import { may } from './rules/may.ts';
import { absencesFrom, type ShownAbsence } from './store/absence-store.ts';

/** Who of the body is or will be away; a post that looks after nobody else sees its own person only. */
export async function viewAbsences(
  { clock }: Pick<Platform, 'clock'>,
  db: Db | Tx,
  actor: Actor,
): Promise<{ absences: Absence[] }> {
  const seesAll = may(actor, 'person.edit', actor).allowed;
  const who = seesAll ? null : actor.personId;
  const found = await absencesFrom(db, actor.authorityId, dayInVietnam(clock()), who);
  return { absences: found.map(shapeAbsence) };
}

export function shapeAbsence(absence: ShownAbsence): Absence {
  const { stand_in_person_id: standInId, ended_on: endedOn } = absence;
  return {
    id: absence.id,
    personId: absence.person_id,
    person: absence.person_name,
    from: absence.from_day,
    to: endedOn !== null && endedOn < absence.to_day ? endedOn : absence.to_day,
    standIn:
      standInId === null
        ? null
        : { id: standInId, name: absence.stand_in_name ?? '', postId: absence.stand_in_post_id },
    reason: absence.reason,
    declaredAt: absence.declared_at.toISOString(),
    version: absence.version,
  };
}
