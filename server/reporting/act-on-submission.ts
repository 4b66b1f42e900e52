import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { sayMoment } from './rules/say-moment.ts';
import { isLocked } from './rules/standing.ts';
import {
  lifeAfter,
  type Sentence,
  type SubmissionFacts,
  whyNotOnSubmission,
} from './rules/submission-acts.ts';
import { SUBMISSION_RULES, TAKES_BACK } from './rules/submission-states.ts';
import { settleObligation } from './settle-obligation.ts';
import { loadObligation } from './store/obligation-store.ts';
import {
  findSubmission,
  lockSubmission,
  replaceSubmission,
  reportAbove,
  type SubmissionRecord,
  submissionAtVersion,
} from './store/submission-store.ts';
import type { SubmissionAct } from './submission-contract.ts';
import { submissionErrors } from './submission-errors-contract.ts';
import { requireSight, submissionSight, submissionThing } from './submission-sight.ts';

/** Which report, as the sender saw it, under which Idempotency-Key. */
export interface SubmissionRequest {
  readonly id: string;
  readonly version: number;
  readonly key: string | null;
}

/** What an act on a report works with: its transaction, the report held, today. */
export interface SubmissionScene {
  readonly platform: Platform;
  readonly context: ActContext;
  readonly actor: Actor;
  readonly submission: SubmissionRecord;
  readonly today: Day;
}

/** What an act changes besides what its state says, and what the journal tells of it. */
export interface SubmissionChange {
  readonly set?: Partial<SubmissionRecord>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** What is done once the report and its obligation stand as they will. */
  readonly finish?: () => Promise<void>;
}

/** What an act tells the obligation, where it tells it anything. */
const SETTLES = {
  sign: 'submitted',
  accept: 'accepted',
  return: 'returned',
  withdraw: 'withdrawn',
} as const;

function settles(act: SubmissionAct): act is keyof typeof SETTLES {
  return act in SETTLES;
}

/**
 * Does one act on one report in one transaction: rights → version → what may be done now → the act's own
 * matter → history → obligation → journal.
 *
 * @param blocksOf what must be mended first, for an act that such things block
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, SUBMISSION_NOT_NOW with the reason
 */
export async function actOnSubmission(
  platform: Platform,
  actor: Actor,
  act: SubmissionAct,
  { id, version, key }: SubmissionRequest,
  work: (scene: SubmissionScene) => Promise<SubmissionChange>,
  blocksOf: (scene: SubmissionScene) => Promise<readonly Sentence[]> = async () => [],
): Promise<{ id: string; version: number; state: SubmissionRecord['state'] }> {
  const { name } = SUBMISSION_RULES[act];
  const authorityId = await ownerOfSubmission(platform, actor, act, id);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const submission = await lockSubmission(context.tx, authorityId, id);
    if (!submission) throw new Refusal(platformErrors.NOT_FOUND);
    const scene = { platform, context, actor, submission, today: dayInVietnam(context.now) };
    await refuseUnlessAllowed(scene, act, blocksOf, version);
    const { set = {}, after = {}, finish } = await work(scene);
    const saved = recordAfter(act, { ...submission, ...set }, context.now, actor.personId);
    await replaceSubmission(context.tx, saved);
    if (settles(act)) {
      const said = { kind: SETTLES[act], at: context.now, submissionId: id };
      await settleObligation(context, authorityId, submission.obligationId, said);
    }
    await finish?.();
    await context.journal({
      ...{ subjectKind: 'submission', subjectId: id },
      ...{ before: { state: submission.state }, after: { state: saved.state, ...after } },
    });
    return { id, version: saved.version, state: saved.state };
  });
}

/** The authority that keeps a report which the post may act on. @throws Refusal NOT_ALLOWED, NOT_FOUND */
export async function ownerOfSubmission(
  { db }: Platform,
  actor: Actor,
  act: SubmissionAct,
  id: string,
): Promise<string> {
  requireRight(actor, SUBMISSION_RULES[act].right);
  const found = await findSubmission(db, await submissionSight(db, actor), id);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found.authorityId;
}

