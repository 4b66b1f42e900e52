import type { z } from 'zod';
import { formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnScorecard } from './act-on-scorecard.ts';
import {
  type issueDefinition as issueEndpoint,
  type renameScorecard as renameEndpoint,
  type Scorecard,
  type saveDefinition as saveEndpoint,
  scorecardErrors,
} from './contract.ts';
import { checkDefinition } from './rules/check-definition.ts';
import { scorecardView } from './scorecard-view.ts';
import { definitionsOf, writeDefinition } from './store/definition-store.ts';
import { saveScorecard } from './store/scorecard-store.ts';

type SaveBody = z.output<(typeof saveEndpoint)['body']>;
type IssueBody = z.output<(typeof issueEndpoint)['body']>;
type RenameBody = z.output<(typeof renameEndpoint)['body']>;

/**
 * Keeps the draft of the criteria. What is in force stays as it is until the draft is issued.
 *
 * @throws Refusal CONFLICT where another saved the draft meanwhile
 */
export async function saveDefinition(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, definition }: SaveBody,
  key: string | null,
): Promise<Scorecard> {
  const request = { name: 'save_scorecard_draft', right: 'scorecard.define' as const, id, key };
  await actOnScorecard(platform, actor, request, async ({ context, sight }) => {
    const all = await definitionsOf(context.tx, sight.card);
    const draft = all.find(({ issuedAt }) => issuedAt === null);
    if ((draft?.version ?? null) !== version) {
      throw new Refusal(platformErrors.CONFLICT, {}, { version: draft?.version ?? null });
    }
    const last = Math.max(0, ...all.map(({ number }) => number));
    const next = {
      ...{ number: draft?.number ?? last + 1, validFrom: null, basis: null, issuedAt: null },
      ...{ definition, version: (draft?.version ?? 0) + 1 },
    };
    await writeDefinition(context.tx, sight.card, next, context.now, actor.personId);
    return {
      before: draft ? { definition: draft.definition } : null,
      after: { number: next.number, definition },
      reply: {},
    };
  });
  return scorecardView(platform, actor, id, {});
}

/**
 * Ban hành: the draft holds for the periods that begin on a day or later; what held before stays for the
 * periods before.
 *
 * @throws Refusal NO_DRAFT, CONFLICT, DEFINITION_UNSOUND, VALID_FROM_TAKEN
 */
export async function issueDefinition(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, validFrom, basis }: IssueBody,
  key: string | null,
): Promise<Scorecard> {
  const request = { name: 'issue_scorecard', right: 'scorecard.define' as const, id, key };
  await actOnScorecard(platform, actor, request, async ({ context, sight }) => {
    const all = await definitionsOf(context.tx, sight.card);
    const draft = all.find(({ issuedAt }) => issuedAt === null);
    if (!draft) throw new Refusal(scorecardErrors.NO_DRAFT);
    if (draft.version !== version) throw new Refusal(platformErrors.CONFLICT);
    const unsound = checkDefinition(draft.definition);
    if (unsound.length > 0) {
      throw new Refusal(scorecardErrors.DEFINITION_UNSOUND, { count: unsound.length }, { unsound });
    }
    const day = parseDay(validFrom);
    if (day === null) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['validFrom'] });
    const later = all.find((each) => each.validFrom !== null && each.validFrom >= day);
    if (later?.validFrom) {
      throw new Refusal(scorecardErrors.VALID_FROM_TAKEN, { day: formatDay(later.validFrom) });
    }
    const issued = { ...draft, validFrom: day, basis, issuedAt: context.now };
    await writeDefinition(context.tx, sight.card, issued, context.now, actor.personId);
    const after = { number: draft.number, validFrom: day, basis, definition: draft.definition };
    return { before: null, after, reply: {} };
  });
  return scorecardView(platform, actor, id, {});
}

/** Names a scorecard anew, closes it or opens it again. @throws Refusal CONFLICT */
export async function renameScorecard(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, name, about, closedOn }: RenameBody,
  key: string | null,
): Promise<Scorecard> {
  const request = { name: 'rename_scorecard', right: 'scorecard.define' as const, id, key };
  await actOnScorecard(platform, actor, request, async ({ context, sight: { card } }) => {
    if (card.version !== version) throw new Refusal(platformErrors.CONFLICT);
    const day = closedOn === null ? null : parseDay(closedOn);
    const next = { ...card, name, about, closedOn: day, version: card.version + 1 };
    await saveScorecard(context.tx, next, context.now, actor.personId);
    const brief = (each: typeof card) => ({
      ...{ name: each.name, about: each.about, closedOn: each.closedOn },
    });
    return { before: brief(card), after: brief(next), reply: {} };
  });
  return scorecardView(platform, actor, id, {});
}
