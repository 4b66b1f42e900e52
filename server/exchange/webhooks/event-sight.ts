import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { reachedFrom } from '../../organisation/units.ts';
import { seenPlan } from '../../plans/seen-plan.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { seenSubmission } from '../../reporting/submission-sight.ts';
import { requireSight } from '../../tasks/require-on-task.ts';
import { findTask } from '../../tasks/store/load-task.ts';
import { EVENT_KINDS, type EventKindName, type EventSubject } from './rules/event-kinds.ts';

/** Lets go on whoever may read the thing now. @throws Refusal where it may not */
export type EventSight = (platform: Platform, actor: Actor, id: string) => Promise<unknown>;

const sights = new Map<EventSubject, EventSight>([
  [
    'task',
    async ({ db, clock }, actor, id) => {
      const task = await findTask(db, await reachedFrom(db, actor.authorityId), id);
      if (task === null) throw new Refusal(platformErrors.NOT_FOUND);
      await requireSight(db, actor, task, dayInVietnam(clock()));
    },
  ],
  ['plan', ({ db, clock }, actor, id) => seenPlan(db, actor, id, { day: dayInVietnam(clock()) })],
  ['submission', (platform, actor, id) => seenSubmission(platform, actor, id)],
  ['webhook', async () => undefined],
]);

/** A later capability says here who may read things of its kind. */
export function registerEventSight(subject: EventSubject, sight: EventSight): void {
  sights.set(subject, sight);
}

/** Whether a post may read what an event is about, as of now; nothing is known of what nobody registered. */
export async function maySee(
  platform: Platform,
  actor: Actor,
  kind: EventKindName,
  subjectId: string,
): Promise<boolean> {
  const sight = sights.get(EVENT_KINDS[kind].subject);
  if (sight === undefined) return false;
  try {
    await sight(platform, actor, subjectId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
