import { addDays, type Day, startOfDayInVietnam } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import { appointTo } from '../server/organisation/appoint-person.ts';
import { lend } from '../server/organisation/lend-powers.ts';
import type { Right } from '../server/organisation/rules/rights.ts';
import { administratorOf } from '../server/organisation/store/account-list.ts';
import { actorIn } from '../server/organisation/store/people-store.ts';
import type { Platform } from '../server/platform/act.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';

interface PeopleStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
  readonly ministry: Cast;
}

/**
 * Somebody named acting head while the head studies, powers of a deputy minister lent while the demonstration
 * opens, and a delegation of the summer that ran out.
 */
export function playPeople({ platform, agenda, opensOn, ministry }: PeopleStage): void {
  const at = (day: Day) => new Date(startOfDayInVietnam(day).getTime() + 9 * 3_600_000);
  const castOf = (name: string) => {
    const found = [...ministry.units.values()].find(({ head }) => head.unitName === name);
    if (!found) throw new Error(`The demonstration has no unit ${name}`);
    return found;
  };
  const office = castOf('Văn phòng Bộ');
  const telecom = castOf('Cục Viễn thông');
  const postal = castOf('Vụ Bưu chính');

  const named = addDays(opensOn, -40);
  agenda.add(at(named), async () => {
    const admin = await administrator(platform, ministry.authorityId, named);
    const acting = {
      ...{ personId: postal.officer.personId, postId: postal.head.postId, kind: 'acting' as const },
      ...{ from: named, to: addDays(opensOn, 60), basis: 'QĐ 1873/QĐ-BTTTT' },
    };
    await appointTo(platform, admin, acting, null);
  });

  const give = (giver: Actor, to: Actor, days: readonly [Day, Day], rights: Right[], why: string) =>
    agenda.add(at(days[0]), async () => {
      const [firstDay, lastDay] = days;
      const body = { toPersonId: to.personId, rights, firstDay, lastDay, reason: why };
      await lend(platform, giver, { ...body, basis: null, absenceId: null }, null);
    });
  const decisions: Right[] = [
    'task.decide_extension',
    'task.decide_explanation',
    'task.decide_result',
  ];
  const now = [addDays(opensOn, -3), addDays(opensOn, 11)] as const;
  give(ministry.leader, office.head, now, [...decisions, 'board.read'], 'Đi công tác nước ngoài');
  const summer = [addDays(opensOn, -120), addDays(opensOn, -106)] as const;
  give(telecom.head, telecom.officer, summer, ['task.report', 'task.reply'], 'Nghỉ phép năm');
}

/** Whoever administers a body of the demonstration on a day. */
export async function administrator(
  platform: Platform,
  authorityId: string,
  day: Day,
): Promise<Actor> {
  const found = await administratorOf(platform.db, authorityId, day);
  const actor = found && (await actorIn(platform.db, found.accountId, found.postId, day));
  if (!actor) throw new Error(`Authority ${authorityId} has no administrator`);
  return actor;
}
