import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { notifyPeople } from '../organisation/notify-people.ts';
import { requireRight } from '../organisation/require-may.ts';
import { noteReach } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import { composeLetter, symbolOf } from './compose-letter.ts';
import { gatherUrged, requireRecipients, urgedRecords } from './gather-urged.ts';
import { answerersOf } from './store/urging-people.ts';
import { insertUrging, takeNumber, type UrgingRecord } from './store/urging-store.ts';
import { type sendUrging as endpoint, type Urging, urgingErrors } from './urging-contract.ts';
import { urgingView } from './urging-view.ts';

/**
 * Ghi số và gửi: the letter gets the next number of the year, is kept as it stands, and reaches its units with
 * the tasks that it names, in one transaction: a letter that fails takes no number.
 *
 * @throws Refusal NOT_ALLOWED, ANSWER_DAY, TOO_MANY_URGED, URGED_JUST_NOW, NOTHING_TO_URGE
 */
export async function sendUrging(
  platform: Platform,
  actor: Actor,
  ask: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Urging> {
  requireRight(actor, 'task.urge');
  const { authorityId } = actor;
  const act = { name: 'send_urging', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, now, ids } = context;
    const sight = { ...(await openSight(platform, actor)), db: tx };
    const { day } = sight;
    const answerBy = asDay(ask.answerBy);
    if (answerBy <= day) {
      const facts = { day: formatDay(answerBy), today: formatDay(day) };
      throw new Refusal(urgingErrors.ANSWER_DAY, facts);
    }
    const year = Number(day.slice(0, 4));
    // The register is held first: two letters about the same tasks take turns, and the second sees the first.
    const number = await takeNumber(tx, authorityId, year);
    const gathered = await gatherUrged(sight, ask, now);
    requireRecipients(gathered);
    const symbol = await symbolOf(sight, number);
    const paper = await composeLetter(sight, gathered, { symbol, answerBy, words: ask.words });
    const urging: UrgingRecord = {
      ...{ authority_id: authorityId, id: ids.next(), number, year, symbol, paper },
      ...{ subject: paper.subject, answer_by: answerBy, unit_id: actor.jurisdictionUnitId },
      ...{ person_id: actor.personId, post_id: actor.postId, sent_on: day, at: now },
    };
    const urged = urgedRecords(gathered);
    const units = gathered.recipients.map(({ unit }) => unit);
    const words = [symbol, paper.subject, ...units.map(({ name }) => name)].join(' ');
    await insertUrging(tx, urging, urged, accentFree(words));
    const unitIds = units.map(({ id }) => id);
    await noteReach(tx, authorityId, unitIds);
    await notifyPeople(context, await answerersOf(tx, unitIds, day), {
      ...{ subjectKind: 'urging', subjectId: urging.id, title: symbol },
      address: `/supervision?peek=${urging.id}`,
      says: { vi: 'đã gửi công văn đôn đốc', en: 'sent a letter of urging' },
      words: ask.words,
    });
    await context.journal({
      ...{ subjectKind: 'urging', subjectId: urging.id, before: null },
      after: { symbol, answerBy, unitIds, urged: urged.map(({ kind, id }) => `${kind}:${id}`) },
    });
    return urgingView(sight, urging.id);
  });
}
