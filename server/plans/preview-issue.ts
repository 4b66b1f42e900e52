import type { Actor } from '../organisation/actor.ts';
import { matchNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { IssuePreview } from './contract.ts';
import { readingOf, requireDrafting } from './open-reading.ts';
import { checkDraft, isUndated } from './rules/check-draft.ts';
import { countAssignments, expandAssignments } from './rules/expand-assignments.ts';
import { largeClasses, withAllMembers } from './rules/match-units.ts';

/** Exactly what issuing a draft would do, reckoned by the same rules as the issue itself. */
export async function previewIssue(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<IssuePreview> {
  requireDrafting(actor);
  const record = await readingOf(platform.db, actor, id);
  const classes = largeClasses(record.draft);
  const members =
    classes.length === 0
      ? []
      : await matchNames(platform, actor.authorityId, classes, record.draft.identity.issuedOn);
  const draft = withAllMembers(record.draft, members);
  const assignments = expandAssignments(draft);
  const kept = (items: readonly { readonly state: string }[]) =>
    items.filter(({ state }) => state !== 'rejected').length;
  return {
    tasks: assignments.length,
    ...countAssignments(assignments),
    duties: kept(draft.duties),
    money: kept(draft.money),
    targets: kept(draft.targets),
    withoutDeadline: assignments.filter(({ task }) => isUndated(task)).length,
    notUnderstood: draft.notUnderstood.filter(({ settled }) => !settled).length,
    problems: checkDraft(draft),
  };
}
