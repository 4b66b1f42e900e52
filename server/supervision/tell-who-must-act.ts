import { dayInVietnam } from '../calendar/rules/day.ts';
import { type NewsOfThing, notifyPeople } from '../organisation/notify-people.ts';
import type { ActContext } from '../platform/act.ts';
import { headsOf } from './store/urging-people.ts';

/**
 * Tells whoever heads units of the authority what they are to do by a conclusion (kết luận). A unit of another
 * authority hears of it by the task that it is given: it may not open inspections and meetings of this one.
 */
export async function tellWhoMustAct(
  context: ActContext,
  unitIds: readonly string[],
  news: NewsOfThing,
): Promise<void> {
  const { tx, now, authorityId } = context;
  const heads = await headsOf(tx, [...new Set(unitIds)], dayInVietnam(now), authorityId);
  await notifyPeople(context, [...heads.values()].flat(), news);
}
