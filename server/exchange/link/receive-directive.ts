import { registerDirective } from '../../directives/register-directive.ts';
import { plainWords } from '../../directives/rules/register-words.ts';
import { insertFields, insertPlan } from '../../plans/store/plan-store.ts';
import type { ActContext } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ReceivedMessage } from '../channel/receivers.ts';
import { type Acting, journalFor } from './acting.ts';
import type { DirectiveHanded } from './message-contract.ts';
import { openOwnTask } from './open-own-task.ts';
import { requireBond } from './require-bond.ts';
import {
  findHandedPlan,
  type HandedKey,
  type HandedPlan,
  holdHanded,
  saveHandedPlan,
  takeTurns,
  waitingOfPlan,
} from './store/handed-store.ts';

import type { Bond } from './store/linked-store.ts';
import { addFields, registeredAs } from './store/received-plan.ts';
import { attachReceived } from './store/sent-files.ts';

/**
 * A directive arrives at the holder: it goes into the register as one of the giver's, with its outline and its
 * file, and its plan stands here with the fields of the tasks that were handed over. Tasks that came before it
 * get their rows now. Where the register has the document already, the plan rests on that.
 */
export async function receiveDirective(
  context: ActContext,
  journalKey: Buffer,
  message: ReceivedMessage<DirectiveHanded>,
): Promise<void> {
  const { tx, authorityId, now } = context;
  const { body } = message;
  const bond = await requireBond(tx, authorityId, message.partner);
  const acting: Acting = { context, journalKey, bond };
  const key: Omit<HandedKey, 'giverTask'> = { authorityId, otherId: bond.otherId, side: 'holder' };
  await takeTurns(tx, key, body.giverPlanId);
  const before = await findHandedPlan(tx, key, body.giverPlanId);
  if (before !== null) {
    const places = { ...before.places, fields: await moreFields(context, before, body) };
    await saveHandedPlan(tx, { ...before, places }, now);
    return;
  }
  const { id: directiveId, clauses } = await register(context, bond, message);
  const planId = context.ids.next();
  const { title, effectiveOn, declaredTasks, declaredFields } = body.plan;
  const plan = {
    ...{ id: planId, directiveId, ownerUnitId: bond.otherUnitId, title, effectiveOn },
    ...{ declaredTasks, declaredFields },
    folded: plainWords(`${body.directive.number ?? ''} ${title}`),
  };
  await insertPlan(tx, authorityId, plan, now);
  const own = body.plan.fields.map(({ giverId, name, declaredCount }) => {
    return { giverId, id: context.ids.next(), name, declaredCount };
  });
  await insertFields(tx, authorityId, planId, own);
  const handed: HandedPlan = {
    ...{ ...key, giverPlan: body.giverPlanId, planId, directiveId, digest: null },
    places: { fields: Object.fromEntries(own.map(({ giverId, id }) => [giverId, id])), clauses },
  };
  await saveHandedPlan(tx, handed, now);
  await journalFor(acting, 'receive_directive', {
    ...{ subjectKind: 'plan', subjectId: planId, before: null },
    after: { ...plan, number: body.directive.number, giverPlan: body.giverPlanId },
  });
  for (const waiting of await waitingOfPlan(tx, authorityId, bond.otherId, body.giverPlanId)) {
    const task = await holdHanded(tx, waiting);
    if (task) await openOwnTask(acting, task, handed);
  }
}

/** The document in the register, and its clauses in the order of the text where they are the giver's. */
async function register(
  context: ActContext,
  bond: Bond,
  { body: { directive }, files }: ReceivedMessage<DirectiveHanded>,
): Promise<{ id: string; clauses: string[] }> {
  const { file, ...document } = directive;
  const sent = files.find(({ hash }) => hash === file?.hash) ?? null;
  try {
    const { id, clauses } = await registerDirective(context, {
      ...document,
      ...{ issuerUnitId: bond.otherUnitId, citations: [], newEdition: false },
      file: sent && { hash: sent.hash, name: sent.name },
    });
    if (sent) {
      const place = { authorityId: context.authorityId, subjectKind: 'directive' as const };
      await attachReceived(
        context.tx,
        { ...place, subjectId: id, taskId: null },
        [{ ...sent, id: context.ids.next(), size: file?.size ?? 0 }],
        context.now,
      );
    }
    return { id, clauses: clauses.map((clause) => clause.id) };
  } catch (error) {
    const known = error instanceof Refusal ? registeredAs(error) : null;
    if (known === null) throw error;
    return { id: known, clauses: [] };
  }
}

/** Fields that the giver has added since. */
async function moreFields(
  context: ActContext,
  { planId, places }: HandedPlan,
  body: DirectiveHanded,
): Promise<Record<string, string>> {
  const fields = { ...places.fields };
  const added = body.plan.fields.flatMap(({ giverId, name, declaredCount }) => {
    if (fields[giverId] !== undefined) return [];
    const id = context.ids.next();
    fields[giverId] = id;
    return [{ id, name, declaredCount }];
  });
  if (planId !== null) await addFields(context.tx, context.authorityId, planId, added);
  return fields;
}
