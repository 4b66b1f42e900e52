import type { Day } from '../calendar/rules/day.ts';
import { nameReportPeriod } from '../calendar/rules/report-period-words.ts';
import { parseReportPeriod } from '../calendar/rules/report-periods.ts';
import { unitPath } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { placeOf } from './rules/place-of.ts';
import type { ObligationRecord } from './store/obligation-store.ts';
import { regimeOfReport } from './store/regime-of-report.ts';
import { unitsByName } from './store/unit-names.ts';
import type { SubmissionFrame } from './submission-contract.ts';

/**
 * What the report of an obligation is called by on a day: regime, period, who reports to whom.
 *
 * @param outline the headings that it was begun with, so that none loses its words; those of the regime when
 *   it is opened
 */
export async function frameOf(
  db: Db | Tx,
  obligation: ObligationRecord,
  day: Day,
  outline?: SubmissionFrame['outline'],
): Promise<SubmissionFrame> {
  const { authorityId, regimeId, periodKey, cutOff, dueOn } = obligation;
  const regime = await regimeOfReport(db, authorityId, regimeId);
  if (!regime) throw new Refusal(platformErrors.NOT_FOUND);
  const period = parseReportPeriod(periodKey);
  return {
    report: regime.name,
    formCode: regime.formCode === '' ? null : regime.formCode,
    period: {
      vi: period ? nameReportPeriod(period, 'vi') : periodKey,
      en: period ? nameReportPeriod(period, 'en') : periodKey,
    },
    ...{ cutOff, dueOn, outline: outline ?? [...regime.outline] },
    ...(await namesBetween(db, obligation, day)),
  };
}

async function namesBetween(
  db: Db | Tx,
  { unitId, toUnitId }: Pick<ObligationRecord, 'unitId' | 'toUnitId'>,
  day: Day,
): Promise<Pick<SubmissionFrame, 'organ' | 'receiverName' | 'place'>> {
  const path = await unitPath(db, unitId, day);
  const top = path.at(-1) ?? unitId;
  // The top of a body writes under nobody's name; all others under that of the unit right above.
  const aboveId = unitId === top ? null : (path[1] ?? null);
  const units = await unitsByName(db, [unitId, toUnitId, top, ...(aboveId ? [aboveId] : [])]);
  const nameOf = (id: string) => units.get(id)?.name ?? '';
  return {
    organ: { above: aboveId === null ? null : nameOf(aboveId), name: nameOf(unitId) },
    receiverName: nameOf(toUnitId),
    place: placeOf(units.get(top)),
  };
}
