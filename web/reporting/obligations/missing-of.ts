import type { MatrixCell, MatrixRow } from '../../../server/reporting/matrix-contract.ts';

/** Reports of chosen lines of the matrix that are past their day and not in, with the units that owe them. */
export interface Missing {
  readonly obligationIds: readonly string[];
  readonly units: number;
}

/** What there is to urge (đôn đốc) in the lines chosen; what is still within its time is not. */
export function missingOf(
  rows: readonly Pick<MatrixRow, 'key' | 'unit' | 'cells'>[],
  keys: readonly string[],
): Missing {
  const chosen = rows
    .filter(({ key }) => keys.includes(key))
    .map(({ unit, cells }) => ({ unit, missing: cells.filter(isMissing) }))
    .filter(({ missing }) => missing.length > 0);
  return {
    obligationIds: chosen.flatMap(({ missing }) => missing.map(({ obligationId }) => obligationId)),
    units: new Set(chosen.map(({ unit }) => unit.id)).size,
  };
}

function isMissing({ standing: { kind, lateDays } }: MatrixCell): boolean {
  return kind === 'overdue' || kind === 'locked' || (kind === 'returned' && lateDays > 0);
}
