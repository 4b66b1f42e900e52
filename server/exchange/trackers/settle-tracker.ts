import type { z } from 'zod';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { personNames } from '../../organisation/units.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type addTracker, type changeTracker, type Tracker, trackerErrors } from './contract.ts';
import { insertTracker, type TrackerSettings, updateTracker } from './store/tracker-store.ts';
import { heldTracker, requireTracker, trackerPage } from './tracker-desk.ts';

type Added = z.output<(typeof addTracker)['body']>;
type Changed = z.output<(typeof changeTracker)['body']>;

/** Keeps a tracker: its columns are settled once, for every file of it that comes. @throws Refusal TRACKER_HEADS */
export async function addTrackerTo(
  platform: Platform,
  actor: Actor,
  body: Added,
  key: string | null,
): Promise<Tracker> {
  requireTracker(actor, 'tracker.import');
  const { authorityId } = actor;
  const settings = settingsOf(body);
  const request = { name: 'add_tracker', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now, ids } = context;
    const id = ids.next();
    await insertTracker(tx, authorityId, id, settings, { now, personId: actor.personId });
    await context.journal({
      ...{ subjectKind: 'tracker', subjectId: id, before: null },
      after: { name: body.name, owner: body.owner, heads: body.heads },
    });
    return trackerPage(tx, actor, id);
  });
}

/** @throws Refusal TRACKER_HEADS, CONFLICT with what differs */
export async function changeTrackerOf(
  platform: Platform,
  actor: Actor,
  id: string,
  body: Changed,
  key: string | null,
): Promise<Tracker> {
  requireTracker(actor, 'tracker.import');
  const { authorityId } = actor;
  const settings = settingsOf(body);
  const request = { name: 'change_tracker', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const before = await heldTracker(tx, actor, id);
    if (before.version !== body.version) {
      const fields = (['name', 'owner', 'sheet'] as const)
        .filter((field) => before[field] !== body[field])
        .map((field) => ({ field, yours: body[field], saved: before[field] }));
      const names = await personNames(tx, [before.changedBy]);
      throw new Refusal(
        platformErrors.CONFLICT,
        {},
        {
          savedBy: names.get(before.changedBy) ?? '',
          savedAt: before.since.toISOString(),
          version: before.version,
          fields,
        },
      );
    }
    const closedAt = body.isClosed ? (before.closedAt ?? now) : null;
    await updateTracker(
      tx,
      authorityId,
      id,
      { ...settings, closedAt },
      { now, personId: actor.personId },
    );
    const { name, owner, heads } = before;
    await context.journal({
      ...{ subjectKind: 'tracker', subjectId: id, before: { name, owner, heads } },
      after: { name: body.name, owner: body.owner, heads: body.heads, isClosed: body.isClosed },
    });
    return trackerPage(tx, actor, id);
  });
}

function settingsOf({ name, owner, sheet, heads, statuses }: Added): TrackerSettings {
  if (heads.title === undefined || Object.keys(heads).length < 2) {
    throw new Refusal(trackerErrors.TRACKER_HEADS);
  }
  return { name, owner, sheet, heads, statuses, folded: plainWords(`${name} ${owner}`) };
}
