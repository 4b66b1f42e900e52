import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { actOnInspection, requireOwnUnits } from './act-on-inspection.ts';
import type { InspectionWords } from './inspection-contract.ts';
import { inspections } from './store/inspection-tables.ts';

export interface Saved {
  readonly id: string;
  readonly version: number;
}

/**
 * Lên kế hoạch kiểm tra: what is inspected in a year, at which units, on which basis, by whom.
 *
 * @throws Refusal NOT_ALLOWED, INSPECTED_OUTSIDE
 */
export async function planInspection(
  platform: Platform,
  actor: Actor,
  words: InspectionWords,
  key: string | null,
): Promise<Saved> {
  const { authorityId } = actor;
  requireMay(actor, 'inspection.plan', { authorityId });
  const act = { name: 'plan_inspection', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    await requireOwnUnits(context, words.unitIds);
    const id = context.ids.next();
    const record = {
      ...{ authority_id: authorityId, id, version: 1, since: context.now },
      ...{ changed_by: actor.personId, ...columnsOf(words), state: 'planned' as const },
      conclusion: null,
    };
    await inspections.insert(context.tx, [record]);
    const after = { ...words };
    await context.journal({ subjectKind: 'inspection', subjectId: id, before: null, after });
    return { id, version: 1 };
  });
}

/** @throws Refusal CONFLICT, INSPECTION_STEP, INSPECTED_OUTSIDE */
export async function changeInspection(
  platform: Platform,
  actor: Actor,
  inspectionId: string,
  { version, ...words }: InspectionWords & { readonly version: number },
  key: string | null,
): Promise<Saved> {
  const act = { name: 'change_inspection', step: 'change' as const, inspectionId, version, key };
  return actOnInspection(platform, actor, act, async (context, found) => {
    await requireOwnUnits(context, words.unitIds);
    const { name, unit_ids, starts_on, ends_on, plan } = found;
    return {
      reply: { id: inspectionId, version: version + 1 },
      change: columnsOf(words),
      before: { name, unitIds: unit_ids, startsOn: starts_on, endsOn: ends_on, plan },
      after: words,
    };
  });
}

/** Drops an inspection that is only planned, or takes it up again. */
export async function moveInspection(
  platform: Platform,
  actor: Actor,
  inspectionId: string,
  { version, to }: { readonly version: number; readonly to: 'drop' | 'restore' },
  key: string | null,
): Promise<Saved> {
  const act = { name: 'move_inspection', step: to, inspectionId, version, key };
  return actOnInspection(platform, actor, act, async (_context, { state }) => ({
    reply: { id: inspectionId, version: version + 1 },
    before: { state },
    after: { to },
  }));
}

function columnsOf(words: InspectionWords) {
  const { name, year, isSurprise, unitIds, startsOn, endsOn, plan } = words;
  return {
    ...{ name, year, is_surprise: isSurprise, unit_ids: unitIds, plan },
    ...{ starts_on: startsOn, ends_on: endsOn },
    folded: plainWords(`${name} ${plan.contents.slice(0, 500)}`),
  };
}
