import { accentFree } from '../calendar/rules/accent-free.ts';
import { isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnReorganisation, requireSuccession } from './act-on-reorganisation.ts';
import { successionErrors } from './contract.ts';
import { openPlan, unitsNamed } from './evaluate.ts';
import type { PlanWords } from './plan-contract.ts';
import { type ReorganisationRecord, reorganisations } from './store/reorganisation-store.ts';

export interface Saved {
  readonly id: string;
  readonly version: number;
}

/**
 * Lập phương án: which units become what on a day, and by which rules their work goes. Nothing moves yet.
 *
 * @throws Refusal NOT_ALLOWED, BAD_INPUT, REORGANISATION_UNIT, REORGANISATION_ACROSS
 */
export async function planReorganisation(
  platform: Platform,
  actor: Actor,
  words: PlanWords,
  key: string | null,
): Promise<Saved> {
  await requireSuccession(platform.db, actor, 'succession.plan', false);
  const { authorityId } = actor;
  const act = { name: 'plan_reorganisation', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const id = context.ids.next();
    const planned = await columnsOf(context, actor, words, {});
    await reorganisations.insert(context.tx, [
      {
        ...{ authority_id: authorityId, id, version: 1, since: context.now },
        ...{ changed_by: actor.personId, ...planned, state: 'draft' },
        ...{ executed_at: null, executed_by: null, undone_at: null, undone_by: null },
        ...{ moved: null, done: null },
      },
    ]);
    await context.journal({
      ...{ subjectKind: 'reorganisation', subjectId: id, before: null },
      after: { name: words.name, onDay: words.onDay, basis: words.basis },
    });
    return { id, version: 1 };
  });
}

/** Changes a plan that is a draft. @throws as {@link planReorganisation}, CONFLICT, REORGANISATION_STEP */
export async function changeReorganisation(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, ...words }: PlanWords & { readonly version: number },
  key: string | null,
): Promise<Saved> {
  const act = { name: 'change_reorganisation', id, version, key };
  return actOnReorganisation(
    platform,
    actor,
    { ...act, right: 'succession.plan', from: ['draft'] },
    async (context, record) => ({
      reply: { id, version: version + 1 },
      change: await columnsOf(context, actor, words, record.unit_keys),
      before: { name: record.name, onDay: record.on_day, basis: record.words.basis },
      after: { name: words.name, onDay: words.onDay, basis: words.basis },
    }),
  );
}

/** Takes a plan that waits for its day back to a draft, or drops it. */
export async function callOffReorganisation(
  platform: Platform,
  actor: Actor,
  id: string,
  body: { readonly version: number; readonly reason: string; readonly to: 'draft' | 'dropped' },
  key: string | null,
): Promise<Saved> {
  const { version, reason, to } = body;
  const act = { name: 'call_off_reorganisation', id, version, key };
  return actOnReorganisation(
    platform,
    actor,
    { ...act, right: 'succession.plan', from: ['draft', 'scheduled'] },
    async (_context, { state }) => ({
      reply: { id, version: version + 1 },
      change: { state: to },
      before: { state },
      after: { state: to, reason },
    }),
  );
}

async function columnsOf(
  { tx, ids }: ActContext,
  actor: Actor,
  words: PlanWords,
  known: Readonly<Record<string, string>>,
): Promise<
  Pick<
    ReorganisationRecord,
    'name' | 'folded' | 'on_day' | 'words' | 'unit_keys' | 'unit_ids' | 'is_across'
  >
> {
  if (!isDay(words.onDay)) {
    const fields = [{ field: 'onDay', rule: 'custom', message: 'onDay' }];
    throw new Refusal(platformErrors.BAD_INPUT, {}, { fields });
  }
  const { tree, plan } = await openPlan(tx, { words, done: null, unit_keys: known });
  const named = unitsNamed(words);
  const keys = new Set(plan.founded.map((unit) => unit.key));
  const wanted = [
    ...words.steps.flatMap(({ from, to, parent }) => [...from, ...to, parent]),
    ...words.newUnits.map(({ parent }) => parent),
    ...words.rules.map(({ to }) => to),
  ];
  for (const key of wanted) {
    if (key === undefined || key === null || ['parent', 'end', 'stay'].includes(key)) continue;
    if (tree.has(key) || keys.has(key)) continue;
    throw new Refusal(successionErrors.REORGANISATION_UNIT, { key });
  }
  const isAcross = named.some((id) => tree.get(id)?.authorityId !== actor.authorityId);
  await requireSuccession(tx, actor, 'succession.plan', isAcross);
  return {
    ...{ name: words.name, folded: accentFree(`${words.name} ${words.basis}`) },
    ...{ on_day: words.onDay, words, unit_ids: named, is_across: isAcross },
    unit_keys: Object.fromEntries([...keys].map((key) => [key, known[key] ?? ids.next()] as const)),
  };
}
