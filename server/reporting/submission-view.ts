import { addDays, asDay, type Day, startOfDayInVietnam } from '../calendar/rules/day.ts';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { may, type Thing } from '../organisation/rules/may.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import { versionsOfUnit } from '../plans/store/plan-version-store.ts';
import type { Platform } from '../platform/act.ts';
import { lifeOf } from './act-on-submission.ts';
import { checkReport } from './check-report.ts';
import type { ReportSnapshot } from './rules/report-snapshot.ts';
import { sayMoment } from './rules/say-moment.ts';
import { isLocked, type ObligationFacts, standingOf } from './rules/standing.ts';
import { actsOnSubmission, type SubmissionActState } from './rules/submission-acts.ts';
import { SUBMISSION_RULES } from './rules/submission-states.ts';
import { loadObligation, obligationsFeeding } from './store/obligation-store.ts';
import { type SectionRecord, sectionsOf } from './store/section-store.ts';
import { signedText } from './store/signed-text-store.ts';
import {
  previousSubmission,
  reportAbove,
  type SubmissionRecord,
} from './store/submission-store.ts';
import { piecesOfReport, type TakenPiece } from './store/taken-pieces.ts';
import type { Submission, SubmissionFinding, SubmissionSection } from './submission-contract.ts';
import { seenSubmission } from './submission-sight.ts';
import { snapshotOf } from './submission-snapshot.ts';

/**
 * One report: its words, live or frozen figures, what was found in it, and what may be done now.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED
 */
export async function submissionView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<Submission> {
  const { db, clock } = platform;
  const { day, endOfDay } = momentOf(clock, asOf);
  const { record, thing } = await seenSubmission(platform, actor, id, endOfDay);
  const snapshot = await snapshotOf(db, record, endOfDay);
  const isOpen = record.state === 'draft' || record.state === 'signing';
  const findings = isOpen && endOfDay === null ? await checkReport(db, record, snapshot) : [];
  const obligation = await loadObligation(db, record.authorityId, record.obligationId);
  const feeding = await obligationsFeeding(db, record.authorityId, record.obligationId);
  const units = await unitRefs(db, [
    ...[record.unitId, record.toUnitId],
    ...feeding.map(({ unitId }) => unitId),
  ]);
  const unitOf = (unitId: string) => units.get(unitId) ?? { id: unitId, name: '', shortName: null };
  const people = [record.presentedBy, record.decidedBy].filter((each) => each !== null);
  const names = await personNames(db, people);
  const nameOf = (personId: string | null) =>
    personId === null ? null : (names.get(personId) ?? '');
  const { version, state, frame, number, signedOn, signer, reason } = record;
  return {
    ...{ id, obligationId: record.obligationId, state, version, periodKey: record.periodKey },
    ...{ unit: unitOf(record.unitId), receiver: unitOf(record.toUnitId), frame },
    ...{ frozenAt: iso(record.frozenAt), presentedAt: iso(record.presentedAt) },
    ...{ presentedBy: nameOf(record.presentedBy), askedBackAt: iso(record.askedBackAt) },
    ...{ number, signedOn, signedAt: iso(record.signedAt), signer, reason },
    ...{ decidedAt: iso(record.decidedAt), decidedBy: nameOf(record.decidedBy) },
    daysLate: obligation === null ? 0 : standingOf(obligation, asDay(day)).lateDays,
    sections: await sectionsView(platform, record, snapshot, endOfDay),
    ...{ facts: snapshot.facts, findings },
    planVersions: await versionsOfUnit(
      db,
      record.authorityId,
      record.unitId,
      startOfDayInVietnam(addDays(asDay(snapshot.facts.day), 1)),
    ),
    feeding: feeding.map(({ unitId, state: at, submissionId }) => ({
      ...{ unit: unitOf(unitId), state: at, submissionId },
    })),
    acts:
      endOfDay === null
        ? await actsNow(platform, actor, { record, thing, obligation, findings }, asDay(day))
        : [],
  };
}

interface Seen {
  readonly record: SubmissionRecord;
  readonly thing: Thing;
  readonly obligation: ObligationFacts | null;
  readonly findings: readonly SubmissionFinding[];
}

async function actsNow(
  { db }: Platform,
  actor: Actor,
  { record, thing, obligation, findings }: Seen,
  today: Day,
): Promise<SubmissionActState[]> {
  const isSent = record.state === 'submitted' || record.state === 'accepted';
  const above = isSent ? await reportAbove(db, record) : null;
  const facts = {
    ...lifeOf(record),
    ...{ unitName: record.frame.organ.name, receiverName: record.frame.receiverName },
    presentedAt: record.presentedAt && sayMoment(record.presentedAt, today),
    isClosed: obligation !== null && isLocked(obligation, today),
    heldBy: above?.name ?? null,
    blocks: findings.filter(({ blocks }) => blocks).map(({ say }) => say),
  };
  return actsOnSubmission(facts, (act) => may(actor, SUBMISSION_RULES[act].right, thing));
}

async function sectionsView(
  { db }: Platform,
  record: SubmissionRecord,
  { words, facts }: ReportSnapshot,
  at: Date | null,
): Promise<SubmissionSection[]> {
  const sections = new Map((await sectionsOf(db, record, at)).map((each) => [each.heading, each]));
  const pieces = await piecesOfReport(db, record, at);
  const before = await previousSubmission(db, record);
  const earlier = before && (await signedText(db, before, before.round));
  const names = await personNames(
    db,
    [...sections.values()].map(({ changedBy }) => changedBy),
  );
  return record.frame.outline.map(({ key, title }): SubmissionSection => {
    const section = sections.get(key);
    const said = words.find(({ heading }) => heading === key);
    const previous = earlier?.get(key)?.own ?? '';
    return {
      ...{ heading: key, title, words: said?.own ?? '', version: section?.version ?? 0 },
      savedAt: (section?.since ?? record.since).toISOString(),
      savedBy: savedBy(section, names),
      previous:
        before === null || previous === ''
          ? null
          : { words: previous, period: before.frame.period, submissionId: before.id },
      offered: facts.sections.find(({ heading }) => heading === key)?.words ?? [],
      pieces: [...(said?.pieces ?? [])],
      waiting: pieces.filter((piece) => isWaiting(piece, key)).length,
    };
  });
}

function isWaiting({ heading, mark }: TakenPiece, key: string): boolean {
  return heading === key && mark === 'waiting';
}

function savedBy(section: SectionRecord | undefined, names: ReadonlyMap<string, string>): string {
  return section === undefined ? '' : (names.get(section.changedBy) ?? '');
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