/**
 * @param version null for an act that stands beside the report's own version
 * @throws Refusal NOT_FOUND, CONFLICT, SUBMISSION_NOT_NOW
 */
export async function refuseUnlessAllowed(
  scene: SubmissionScene,
  act: SubmissionAct,
  blocksOf: (scene: SubmissionScene) => Promise<readonly Sentence[]>,
  version: number | null,
): Promise<void> {
  const { actor, submission, context, today } = scene;
  const thing = await submissionThing(context.tx, submission, today);
  requireSight(actor, submission, thing);
  if (version !== null && version !== submission.version) {
    throw await outdated(context.tx, submission, version);
  }
  const facts = await factsOfSubmission(scene, act, blocksOf);
  const why = whyNotOnSubmission(act, facts, may(actor, SUBMISSION_RULES[act].right, thing));
  if (why) throw new Refusal(submissionErrors.SUBMISSION_NOT_NOW, { vi: why.vi, en: why.en });
}

async function factsOfSubmission(
  scene: SubmissionScene,
  act: SubmissionAct,
  blocksOf: (scene: SubmissionScene) => Promise<readonly Sentence[]>,
): Promise<SubmissionFacts> {
  const { submission, context, today } = scene;
  const { authorityId, obligationId } = submission;
  const obligation = await loadObligation(context.tx, authorityId, obligationId);
  const above = TAKES_BACK.includes(act) ? await reportAbove(context.tx, submission) : null;
  return {
    ...lifeOf(submission),
    unitName: submission.frame.organ.name,
    receiverName: submission.frame.receiverName,
    presentedAt: submission.presentedAt && sayMoment(submission.presentedAt, today),
    isClosed: obligation !== null && isLocked(obligation, today),
    heldBy: above?.name ?? null,
    blocks: await blocksOf(scene),
  };
}

/** What moves in the life of a report, of its record. */
export function lifeOf(record: SubmissionRecord) {
  const { state, frozenAt, edition, round, askedBackAt } = record;
  return {
    ...{ state, edition, round, isFrozen: frozenAt !== null, isAskedBack: askedBackAt !== null },
  };
}

/** The record after an act that was allowed: its state by the rules, its times by the clock. */
function recordAfter(
  act: SubmissionAct,
  record: SubmissionRecord,
  now: Date,
  by: string,
): SubmissionRecord {
  const life = lifeAfter(act, lifeOf(record));
  const isRead = life.state === 'signing';
  const isSigned = life.state !== 'draft' && !isRead;
  return {
    ...record,
    ...{ state: life.state, edition: life.edition, round: life.round },
    frozenAt: life.isFrozen ? (act === 'freeze' ? now : record.frozenAt) : null,
    presentedAt: act === 'present' ? now : isRead || isSigned ? record.presentedAt : null,
    presentedBy: act === 'present' ? by : record.presentedBy,
    askedBackAt: life.isAskedBack ? now : null,
    askedBackBy: life.isAskedBack ? by : null,
    ...(isSigned
      ? {}
      : { number: null, signedOn: null, signedAt: null, signedBy: null, signer: null }),
    ...(act === 'accept' || act === 'return' ? { decidedAt: now, decidedBy: by } : {}),
    version: record.version + 1,
    // A moment not earlier than the version that it ends.
    since: new Date(Math.max(now.getTime(), record.since.getTime())),
    changedBy: by,
  };
}

const SHOWN = ['state', 'edition', 'number', 'signedOn', 'reason'] as const;

async function outdated(tx: Tx, saved: SubmissionRecord, version: number): Promise<Refusal> {
  const seen = await submissionAtVersion(tx, saved.authorityId, saved.id, version);
  const names = await personNames(tx, [saved.changedBy]);
  return new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      ...{ savedBy: names.get(saved.changedBy) ?? '', savedAt: saved.since.toISOString() },
      version: saved.version,
      fields: SHOWN.filter((field) => seen?.[field] !== saved[field]).map((field) => ({
        ...{ field, yours: seen?.[field] ?? null, saved: saved[field] },
      })),
    },
  );
}
