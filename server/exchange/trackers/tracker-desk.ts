import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { may } from '../../organisation/rules/may.ts';
import { personNames } from '../../organisation/units.ts';
import { platformErrors } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Tracker, TrackerRow } from './contract.ts';
import type { TrackerLine } from './rules/tracker-lines.ts';
import { findTracker, holdTracker, roundsOf, type TrackerRecord } from './store/tracker-store.ts';

/** @throws Refusal NOT_ALLOWED */
export function requireTracker(actor: Actor, right: 'tracker.read' | 'tracker.import'): void {
  requireMay(actor, right, { authorityId: actor.authorityId });
}

/** @throws Refusal NOT_FOUND for a tracker of another authority as for one that is not there */
export async function trackerOf(db: Db | Tx, actor: Actor, id: string): Promise<TrackerRecord> {
  return thereIs(await findTracker(db, actor.authorityId, id));
}

/** The same, held for an act. @throws Refusal NOT_FOUND */
export async function heldTracker(tx: Tx, actor: Actor, id: string): Promise<TrackerRecord> {
  return thereIs(await holdTracker(tx, actor.authorityId, id));
}

function thereIs(record: TrackerRecord | null): TrackerRecord {
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  return record;
}

/** What a line is known by from one file to the next: the superior's code, or else its words. */
export function lineKey({ code, title }: Pick<TrackerLine, 'code' | 'title'>): string {
  return code === null ? `lời: ${plainWords(title).slice(0, 300)}` : `mã: ${code}`;
}

export function trackerRow(record: TrackerRecord): TrackerRow {
  const { id, name, owner, formName, comparedAt, lines, linked, differing, closedAt } = record;
  return {
    ...{ id, name, owner, formName, lines, linked, differing },
    comparedAt: comparedAt?.toISOString() ?? null,
    isClosed: closedAt !== null,
  };
}

/** A tracker as its page shows it. */
export async function trackerPage(db: Db | Tx, actor: Actor, id: string): Promise<Tracker> {
  const record = await trackerOf(db, actor, id);
  const rounds = await roundsOf(db, actor.authorityId, id);
  const names = await personNames(
    db,
    rounds.map(({ personId }) => personId),
  );
  const { sheet, heads, statuses, version } = record;
  return {
    ...trackerRow(record),
    ...{ sheet, heads, statuses, version },
    mayImport: may(actor, 'tracker.import', { authorityId: actor.authorityId }).allowed,
    rounds: rounds.map(({ at, personId, ...round }) => ({
      ...round,
      at: at.toISOString(),
      person: names.get(personId) ?? '',
    })),
  };
}
