import { addDays, type Day } from '../../../server/calendar/rules/day.ts';

/**
 * The due days of tasks late by `from` to `upTo` days as of `asOf`: the list behind a bar of the ageing.
 * The oldest band has no end, so its range has no beginning.
 */
export function dueRange(
  asOf: Day,
  band: { readonly from: number; readonly upTo: number | null },
): { readonly dueFrom: Day | null; readonly dueTo: Day } {
  return {
    dueFrom: band.upTo === null ? null : addDays(asOf, -band.upTo),
    dueTo: addDays(asOf, -band.from),
  };
}
