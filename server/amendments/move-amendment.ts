import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnAmendment, type Outcome, type Saved } from './act-on-amendment.ts';
import { checkChanges } from './check-changes.ts';
import type { moveAmendment as endpoint } from './contract.ts';
import { amendmentErrors } from './errors-contract.ts';
import { placeOf } from './read-thing.ts';
import { decidedOf, standing } from './rules/changes.ts';
import type { AmendmentRecord } from './store/amendment-table.ts';
import { tellOf } from './tell-people.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Carries a proposal on to its next step, or back: đề nghị, rút, trả lại để hoàn thiện, trình quyết định, kết
 * thúc quyết định.
 *
 * @throws Refusal NOTHING_CHANGED, WORDS_NEEDED, OPINIONS_MISSING, DECISIONS_MISSING and those of every act
 */
export async function moveAmendment(
  platform: Platform,
  actor: Actor,
  amendmentId: string,
  { version, to, words }: Body,
  key: string | null,
): Promise<Saved> {
  const act = { name: `${to}_amendment`, step: to, amendmentId, version, key };
  return actOnAmendment(platform, actor, act, async (context, found) => {
    if (to === 'give_back' && words.length < 5) throw new Refusal(amendmentErrors.WORDS_NEEDED);
    const { change, after } = await MOVES[to](context, found, actor);
    await TOLD[to]?.(context, { ...found, ...change }, words || null);
    return {
      change: { ...change, said: words || null },
      after: { move: after, reason: words || null },
      reply: { id: amendmentId, version: version + 1 },
    };
  });
}

type Move = (
  context: ActContext,
  found: AmendmentRecord,
  actor: Actor,
) => Promise<Omit<Outcome<Saved>, 'reply'>>;

const MOVES: Readonly<Record<Body['to'], Move>> = {
  // What was before is taken as it stands on the day of proposing, whenever the draft was begun.
  async propose({ tx, now }, found, actor) {
    if (found.changes.length === 0) throw new Refusal(amendmentErrors.NOTHING_CHANGED);
    const at = { ...placeOf(tx, found, now), db: tx };
    const { changes, unitIds } = await checkChanges(at, actor, found.unit_id, found.changes);
    return { change: { changes, unit_ids: unitIds }, after: { changes } };
  },
  withdraw: async () => ({ change: {}, after: { to: 'withdrawn' } }),
  give_back: async () => ({ change: {}, after: { to: 'draft' } }),
  async submit(_context, { changes }) {
    const count = standing(changes).filter(({ opinion }) => opinion === null).length;
    if (count > 0) throw new Refusal(amendmentErrors.OPINIONS_MISSING, { count });
    return { change: {}, after: { to: 'appraised' } };
  },
  async conclude(_context, { changes }) {
    const count = standing(changes).filter(({ decision }) => decision === null).length;
    if (count > 0) throw new Refusal(amendmentErrors.DECISIONS_MISSING, { count });
    const agreed = changes.filter((each) => decidedOf(each).agreed).length;
    const state = agreed > 0 ? ('decided' as const) : ('refused' as const);
    return { change: { state }, after: { to: state, agreed, of: changes.length } };
  },
};

type Tell = (context: ActContext, found: AmendmentRecord, words: string | null) => Promise<void>;

const TOLD: Readonly<Partial<Record<Body['to'], Tell>>> = {
  propose: (context, found) =>
    tellOf(context, found, [{ role: 'planner' }], {
      vi: 'đã đề nghị điều chỉnh kế hoạch, chờ thẩm định',
      en: 'proposed to amend a plan; it waits to be appraised',
    }),
  give_back: (context, found, words) => {
    const says = { vi: 'đã trả lại đề nghị điều chỉnh', en: 'gave the proposal back' };
    return tellOf(context, found, ['proposer'], says, words);
  },
  submit: (context, found) =>
    tellOf(context, found, [{ role: 'leader' }], {
      vi: 'đã thẩm định đề nghị điều chỉnh, chờ quyết định',
      en: 'appraised a proposal; it waits to be decided',
    }),
  conclude: (context, found, words) => {
    const says =
      found.state === 'refused'
        ? { vi: 'không đồng ý đề nghị điều chỉnh', en: 'refused the proposal' }
        : { vi: 'đã quyết định đề nghị điều chỉnh', en: 'decided the proposal' };
    return tellOf(context, found, ['proposer', { role: 'planner' }], says, words);
  },
};
