import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { type PlanVersion, versionsOf } from '../plans/plan-version-view.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import type { PlanRecord } from '../plans/store/plan-list.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { contentOf } from './plan-content.ts';
import { type PlanPlace, placeOf } from './read-thing.ts';
import { compareVersions } from './rules/compare-versions.ts';
import { versionNames } from './store/version-names.ts';
import type { PlanVersionRow, VersionChange, VersionItem } from './versions-contract.ts';

interface Opened {
  readonly plan: PlanRecord;
  readonly place: PlanPlace;
  readonly versions: readonly PlanVersion[];
}

/** A plan whose whole content the post may read. @throws Refusal NOT_FOUND */
async function openVersions(platform: Platform, actor: Actor, planId: string): Promise<Opened> {
  const { db, clock } = platform;
  const plan = await seenPlan(db, actor, planId, momentOf(clock, undefined));
  const { authorityId } = plan;
  const place = placeOf(db, { authority_id: authorityId, plan_id: planId }, clock());
  return { plan, place, versions: await versionsOf(db, authorityId, planId) };
}

/** Các bản: as issued, then one for each amendment in force. */
export async function planVersionsView(
  platform: Platform,
  actor: Actor,
  planId: string,
): Promise<{ versions: PlanVersionRow[]; open: number }> {
  const { place, versions } = await openVersions(platform, actor, planId);
  const { rows, open } = await rowsOf(place, versions);
  return { versions: rows, open };
}

/** One version, read as of the moment before the next one was applied. */
export async function planVersionView(
  platform: Platform,
  actor: Actor,
  planId: string,
  number: number,
): Promise<{ version: PlanVersionRow; items: VersionItem[] }> {
  const opened = await openVersions(platform, actor, planId);
  requireWhole(actor, opened.plan);
  const { rows } = await rowsOf(opened.place, opened.versions);
  const version = versionIn(opened.versions, number);
  return {
    version: rowIn(rows, number),
    items: await contentOf(opened.place, version.readBefore),
  };
}

/**
 * What changed between two versions: from the moment before the next after the earlier was applied, to the
 * moment at which the later was, so that what people did in between does not count as amended.
 */
export async function versionChangesView(
  platform: Platform,
  actor: Actor,
  planId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ from: PlanVersionRow; to: PlanVersionRow; changes: VersionChange[] }> {
  const opened = await openVersions(platform, actor, planId);
  requireWhole(actor, opened.plan);
  const { rows } = await rowsOf(opened.place, opened.versions);
  const [first, last] = from <= to ? [from, to] : [to, from];
  const before = await contentOf(opened.place, versionIn(opened.versions, first).readBefore);
  const later = versionIn(opened.versions, last);
  const after = first === last ? before : await contentOf(opened.place, rightAfter(later));
  return {
    ...{ from: rowIn(rows, first), to: rowIn(rows, last) },
    changes: compareVersions(before, after),
  };
}

/** The first moment after a version was applied; a clock says no less than a millisecond. */
function rightAfter({ appliedAt }: PlanVersion): Date | null {
  return appliedAt && new Date(appliedAt.getTime() + 1);
}

/** A version says everything of the plan: a post that sees only its own tasks of it reads those elsewhere. */
function requireWhole(actor: Actor, { authorityId, owner }: PlanRecord): void {
  const thing = { authorityId, unitId: owner.id, assignerUnitId: owner.id };
  if (!may(actor, 'plan.read', thing).allowed) throw new Refusal(platformErrors.NOT_FOUND);
}

function versionIn(versions: readonly PlanVersion[], number: number): PlanVersion {
  const found = versions.find((version) => version.number === number);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found;
}

function rowIn(rows: readonly PlanVersionRow[], number: number): PlanVersionRow {
  const found = rows.find((row) => row.number === number);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found;
}

async function rowsOf(
  { db, authorityId, planId }: PlanPlace,
  versions: readonly PlanVersion[],
): Promise<{ rows: PlanVersionRow[]; open: number }> {
  const { amendments, directives, open } = await versionNames(db, authorityId, planId, versions);
  const rows = versions.map((version): PlanVersionRow => {
    const { number, inForceFrom, until, appliedAt, amendmentId, directiveId } = version;
    return {
      ...{ number, inForceFrom, until, appliedAt: appliedAt?.toISOString() ?? null },
      amendment: amendments.get(amendmentId ?? '') ?? null,
      directive: directives.get(directiveId ?? '') ?? null,
    };
  });
  return { rows, open };
}
