import { addAmendedLine, amendPlanned, endAmendedLine } from '../budget/amend-line.ts';
import { checkTarget } from '../indicators/check-indicator.ts';
import { dueOf } from '../indicators/rules/promise-fits.ts';
import { addTarget, putTarget, targetRecord } from '../indicators/set-target.ts';
import { lockIndicator } from '../indicators/store/indicator-store.ts';
import { lockTarget, type TargetRecord } from '../indicators/store/target-store.ts';
import { TargetShape } from '../indicators/target-contract.ts';
import { addProvision, changeProvision, endProvision } from '../plans/store/provision-store.ts';
import type { ActContext } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Applying, misshapen } from './applying.ts';
import type { Thing } from './read-thing.ts';
import type { Change, Value } from './value-contract.ts';

/**
 * Changes what a plan holds besides tasks: targets, phases and other provisions, money. Each gets a new value
 * from now on, through the stores of the capability that it belongs to.
 */
export async function applyToFrame(
  applying: Applying,
  context: ActContext,
  change: Change,
  value: Value | null,
  thing: Thing | null,
): Promise<void> {
  if (thing?.is === 'provision') return applyToProvision(applying, context, change, value, thing);
  if (thing?.is === 'target') return applyToTarget(applying, context, change, value, thing.target);
  const { decision } = applying;
  if (thing?.is === 'money') {
    if (value === null) return endAmendedLine(context, thing.line.id, decision);
    if (value.as !== 'amount') throw misshapen(change);
    const { id, planned } = thing.line;
    return amendPlanned(context, id, { amount: value.amount, decision }, planned);
  }
  switch (value?.as) {
    case 'money':
      return addAmendedLine(context, value, { amount: value.amount, decision });
    case 'target':
      return beginTarget(applying, context, change, value);
    case 'phase': {
      const key = provisionKey(applying, context, context.ids.next());
      await addProvision(context.tx, key, { kind: 'phase', data: phaseData(value) }, context.now);
      return noteProvision(applying, context, change, null, value);
    }
    default:
      throw misshapen(change);
  }
}

async function applyToProvision(
  applying: Applying,
  context: ActContext,
  change: Change,
  value: Value | null,
  { provision }: Extract<Thing, { is: 'provision' }>,
): Promise<void> {
  const key = provisionKey(applying, context, provision.id);
  const { kind, data } = provision;
  if (value === null) await endProvision(context.tx, key, context.now);
  else if (value.as === 'phase') {
    await changeProvision(context.tx, key, { ...data, ...phaseData(value) }, context.now);
  } else if (value.as === 'words') {
    const field = kind === 'motto' ? 'text' : 'quote';
    await changeProvision(context.tx, key, { ...data, [field]: value.words }, context.now);
  } else throw misshapen(change);
  await noteProvision(applying, context, change, data, value);
}

function phaseData({ name, start, end }: Extract<Value, { as: 'phase' }>) {
  return { name, start, end, state: 'confirmed' };
}

function provisionKey({ amendment }: Applying, { authorityId }: ActContext, id: string) {
  return { authorityId, planId: amendment.plan_id, id };
}

function noteProvision(
  { amendment, decision }: Applying,
  context: ActContext,
  { thingId }: Change,
  before: unknown,
  after: Value | null,
): Promise<void> {
  const provision = { provisionId: thingId, value: after };
  return context.journal({
    ...{ subjectKind: 'plan', subjectId: amendment.plan_id },
    before: before === null ? null : { provisionId: thingId, data: before },
    after: { ...provision, decision },
  });
}

async function applyToTarget(
  applying: Applying,
  context: ActContext,
  change: Change,
  value: Value | null,
  { id }: TargetRecord,
): Promise<void> {
  const { tx, authorityId } = context;
  const before = await lockTarget(tx, authorityId, id);
  if (before?.state !== 'followed') throw new Refusal(platformErrors.NOT_FOUND);
  if (value === null) {
    await putTarget(context, before, { ...before, state: 'dropped' }, applying.decision);
    return;
  }
  if (value.as !== 'promise') throw misshapen(change);
  const { promise } = value;
  const indicator = await lockIndicator(tx, authorityId, before.indicator_id);
  if (!indicator) throw new Refusal(platformErrors.NOT_FOUND);
  await checkTarget(context, TargetShape.parse({ promise }), indicator);
  const next = { ...before, promise: { ...before.promise, promise }, due_on: dueOf(promise) };
  await putTarget(context, before, next, applying.decision);
}

async function beginTarget(
  applying: Applying,
  context: ActContext,
  change: Change,
  { indicatorId, unitId, promise }: Extract<Value, { as: 'target' }>,
): Promise<void> {
  const indicator = await lockIndicator(context.tx, context.authorityId, indicatorId);
  if (!indicator) throw new Refusal(platformErrors.NOT_FOUND);
  const { quote, directive_id, clause_id, starts, ends } = applying.wordsOf(change);
  const planId = applying.amendment.plan_id;
  const shape = TargetShape.parse({ promise, unitId, planId, quote: quote.slice(0, 4_000) });
  await checkTarget(context, shape, indicator);
  const record = await targetRecord(context, indicator, shape);
  // Its words stand in the amending decision, not in the plan's own text.
  await addTarget(context, { ...record, directive_id, clause_id, starts, ends }, applying.decision);
}
