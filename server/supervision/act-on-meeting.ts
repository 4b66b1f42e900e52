import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Outcome, refuseOutdated } from './act-on-inspection.ts';
import { meetingErrors } from './meeting-errors-contract.ts';
import { MEETING_STEPS, type MeetingStep, stateAfter, stepFits } from './rules/steps.ts';
import { type MeetingRecord, meetings } from './store/meeting-table.ts';

export interface MeetingAct {
  readonly name: string;
  readonly step: MeetingStep;
  readonly meetingId: string;
  readonly version: number;
  readonly key: string | null;
}

export type MeetingOutcome<R> = Omit<Outcome<R>, 'change'> & {
  readonly change?: Partial<MeetingRecord>;
};

/**
 * The steps that every act on a meeting shares: the right, the meeting held until the end on its latest
 * version, whether the act is one for its state, the matter itself, the journal entry.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, CONFLICT, MEETING_STEP and whatever `work` refuses
 */
export async function actOnMeeting<R>(
  platform: Platform,
  actor: Actor,
  { name, step, meetingId, version, key }: MeetingAct,
  work: (context: ActContext, meeting: MeetingRecord) => Promise<MeetingOutcome<R>>,
): Promise<R> {
  const { authorityId } = actor;
  const { right } = MEETING_STEPS[step];
  requireRight(actor, right);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const found = await meetings.lock(context.tx, authorityId, meetingId);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    requireMay(actor, right, { authorityId });
    refuseOutdated(found, version);
    if (!stepFits(MEETING_STEPS[step], found.state)) throw new Refusal(meetingErrors.MEETING_STEP);
    const { reply, change, before, after } = await work(context, found);
    const state = stateAfter(MEETING_STEPS[step], found.state);
    if (change !== undefined || state !== found.state) {
      const next = { ...found, ...change, state, version: version + 1 };
      const stamp = { since: context.now, changed_by: actor.personId };
      await meetings.replace(context.tx, { ...next, unit_ids: unitsNamed(next), ...stamp });
    }
    await context.journal({
      ...{ subjectKind: 'meeting', subjectId: meetingId, before: before ?? null, after },
    });
    return reply;
  });
}

/** Every unit that agenda or minutes name: those may see that part of the meeting. */
export function unitsNamed({
  agenda,
  minutes,
}: Pick<MeetingRecord, 'agenda' | 'minutes'>): string[] {
  return [
    ...new Set([
      ...agenda.flatMap(({ unitId, dropped }) => (unitId === null || dropped ? [] : [unitId])),
      ...minutes.flatMap(({ leadIds, coordinatorIds }) => [...leadIds, ...coordinatorIds]),
    ]),
  ];
}
