import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { authorityOfUnit } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { KeptRow } from '../platform/database/kept-table.ts';
import { Refusal } from '../platform/refusal.ts';
import { inspectionErrors } from './inspection-errors-contract.ts';
import { INSPECTION_STEPS, type InspectionStep, stateAfter, stepFits } from './rules/steps.ts';
import { type InspectionRecord, inspections } from './store/inspection-tables.ts';

export interface InspectionAct {
  readonly name: string;
  readonly step: InspectionStep;
  readonly inspectionId: string;
  /** Null for what is added beside others: nobody's copy is outdated by it. */
  readonly version: number | null;
  readonly key: string | null;
}

/** What an act changed, for the journal, and what it answers. */
export interface Outcome<R> {
  readonly reply: R;
  /** What the inspection itself becomes, besides the state that follows from the step. */
  readonly change?: Partial<InspectionRecord>;
  readonly before?: unknown;
  readonly after: unknown;
}

/**
 * The steps that every act on an inspection shares: the right, the inspection held until the end, whether it
 * is one for its state, the matter itself, its new version, the journal entry.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, CONFLICT, INSPECTION_STEP and whatever `work` refuses
 */
export async function actOnInspection<R>(
  platform: Platform,
  actor: Actor,
  { name, step, inspectionId, version, key }: InspectionAct,
  work: (context: ActContext, inspection: InspectionRecord) => Promise<Outcome<R>>,
): Promise<R> {
  const { authorityId } = actor;
  const { right } = INSPECTION_STEPS[step];
  requireRight(actor, right);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const found = await inspections.lock(context.tx, authorityId, inspectionId);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    requireMay(actor, right, { authorityId });
    if (version !== null) refuseOutdated(found, version);
    if (!stepFits(INSPECTION_STEPS[step], found.state)) {
      throw new Refusal(inspectionErrors.INSPECTION_STEP);
    }
    const { reply, change, before, after } = await work(context, found);
    const state = stateAfter(INSPECTION_STEPS[step], found.state);
    if (change !== undefined || state !== found.state) {
      await inspections.replace(context.tx, {
        ...{ ...found, ...change, state, version: found.version + 1 },
        ...{ since: context.now, changed_by: actor.personId },
      });
    }
    await context.journal({
      ...{ subjectKind: 'inspection', subjectId: inspectionId },
      ...{ before: before ?? null, after },
    });
    return reply;
  });
}

/** @throws Refusal CONFLICT where somebody saved since */
export function refuseOutdated(row: KeptRow, version: number): void {
  if (row.version === version) return;
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    { savedAt: row.since.toISOString(), version: row.version },
  );
}

/** @throws Refusal INSPECTED_OUTSIDE for a unit of another authority */
export async function requireOwnUnits(
  { tx, authorityId }: ActContext,
  unitIds: readonly string[],
): Promise<void> {
  for (const unitId of new Set(unitIds)) {
    if ((await authorityOfUnit(tx, unitId)) !== authorityId) {
      throw new Refusal(inspectionErrors.INSPECTED_OUTSIDE);
    }
  }
}
