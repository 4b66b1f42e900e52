import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { Choices, type Preview } from './contract.ts';
import { draftEdition } from './draft-edition.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { mayOnPublication, requireOnPublication, seenPublication } from './publication-sight.ts';
import { PUBLIC_FIELDS, PUBLIC_THINGS, type PublicationRules } from './rules/publication.ts';
import { editionChanges } from './rules/publication-difference.ts';
import type { PlanFacts } from './rules/publication-facts.ts';
import { shows } from './rules/publication-snapshot.ts';
import { findProposal, snapshotOf } from './store/publication-editions.ts';

/**
 * Exactly what the public would read if the next edition went out now, with the table that every field comes
 * through; what is otherwise than on the page that stands; and, once it was proposed, what has moved since.
 * For whoever prepares or approves: it shows more of a plan than other posts of the authority may read.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, PUBLICATION_STEP where nothing is being prepared
 */
export async function previewView(platform: Platform, actor: Actor, id: string): Promise<Preview> {
  const { db, clock } = platform;
  const { record, thing } = await seenPublication(db, actor, id);
  if (!mayOnPublication(actor, 'publication.approve', thing)) {
    requireOnPublication(actor, 'publication.prepare', thing);
  }
  if (record.choices === null) throw new Refusal(publicationErrors.PUBLICATION_STEP);
  const choices = Choices.parse(record.choices);
  const { facts, snapshot, digest } = await draftEdition(db, clock(), record, choices);
  const key = { authorityId: record.authority_id, publicationId: id };
  const stands = record.edition === 0 ? null : await snapshotOf(db, key, record.edition);
  const proposal =
    record.proposal_id === null
      ? null
      : await findProposal(db, record.authority_id, record.proposal_id);
  const { also, without } = choices;
  return {
    ...{ snapshot, digest, fields: fieldTable({ also, without }) },
    things: leavable(facts, choices),
    changes: stands ? editionChanges(stands, snapshot) : [],
    drift: proposal ? editionChanges(proposal.snapshot, snapshot) : [],
  };
}

/** The table of public fields, and which of them go out. */
function fieldTable(rules: PublicationRules): Preview['fields'] {
  return PUBLIC_THINGS.flatMap((kind) =>
    Object.entries(PUBLIC_FIELDS[kind]).map(([name, { goes, because }]) => ({
      ...{ kind, name, goes, because },
      shown: shows(kind, name, rules),
    })),
  );
}

/** Whatever can be left out as a whole, by the names that the inside has for it. */
function leavable(facts: PlanFacts, { leftOut }: Choices): Preview['things'] {
  const reasonOf = (kind: string, ref: string) =>
    leftOut.find((each) => each.kind === kind && each.ref === ref)?.reason ?? null;
  const titled = (thing: Readonly<Record<string, unknown>>, ...names: string[]) =>
    names
      .map((name) => thing[name])
      .filter((value) => value !== null && value !== undefined && value !== '')
      .join(' ');
  const all = [
    ...facts.tasks.map(({ wordsId, thing }) => ({
      ...{ kind: 'task' as const, ref: wordsId, title: titled(thing, 'label', 'title') },
    })),
    ...facts.targets.map(({ id, thing }) => ({
      ...{ kind: 'target' as const, ref: id, title: titled(thing, 'name') },
    })),
    ...facts.money.map(({ ref, thing }) => ({
      ...{ kind: 'money' as const, ref, title: titled(thing, 'source', 'year') },
    })),
    ...facts.standings.map(({ id, title }) => ({ kind: 'standing' as const, ref: id, title })),
  ];
  return all.map((thing) => ({ ...thing, reason: reasonOf(thing.kind, thing.ref) }));
}
