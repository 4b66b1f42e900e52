import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { authorityOfUnit, personNames } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { type Difference, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { refuseLaterDay } from './act-on-line.ts';
import { budgetErrors, type closeThrift, type enterStep, type openThrift } from './contract.ts';
import { requireMoney } from './money-node.ts';
import { sourcesOf } from './store/source-store.ts';
import {
  endThrift,
  type HeldThrift,
  insertThrift,
  lockThrift,
  saySteps,
  stepsOf,
} from './store/thrift-store.ts';

type Written = Promise<{ itemId: string; version: number }>;
/** Whoever reports for the unit, and the planner, follow what was saved. */
const RIGHTS = ['budget.report', 'budget.edit'] as const;

/**
 * Begins a sum to be followed from its request to its settlement (tiết kiệm qua các khâu).
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, UNKNOWN_SOURCE, DAY_NOT_YET, STEP_NOT_POSITIVE
 */
export async function openThriftItem(
  platform: Platform,
  actor: Actor,
  body: z.output<typeof openThrift.body>,
  key: string | null,
): Written {
  requireRight(actor, 'budget.report');
  const { authorityId } = actor;
  const request = { name: 'open_thrift', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const today = dayInVietnam(now);
    if ((await authorityOfUnit(tx, body.unitId)) === null) {
      throw new Refusal(platformErrors.NOT_FOUND);
    }
    await requireMoney(tx, actor, RIGHTS, { authorityId, unitId: body.unitId }, today);
    const source = (await sourcesOf(tx, authorityId)).find((each) => each.key === body.source);
    if (!source || source.isClosed) throw new Refusal(budgetErrors.UNKNOWN_SOURCE);
    const item = { authority_id: authorityId, id: context.ids.next(), version: 1 };
    await insertThrift(tx, {
      ...{ authority_id: authorityId, id: item.id, name: body.name, unit_id: body.unitId },
      ...{ task_id: body.taskId, year: body.year, source_key: body.source },
      folded: accentFree(body.name),
      ...{ since: now.toISOString(), made_by: actor.personId },
    });
    await say(context, actor, item, body.steps, today);
    await context.journal({
      ...{ subjectKind: 'thrift_item', subjectId: item.id, before: null, after: body },
    });
    return { itemId: item.id, version: 1 };
  });
}

/** Says the sum at a step, again where it was wrong. @throws Refusal as {@link actOnThrift} */
export function enterThriftStep(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, ...said }: z.output<typeof enterStep.body>,
  key: string | null,
): Written {
  return actOnThrift(platform, actor, 'enter_thrift_step', { id, version }, key, async (scene) => {
    const { context, item, today } = scene;
    await say(context, actor, { ...item, version: item.version + 1 }, [said], today);
    return said;
  });
}

/** Takes a sum out; it stays in every past day. @throws Refusal as {@link actOnThrift} */
export function closeThriftItem(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, reason }: z.output<typeof closeThrift.body>,
  key: string | null,
): Written {
  return actOnThrift(platform, actor, 'close_thrift', { id, version }, key, async (scene) => {
    const end = { at: scene.context.now, by: actor.personId, reason };
    await endThrift(scene.context.tx, scene.item, end);
    return { reason };
  });
}

interface ThriftScene {
  readonly context: ActContext;
  readonly item: HeldThrift;
  readonly today: Day;
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, and those of `work` */
function actOnThrift(
  platform: Platform,
  actor: Actor,
  name: string,
  target: { readonly id: string; readonly version: number },
  key: string | null,
  work: (scene: ThriftScene) => Promise<unknown>,
): Written {
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const today = dayInVietnam(now);
    const item = await lockThrift(tx, authorityId, target.id);
    if (!item) throw new Refusal(platformErrors.NOT_FOUND);
    await requireMoney(tx, actor, RIGHTS, { authorityId, unitId: item.unit_id }, today);
    if (item.version !== target.version) await refuseOutdated(context, item, target.version);
    const after = await work({ context, item, today });
    await context.journal({
      ...{ subjectKind: 'thrift_item', subjectId: item.id, before: null, after },
    });
    return { itemId: item.id, version: item.version + 1 };
  });
}

async function say(
  context: ActContext,
  actor: Actor,
  item: Pick<HeldThrift, 'authority_id' | 'id' | 'version'>,
  said: z.output<typeof openThrift.body>['steps'],
  today: Day,
): Promise<void> {
  for (const { onDay, amount } of said) {
    refuseLaterDay(onDay, today);
    if (BigInt(amount) < 0n) throw new Refusal(budgetErrors.STEP_NOT_POSITIVE);
  }
  const steps = said.map((each) => ({ ...each, id: context.ids.next() }));
  await saySteps(context.tx, item, steps, { at: context.now, person: actor.personId });
}

/** What was said of the item since the version that the sender had seen. */
async function refuseOutdated(
  { tx }: ActContext,
  item: HeldThrift,
  seenVersion: number,
): Promise<never> {
  const all = await stepsOf(tx, item.authority_id, item.id);
  const newer = all.filter(({ version }) => version > seenVersion);
  const last = newer.at(-1);
  const names = await personNames(tx, last ? [last.by] : []);
  const difference: z.input<typeof Difference> = {
    savedBy: names.get(last?.by ?? '') ?? '',
    savedAt: (last?.at ?? new Date(0)).toISOString(),
    version: item.version,
    fields: newer.map(({ step, amount }) => {
      const seen = all.findLast((each) => each.step === step && each.version <= seenVersion);
      return { field: step, yours: seen?.amount ?? null, saved: amount };
    }),
  };
  throw new Refusal(platformErrors.CONFLICT, {}, difference);
}
