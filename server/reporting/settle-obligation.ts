import { dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { nameReportPeriod } from '../calendar/rules/report-period-words.ts';
import { parseReportPeriod } from '../calendar/rules/report-periods.ts';
import type { ActContext } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { reportingErrors } from './errors-contract.ts';
import { isLocked } from './rules/standing.ts';
import {
  lockObligation,
  type ObligationChange,
  type ObligationRecord,
  saveObligation,
} from './store/obligation-store.ts';

/** What happened to the report of an obligation. */
export interface Settling {
  /** Sent up, accepted, handed back by the superior, or taken back by the unit. */
  readonly kind: 'submitted' | 'accepted' | 'returned' | 'withdrawn';
  readonly at: Date;
  readonly submissionId: string;
}

/**
 * Lets an obligation follow its report, inside the act that moves the report. The day of the last sending
 * counts as the day of the report; one that was handed back is owed again. Undone from the top down: what was
 * accepted may be `returned`.
 *
 * @throws Refusal NOT_FOUND, OBLIGATION_LOCKED, OBLIGATION_NOT_OPEN, OBLIGATION_NOT_SENT
 */
export async function settleObligation(
  { tx, author, now }: ActContext,
  authorityId: string,
  obligationId: string,
  settling: Settling,
): Promise<ObligationRecord> {
  const held = await lockObligation(tx, authorityId, obligationId);
  if (!held) throw new Refusal(platformErrors.NOT_FOUND);
  const change = changeFor(held, settling, now);
  return saveObligation(tx, held, change, { at: now, personId: author.personId });
}

function changeFor(held: ObligationRecord, settling: Settling, now: Date): ObligationChange {
  const { kind, at, submissionId } = settling;
  const wasSent = held.state === 'submitted' || held.state === 'accepted';
  switch (kind) {
    case 'submitted':
      if (wasSent) throw new Refusal(reportingErrors.OBLIGATION_NOT_OPEN, sayWhich(held));
      refuseLocked(held, now);
      return { state: 'submitted', submissionId, submittedAt: at, acceptedAt: null };
    case 'accepted':
      if (held.state !== 'submitted') {
        throw new Refusal(reportingErrors.OBLIGATION_NOT_SENT, sayWhich(held));
      }
      return { state: 'accepted', submissionId, acceptedAt: at };
    case 'returned':
      if (!wasSent) throw new Refusal(reportingErrors.OBLIGATION_NOT_SENT, sayWhich(held));
      return { state: 'returned', submissionId, submittedAt: null, acceptedAt: null };
    case 'withdrawn':
      if (held.state !== 'submitted') {
        throw new Refusal(reportingErrors.OBLIGATION_NOT_SENT, sayWhich(held));
      }
      return { state: 'open', submissionId, submittedAt: null, acceptedAt: null };
  }
}

/** Nothing is taken in after a period was closed, unless it was unlocked. @throws Refusal OBLIGATION_LOCKED */
export function refuseLocked(obligation: ObligationRecord, now: Date): void {
  if (!isLocked(obligation, dayInVietnam(now))) return;
  const { closesOn, unlockedUntil, dueOn } = obligation;
  const day = formatDay(unlockedUntil ?? closesOn ?? dueOn);
  throw new Refusal(reportingErrors.OBLIGATION_LOCKED, { ...sayWhich(obligation), day });
}

/** The period of an obligation for a sentence in either language. */
function sayWhich({ periodKey }: ObligationRecord): { period: string; periodEn: string } {
  const period = parseReportPeriod(periodKey);
  return {
    period: period ? nameReportPeriod(period, 'vi') : periodKey,
    periodEn: period ? nameReportPeriod(period, 'en') : periodKey,
  };
}
