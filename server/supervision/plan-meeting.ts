import type { z } from 'zod';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { unitRefs } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnMeeting, unitsNamed } from './act-on-meeting.ts';
import { drawnAgenda, withFacts } from './draw-agenda.ts';
import type { MeetingWords, saveMeeting as saveEndpoint } from './meeting-contract.ts';
import { meetingErrors } from './meeting-errors-contract.ts';
import type { Saved } from './plan-inspection.ts';
import { joinAgenda } from './rules/agenda.ts';
import { type MeetingRecord, meetings } from './store/meeting-table.ts';

/**
 * Lên cuộc họp: with the agenda that overdue and waiting work gives at once.
 *
 * @throws Refusal NOT_ALLOWED
 */
export async function planMeeting(
  platform: Platform,
  actor: Actor,
  { name, heldOn, head }: z.output<typeof MeetingWords>,
  key: string | null,
): Promise<Saved> {
  const { authorityId } = actor;
  requireMay(actor, 'meeting.plan', { authorityId });
  const act = { name: 'plan_meeting', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, now, ids } = context;
    const blank: MeetingRecord = {
      ...{ authority_id: authorityId, id: ids.next(), version: 1, since: now },
      ...{ changed_by: actor.personId, name, folded: plainWords(name), held_on: heldOn, head },
      ...{ agenda: [], minutes: [], unit_ids: [], state: 'planned' },
    };
    const agenda = joinAgenda([], await drawnAgenda(platform, actor, blank));
    const meeting = { ...blank, agenda, unit_ids: unitsNamed({ agenda, minutes: [] }) };
    await meetings.insert(tx, [meeting]);
    const after = { name, heldOn, items: agenda.length };
    await context.journal({ subjectKind: 'meeting', subjectId: meeting.id, before: null, after });
    return { id: meeting.id, version: 1 };
  });
}

/** Draws the agenda again: what is new comes at its end, what stands stays. */
export async function drawAgenda(
  platform: Platform,
  actor: Actor,
  meetingId: string,
  version: number,
  key: string | null,
): Promise<Saved & { readonly added: number }> {
  const act = { name: 'draw_agenda', step: 'draw' as const, meetingId, version, key };
  return actOnMeeting(platform, actor, act, async (_context, meeting) => {
    const agenda = joinAgenda(meeting.agenda, await drawnAgenda(platform, actor, meeting));
    const added = agenda.length - meeting.agenda.length;
    return {
      reply: { id: meetingId, version: version + 1, added },
      change: { agenda },
      before: { items: meeting.agenda.length },
      after: { items: agenda.length },
    };
  });
}

/**
 * Keeps agenda and minutes as typed. Facts of the agenda are never typed: those that stand are kept.
 *
 * @throws Refusal CONFLICT, MEETING_STEP, MINUTES_BEFORE_OPENING, UNITS_UNKNOWN
 */
export async function saveMeeting(
  platform: Platform,
  actor: Actor,
  meetingId: string,
  body: z.output<(typeof saveEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const { version, name, heldOn, head, agenda, minutes } = body;
  const act = { name: 'save_meeting', step: 'change' as const, meetingId, version, key };
  return actOnMeeting(platform, actor, act, async ({ tx }, before) => {
    if (before.state === 'planned' && minutes.length > 0) {
      throw new Refusal(meetingErrors.MINUTES_BEFORE_OPENING);
    }
    await requireUnitsOf(tx, unitsNamed({ agenda, minutes }));
    const standing = new Map(before.agenda.map((item) => [item.key, item]));
    const kept = agenda.map((item) => {
      const known = standing.get(item.key);
      if (!known) return { ...item, kind: 'own' as const, taskId: null, facts: null };
      const { kind, taskId, unitId, facts } = known;
      return { ...item, kind, taskId, unitId: taskId === null ? item.unitId : unitId, facts };
    });
    const { openedAt } = before.head;
    return {
      reply: { id: meetingId, version: version + 1 },
      change: {
        ...{ name, folded: plainWords(name), held_on: heldOn, agenda: kept, minutes },
        head: openedAt === undefined ? head : { ...head, openedAt },
      },
      before: { name: before.name, agenda: before.agenda.length, minutes: before.minutes },
      after: { name, heldOn, agenda: kept.length, minutes },
    };
  });
}

/** Mở họp: the facts of the agenda stand as of now, whatever happens to the tasks afterwards. */
export async function openMeeting(
  platform: Platform,
  actor: Actor,
  meetingId: string,
  version: number,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'open_meeting', step: 'open' as const, meetingId, version, key };
  return actOnMeeting(platform, actor, act, async ({ now }, meeting) => {
    const standing = meeting.agenda.filter(({ dropped }) => !dropped);
    const agenda = await withFacts(platform, actor, standing);
    return {
      reply: { id: meetingId, version: version + 1 },
      change: { agenda, head: { ...meeting.head, openedAt: now.toISOString() } },
      after: { items: agenda.length },
    };
  });
}

/** @throws Refusal UNITS_UNKNOWN */
async function requireUnitsOf(tx: Tx, unitIds: readonly string[]): Promise<void> {
  const known = await unitRefs(tx, unitIds);
  if (unitIds.some((id) => !known.has(id))) throw new Refusal(meetingErrors.UNITS_UNKNOWN);
}
