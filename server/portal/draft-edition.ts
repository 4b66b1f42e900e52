import { createHash } from 'node:crypto';
import { asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Choices } from './contract.ts';
import { planFacts } from './plan-facts.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { PublicSnapshot } from './rules/public-snapshot.ts';
import type { FileFacts, PlanFacts } from './rules/publication-facts.ts';
import { type GivenKey, keysFrom } from './rules/publication-slug.ts';
import { composeSnapshot } from './rules/publication-snapshot.ts';
import { issuedAtOf } from './store/plan-facts-store.ts';
import { keysOfPublication } from './store/publication-editions.ts';
import { filesOfPublication } from './store/publication-files.ts';
import {
  addressOfAuthority,
  namesOfAuthority,
  type PublicationRecord,
} from './store/publication-table.ts';

/** The next edition as it would go out now. */
export interface DraftEdition {
  readonly facts: PlanFacts;
  readonly snapshot: PublicSnapshot;
  readonly digest: string;
  /** Keys that things would get with it. */
  readonly given: readonly GivenKey[];
}

/**
 * Computes the edition that the choices of a publication make of what is known now of its cut-off day: the same
 * choices and facts always give the same edition, key by key.
 *
 * @throws Refusal CUT_OFF_LATER, FILE_UNKNOWN
 */
export async function draftEdition(
  db: Db | Tx,
  now: Date,
  record: PublicationRecord,
  choices: Choices,
): Promise<DraftEdition> {
  const { authority_id: authorityId, id: publicationId, plan_id: planId } = record;
  const day = cutOffDay(choices.cutOff, now);
  const names = await namesOfAuthority(db, authorityId);
  const slug = (await addressOfAuthority(db, authorityId)) ?? '';
  const found = await planFacts(
    { db, day, isPast: day < dayInVietnam(now) },
    {
      authority: { id: authorityId, slug, name: names?.name ?? '' },
      ...{ planId, planSlug: record.slug, scorecardIds: choices.scorecardIds },
    },
  );
  const files = await chosenFiles(db, { authorityId, publicationId }, choices.fileIds);
  const facts = { ...found, files };
  const keys = keysFrom(await keysOfPublication(db, { authorityId, publicationId }));
  const { also, without, leftOut, fileIds } = choices;
  const snapshot = composeSnapshot(facts, { rules: { also, without }, leftOut, fileIds }, keys);
  return { facts, snapshot, digest: digestOf(snapshot), given: keys.given };
}

/** @throws Refusal CUT_OFF_LATER */
export function cutOffDay(text: string, now: Date): Day {
  const day = asDay(text);
  if (day > dayInVietnam(now))
    throw new Refusal(publicationErrors.CUT_OFF_LATER, { day: formatDay(day) });
  return day;
}

/**
 * A cut-off day on which the plan was there, and which is not still to come.
 *
 * @throws Refusal CUT_OFF_LATER, CUT_OFF_BEFORE
 */
export async function checkCutOff(
  db: Db | Tx,
  { authority_id, plan_id }: Pick<PublicationRecord, 'authority_id' | 'plan_id'>,
  text: string,
  now: Date,
): Promise<void> {
  const day = cutOffDay(text, now);
  const issuedAt = await issuedAtOf(db, authority_id, plan_id);
  const first = issuedAt && dayInVietnam(issuedAt);
  if (first !== null && day < first) {
    throw new Refusal(publicationErrors.CUT_OFF_BEFORE, {
      day: formatDay(day),
      first: formatDay(first),
    });
  }
}

/** What stands in an edition, as one short text: two that are the same have the same. */
export function digestOf(snapshot: PublicSnapshot): string {
  // Read again first, so that fields stand in the order of the schema wherever it was kept meanwhile.
  const text = JSON.stringify(PublicSnapshot.parse(snapshot));
  return createHash('sha256').update(text).digest('hex');
}

async function chosenFiles(
  db: Db | Tx,
  key: { readonly authorityId: string; readonly publicationId: string },
  fileIds: readonly string[],
): Promise<FileFacts[]> {
  if (fileIds.length === 0) return [];
  const all = await filesOfPublication(db, key);
  return fileIds.map((id) => {
    const file = all.find((each) => each.id === id);
    if (!file) throw new Refusal(publicationErrors.FILE_UNKNOWN);
    const { name, mediaType, size, hash } = file;
    return { id, name, mediaType, size, sha256: hash };
  });
}
