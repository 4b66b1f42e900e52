import { sql } from 'kysely';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { gatherPieces } from './pieces.ts';
import { prefilledWords } from './rules/prefill.ts';
import { NEW_SUBMISSION } from './rules/submission-acts.ts';
import {
  findObligations,
  lockObligation,
  type ObligationRecord,
} from './store/obligation-store.ts';
import { insertSections } from './store/section-store.ts';
import {
  insertSubmission,
  type SubmissionRecord,
  submissionOfObligation,
} from './store/submission-store.ts';
import { frameOf } from './submission-frame.ts';
import { submissionThing } from './submission-sight.ts';
import { countedFacts } from './submission-snapshot.ts';

/**
 * Opens the report of an obligation with what is known already: figures and lists of the period, difficulties
 * and proposals from the weekly sheets, what lower units have sent. Where it is open already, that one.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND
 */
export async function openSubmission(
  platform: Platform,
  actor: Actor,
  obligationId: string,
  key: string | null,
): Promise<{ id: string }> {
  requireRight(actor, 'submission.write');
  const { authorityId } = await owedBy(platform, actor, obligationId);
  const existing = await submissionOfObligation(platform.db, authorityId, obligationId);
  if (existing) return { id: existing.id };
  const act = { name: 'open_submission', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx } = context;
    // Two who open at once take turns here: the second gets what the first has opened.
    const obligation = await lockObligation(tx, authorityId, obligationId);
    if (!obligation) throw new Refusal(platformErrors.NOT_FOUND);
    const opened = await submissionOfObligation(tx, authorityId, obligationId);
    const record = opened ?? (await begin(context, actor, obligation));
    await context.journal({
      ...{ subjectKind: 'submission', subjectId: record.id, before: null },
      after: { report: record.frame.report, period: record.frame.period.vi },
    });
    return { id: record.id };
  });
}

/** The obligation, of the unit that the post answers for. @throws Refusal NOT_ALLOWED, NOT_FOUND */
async function owedBy(
  { db, clock }: Platform,
  actor: Actor,
  obligationId: string,
): Promise<ObligationRecord> {
  const authorities = await reachOf(db, actor);
  const [found] = await findObligations(db, authorities, sql`o.id = ${obligationId}`);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const thing = await submissionThing(db, found, dayInVietnam(clock()));
  if (!may(actor, 'submission.read', thing).allowed) throw new Refusal(platformErrors.NOT_FOUND);
  if (!may(actor, 'submission.write', thing).allowed) throw new Refusal(platformErrors.NOT_ALLOWED);
  return found;
}

async function begin(
  context: ActContext,
  actor: Actor,
  obligation: ObligationRecord,
): Promise<SubmissionRecord> {
  const { tx, ids, now } = context;
  const { authorityId, periodFrom, periodTo, periodKey } = obligation;
  const frame = await frameOf(tx, obligation, dayInVietnam(now));
  const { state, edition, round } = NEW_SUBMISSION;
  const record: SubmissionRecord = {
    ...{ authorityId, id: ids.next(), obligationId: obligation.id },
    ...{ regimeId: obligation.regimeId, unitId: obligation.unitId },
    ...{ toAuthorityId: obligation.toAuthorityId, toUnitId: obligation.toUnitId },
    ...{ periodKey, periodFrom, periodTo, frame, state, edition, round },
    folded: plainWords([frame.organ.name, frame.report, frame.period.vi, frame.formCode].join(' ')),
    ...{ frozenAt: null, presentedAt: null, presentedBy: null, askedBackAt: null },
    ...{ askedBackBy: null, number: null, signedOn: null, signedAt: null, signedBy: null },
    ...{ signer: null, decidedAt: null, decidedBy: null, reason: null },
    ...{ version: 1, since: now, changedBy: actor.personId },
  };
  await insertSubmission(tx, record);
  const facts = await countedFacts(tx, record);
  const sections = frame.outline.map(({ key: heading }, position) => ({
    ...{ heading, position, version: 1, since: now, changedBy: actor.personId },
    words: prefilledWords(facts.sections.find((section) => section.heading === heading)),
  }));
  await insertSections(tx, record, sections);
  await gatherPieces(context, authorityId, record.id, obligation.id);
  return record;
}
