import type { Actor } from '../organisation/actor.ts';
import type { UnitMatch } from '../organisation/contract.ts';
import { matchNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { DraftUnit } from './contract.ts';
import { requireDrafting } from './open-reading.ts';
import { same } from './rules/draft-difference.ts';
import { nameInCell } from './rules/unit-cell.ts';
import { draftOfPlan } from './store/draft-of-plan.ts';
import { draftWorkbook, namesInWorkbook } from './write-workbook.ts';

/**
 * A plan of one's own authority, as it was issued, in the workbook that can be uploaded again. For posts
 * that draft: it holds every task of the plan, whoever got it.
 *
 * @throws Refusal NOT_FOUND
 */
export async function planWorkbook(
  platform: Platform,
  actor: Actor,
  planId: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  requireDrafting(actor);
  const { authorityId } = actor;
  const found = await draftOfPlan(platform.db, authorityId, planId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const { draft, source } = found;
  const { number, issuedOn } = draft.identity;
  const matches = await matchNames(platform, authorityId, namesInWorkbook(draft), issuedOn);
  const byName = new Map(matches.map((match) => [match.written, match]));
  const isClear = (unit: DraftUnit) => leadsBack(unit, byName.get(nameInCell(unit)));
  const file = (number ?? planId).replace(/đ/gi, 'd').replace(/[^\w-]+/g, '-');
  return { name: `ke-hoach-${file}.xlsx`, bytes: await draftWorkbook(draft, source, isClear) };
}

/** Whether the register, asked for the name, gives the very unit or class again. */
function leadsBack(unit: DraftUnit, match: UnitMatch | undefined): boolean {
  if (!unit.group) return (match?.unit?.id ?? null) === unit.unitId;
  const members = match?.group?.members.map(({ id }) => id);
  if (!members) return unit.memberIds.length === 0;
  const isLarge = unit.memberIds.length === 0 && members.length > 0;
  return isLarge || same(members.toSorted(), unit.memberIds.toSorted());
}
