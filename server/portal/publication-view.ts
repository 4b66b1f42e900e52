import { type Moment, momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { personNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { Choices, type Edition, type EditionChange, type Publication } from './contract.ts';
import { publicationActs, readsContent, seenPublication } from './publication-sight.ts';
import { publicationRows } from './publications-view.ts';
import type { PublicSnapshot } from './rules/public-snapshot.ts';
import { editionChanges } from './rules/publication-difference.ts';
import { directiveFiles } from './store/plan-facts-store.ts';
import {
  type EditionRecord,
  editionsOfPublication,
  findProposal,
  type PublicationKey,
  snapshotOf,
} from './store/publication-editions.ts';
import { filesOfPublication } from './store/publication-files.ts';

/** One publication: its editions, what is being prepared, and what the post may do now. @throws Refusal NOT_FOUND */
export async function publicationView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<Publication> {
  const { db } = platform;
  const moment = momentOf(platform.clock, asOf);
  const { record, thing } = await seenPublication(db, actor, id, moment.endOfDay);
  const { authority_id: authorityId } = record;
  const key = { authorityId, publicationId: id };
  const proposal =
    record.proposal_id === null ? null : await findProposal(db, authorityId, record.proposal_id);
  const names = await personNames(db, [
    record.changed_by,
    ...(proposal ? [proposal.proposedBy] : []),
  ]);
  const [row] = await publicationRows(db, authorityId, [record], moment);
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  const editions = await editionsOfPublication(db, key, moment.endOfDay);
  const isNow = moment.endOfDay === null;
  return {
    ...row,
    // What is left out is named by its id, with a reason for those who see the whole plan.
    choices: record.choices && readsContent(actor, thing) ? Choices.parse(record.choices) : null,
    said: record.said,
    files: (await filesOfPublication(db, key, moment.endOfDay)).map(({ hash: _, ...file }) => file),
    offered: (await directiveFiles(db, authorityId, record.plan_id)).map(({ which, name }) => ({
      which,
      name,
    })),
    editions: editions.map((edition) => editionOn(edition, moment)),
    withdrawal: record.withdrawal,
    proposal: proposal && {
      proposedAt: proposal.proposedAt.toISOString(),
      proposedBy: names.get(proposal.proposedBy) ?? '',
      isOwn: proposal.proposedBy === actor.personId,
    },
    changedAt: record.since.toISOString(),
    changedBy: names.get(record.changed_by) ?? '',
    may: isNow ? publicationActs(actor, record, thing, proposal?.proposedBy ?? null) : [],
  };
}

/** An edition as it stood on a day: one that was withdrawn later could still be read then. */
function editionOn(edition: EditionRecord, { day, endOfDay }: Moment): Edition {
  const shown = editionOf(edition);
  const { withdrawal } = shown;
  const isLater = endOfDay !== null && withdrawal !== null && withdrawal.on > day;
  return isLater ? { ...shown, withdrawal: null } : shown;
}

function editionOf({ publishedAt, ...edition }: EditionRecord): Edition {
  return { ...edition, publishedAt: publishedAt.toISOString() };
}

/** One edition as it went out, also one that the public cannot read any more. @throws Refusal NOT_FOUND */
export async function editionView(
  { db }: Platform,
  actor: Actor,
  id: string,
  number: number,
): Promise<Edition & { snapshot: PublicSnapshot }> {
  const key = await readableEditions(db, actor, id);
  const edition = (await editionsOfPublication(db, key)).find((each) => each.number === number);
  const snapshot = await snapshotOf(db, key, number);
  if (!edition || !snapshot) throw new Refusal(platformErrors.NOT_FOUND);
  return { ...editionOf(edition), snapshot };
}

/** What an edition says otherwise than an earlier one. @throws Refusal NOT_FOUND */
export async function editionChangesView(
  { db }: Platform,
  actor: Actor,
  id: string,
  number: number,
  since: number,
): Promise<{ changes: EditionChange[] }> {
  const key = await readableEditions(db, actor, id);
  const [before, after] = [await snapshotOf(db, key, since), await snapshotOf(db, key, number)];
  if (!before || !after) throw new Refusal(platformErrors.NOT_FOUND);
  return { changes: editionChanges(before, after) };
}

/** For posts that see the whole plan, also what was withdrawn; the others read the public page. */
async function readableEditions(db: Db, actor: Actor, id: string): Promise<PublicationKey> {
  const { record, thing } = await seenPublication(db, actor, id);
  if (!readsContent(actor, thing)) throw new Refusal(platformErrors.NOT_ALLOWED);
  return { authorityId: record.authority_id, publicationId: id };
}
