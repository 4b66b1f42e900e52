import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  type addScorecard as addEndpoint,
  Definition,
  type PeriodKind,
  type Subjects,
} from './contract.ts';
import { READY_MADE } from './ready-made.ts';
import { writeDefinition } from './store/definition-store.ts';
import { insertScorecard } from './store/scorecard-store.ts';

type Body = z.output<(typeof addEndpoint)['body']>;

/** A scorecard about to be kept. */
export interface NewScorecard {
  readonly name: string;
  readonly about: string;
  readonly periodKind: PeriodKind;
  readonly origin: string | null;
  readonly definition: Definition;
}

/**
 * A new scorecard with a draft of its criteria: empty, or as a ready-made definition has them.
 *
 * @throws Refusal NOT_ALLOWED, BAD_INPUT where there is no such ready-made definition
 */
export async function addScorecard(
  platform: Platform,
  actor: Actor,
  { name, about, periodKind, readyMade, subjects }: Body,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  requireMay(actor, 'scorecard.define', { authorityId });
  const definition = begin(readyMade, subjects);
  return perform(
    platform,
    { name: 'add_scorecard', authorityId, author: actor, key },
    async (context) => {
      const card = { name, about, periodKind, origin: readyMade, definition };
      const id = await createScorecard(context, card);
      const { criteria: _, ...after } = { ...card, criteria: null };
      await context.journal({ subjectKind: 'scorecard', subjectId: id, before: null, after });
      return { id };
    },
  );
}

/**
 * Writes a scorecard and the draft of its criteria within an act that writes its own journal entry: a
 * campaign makes its scorecards this way.
 */
export async function createScorecard(
  { tx, ids, now, author, authorityId }: ActContext,
  { definition, ...card }: NewScorecard,
): Promise<string> {
  const id = ids.next();
  const by = author.personId;
  await insertScorecard(tx, { ...card, authorityId, id, closedOn: null, version: 1 }, now, by);
  const draft = { number: 1, validFrom: null, basis: null, definition, version: 1, issuedAt: null };
  await writeDefinition(tx, { authorityId, id }, draft, now, by);
  return id;
}

function begin(readyMade: string | null, subjects: Subjects): Definition {
  if (readyMade === null) return Definition.parse({ subjects, criteria: [] });
  const made = READY_MADE.find(({ key }) => key === readyMade);
  if (!made) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['readyMade'] });
  return { ...made.definition, subjects };
}
