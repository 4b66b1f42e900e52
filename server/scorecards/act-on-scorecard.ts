import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import type { Right } from '../organisation/rules/may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { JournalEntry } from '../platform/journal/journal.ts';
import { Refusal } from '../platform/refusal.ts';
import { openScorecard, type ScorecardSight } from './open-scorecard.ts';
import { lockScorecard } from './store/scorecard-store.ts';

/** What an act on a scorecard works with; the scorecard is held until the act ends. */
export interface CardScene {
  readonly context: ActContext;
  readonly sight: ScorecardSight;
}

/** What an act did: what the journal says of it, and the reply. */
export interface Done<Reply> {
  readonly before: JournalEntry['before'];
  readonly after: JournalEntry['after'];
  readonly reply: Reply;
}

/**
 * The steps that every act on a scorecard shares: authorise, hold the scorecard, do, write the journal.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, and those of the act
 */
export async function actOnScorecard<Reply>(
  platform: Platform,
  actor: Actor,
  request: {
    readonly name: string;
    readonly right: Right;
    readonly id: string;
    readonly key: string | null;
    /** The unit that the act is about, where the right hangs on it. */
    readonly unitId?: string;
  },
  work: (scene: CardScene) => Promise<Done<Reply>>,
): Promise<Reply> {
  const sight = await openScorecard(platform, actor, request.id);
  const { authorityId, id } = sight.card;
  const unit = request.unitId === undefined ? {} : { unitId: request.unitId };
  requireMay(actor, request.right, { authorityId, ...unit });
  return perform(
    platform,
    { name: request.name, authorityId, author: actor, key: request.key },
    async (context) => {
      const card = await lockScorecard(context.tx, authorityId, id);
      if (!card) throw new Refusal(platformErrors.NOT_FOUND);
      const { before, after, reply } = await work({ context, sight: { ...sight, card } });
      await context.journal({ subjectKind: 'scorecard', subjectId: id, before, after });
      return reply;
    },
  );
}
