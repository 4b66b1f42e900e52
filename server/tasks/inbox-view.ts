import { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { getInbox } from './contract.ts';
import { shapeRows } from './shape-rows.ts';
import { countInbox, type InboxPlace, pageOfInbox, type WaitingTask } from './store/inbox-store.ts';
import { lastHandBacks, lastReopenings } from './store/journal-of-task.ts';
import {
  askedExtensions,
  givenExplanations,
  openDemands,
  openUrgings,
} from './store/overdue-said.ts';
import { asksOf } from './store/party-store.ts';
import { lastDoneReports } from './store/reports.ts';
import { openSight, type TaskSight } from './task-sight.ts';

type Query = z.output<(typeof getInbox)['query']>;
type Reply = z.input<(typeof getInbox)['reply']>;

/** Việc của tôi: everything that waits for this post, by deadline, then by longest wait. */
export async function inboxView(platform: Platform, actor: Actor, query: Query): Promise<Reply> {
  const sight = await openSight(platform, actor);
  const place = readPlace(query.after);
  const [found, counts] = await Promise.all([
    pageOfInbox(sight, query, place, query.limit + 1),
    countInbox(sight),
  ]);
  const page = found.slice(0, query.limit);
  const rows = await shapeRows(sight.db, sight.authorities, page, sight.day, sight.actor.limits);
  const said = await whoSaidWhat(sight, page);
  const last = page.at(-1);
  return {
    rows: page.flatMap((task, index) => {
      const row = rows[index];
      const { by, words, subjectId = null } = said(task);
      const since = task.waiting_since.toISOString();
      return row
        ? [
            {
              kind: task.kind,
              subjectId,
              task: row,
              dueOn: task.my_due,
              until: task.put_off,
              since,
              by,
              words,
            },
          ]
        : [];
    }),
    next:
      found.length > query.limit && last
        ? toPageKey([last.my_due ?? '', last.since_key, last.id])
        : null,
    total: query.later
      ? counts.later
      : query.kind
        ? (counts.now.get(query.kind) ?? 0)
        : [...counts.now.values()].reduce((sum, count) => sum + count, 0),
    counts: Object.fromEntries(counts.now),
    later: counts.later,
  };
}

interface Said {
  readonly by: string | null;
  readonly words: string | null;
  readonly subjectId?: string | null;
}
const NOTHING: Said = { by: null, words: null };

/** Who it waits on behalf of, and their words: the reason of a hand-back, the product of a result. */
async function whoSaidWhat(
  sight: TaskSight,
  tasks: readonly WaitingTask[],
): Promise<(task: WaitingTask) => Said> {
  const { db, authorities } = sight;
  const idsOf = (...kinds: WaitingTask['kind'][]) =>
    tasks.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const unitId = sight.actor.jurisdictionUnitId;
  const [handBacks, reports, units, asks, reopenings, overdue] = await Promise.all([
    lastHandBacks(db, authorities, idsOf('decide_hand_back')),
    lastDoneReports(db, authorities, idsOf('decide_result', 'returned')),
    unitRefs(
      db,
      tasks.map((task) => task.assigner_unit_id),
    ),
    asksOf(db, authorities, idsOf('reply'), unitId),
    lastReopenings(db, authorities, idsOf('returned')),
    Promise.all([
      askedExtensions(db, authorities, idsOf('decide_extension')),
      givenExplanations(db, authorities, idsOf('decide_explanation')),
      openDemands(db, authorities, idsOf('explain')),
      openUrgings(db, authorities, idsOf('answer_urging'), unitId),
    ]),
  ]);
  const people = [...reports.values()].flatMap((report) => [report.person_id, report.decided_by]);
  const names = await personNames(
    db,
    people.filter((id) => id !== null),
  );
  return (task) => {
    const report = reports.get(task.id);
    switch (task.kind) {
      case 'accept':
        return { by: units.get(task.assigner_unit_id)?.name ?? null, words: null };
      case 'decide_hand_back': {
        const entry = handBacks.get(task.id);
        return { by: entry?.person ?? null, words: entry?.reason ?? null };
      }
      case 'decide_result':
        return {
          by: report ? (names.get(report.person_id) ?? null) : null,
          words: report?.product ?? null,
        };
      case 'reply': {
        const ask = asks.get(task.id);
        return { by: ask?.by ?? null, words: ask?.duty ?? null };
      }
      case 'stage':
        return { by: null, words: null };
      case 'returned': {
        const reopening = reopenings.get(task.id);
        if (reopening && reopening.at > (report?.at ?? reopening.at)) {
          return { by: reopening.person, words: reopening.reason };
        }
        return {
          by: report?.decided_by ? (names.get(report.decided_by) ?? null) : null,
          words: report?.decision_reason ?? null,
        };
      }
      case 'report':
        return NOTHING;
      case 'decide_extension':
        return overdue[0].get(task.id) ?? NOTHING;
      case 'decide_explanation':
        return overdue[1].get(task.id) ?? NOTHING;
      case 'explain':
        return overdue[2].get(task.id) ?? NOTHING;
      case 'answer_urging':
        return overdue[3].get(task.id) ?? NOTHING;
    }
  };
}

const PlaceKey = z.tuple([z.string().max(10), z.string().max(40), Id]);

function readPlace(after: string | undefined): InboxPlace | null {
  const found = fromPageKey(after, PlaceKey);
  return found && { dueOn: found[0] === '' ? null : found[0], since: found[1], id: found[2] };
}
