import type { TwoByTwo } from '../../plans/figures-contract.ts';

/** The figures of a 2 × 2 without the total that follows from them. */
type Figures = Omit<TwoByTwo, 'total'>;

/** Several counts of the same thing, one an authority, as one 2 × 2 with its total. */
export function addFigures(all: readonly Figures[]): TwoByTwo {
  const sum = (field: keyof Figures) => all.reduce((total, each) => total + each[field], 0);
  const figures = {
    doneOnTime: sum('doneOnTime'),
    doneLate: sum('doneLate'),
    openWithin: sum('openWithin'),
    openNoDeadline: sum('openNoDeadline'),
    openOverdue: sum('openOverdue'),
  };
  const total = Object.values(figures).reduce((a, b) => a + b, 0);
  return { total, ...figures, suspended: sum('suspended'), withdrawn: sum('withdrawn') };
}
