import { COMPARE_MARKS, COMPARE_WHYS, COMPARED_FIELDS } from '../../../server/tasks/contract.ts';
import { oneOf, type useView } from '../../app/use-view.ts';
import type { TaskConditions } from './task-query.ts';

export interface Compared {
  readonly view: ReturnType<typeof useView>;
  readonly vs: string;
  readonly conditions: TaskConditions;
}

/** What a comparison is asked for, as the address says it: also the addresses of its files. */
export function comparedBy({ view, vs, conditions }: Compared) {
  const { mark, why, changed } = view.filters;
  return {
    ...conditions,
    vs,
    ...(view.asOf ? { asOf: view.asOf } : {}),
    ...(view.q ? { q: view.q } : {}),
    ...(view.sort ? { sort: view.sort } : {}),
    mark: oneOf(mark, COMPARE_MARKS),
    why: oneOf(why, COMPARE_WHYS),
    changed: oneOf(changed, COMPARED_FIELDS),
  };
}
