import { asDay, compareDays, type Day } from '../../calendar/rules/day.ts';
import { type ReferenceBody, type ReferenceDepartment, STANDARD_DEPARTMENTS } from './reference.ts';

/**
 * The first list of the reference data, NĐ 24/2014/NĐ-CP. Its departments stood already under
 * NĐ 13/2008/NĐ-CP, so they are as old as their province is in the data.
 */
const FIRST_LIST = asDay('2014-05-20');

/** A standard department of one province, over the days on which both exist. */
export interface ProvinceDepartment {
  readonly department: ReferenceDepartment;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The departments that every province has, as this one had them over time. */
export function departmentsOfProvince(province: ReferenceBody): readonly ProvinceDepartment[] {
  return STANDARD_DEPARTMENTS.filter(({ common }) => common).flatMap((department) => {
    const first = department.validFrom === FIRST_LIST ? province.validFrom : department.validFrom;
    const validFrom = later(first, province.validFrom);
    const validTo = earlier(department.validTo, province.validTo);
    return validTo !== null && validTo < validFrom ? [] : [{ department, validFrom, validTo }];
  });
}

function later(a: Day, b: Day): Day {
  return compareDays(a, b) < 0 ? b : a;
}

/** The earlier of two last days, null being never. */
function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return compareDays(a, b) < 0 ? a : b;
}
