import type { Role } from '../../../server/organisation/contract.ts';
import { useMe } from '../../app/me.ts';
import type { useView } from '../../app/use-view.ts';
import type { TaskConditions } from './task-query.ts';

/** Roles that come for the work of their own unit; the others look at the whole. */
const UNIT_ROLES: readonly Role[] = ['head', 'officer', 'commune'];
/** Filters that say by themselves whose tasks are meant. */
const SAYS_WHOSE = ['plan', 'unit', 'on', 'parent', 'words', 'layer', 'role', 'clause', 'officer'];

/**
 * Whose tasks a list without such a filter shows: those that one's own unit holds, in every layer and each
 * once, for people of a unit; everything in sight for the others. The address says otherwise by `view`.
 */
export function useScope(view: ReturnType<typeof useView>): {
  readonly mine: boolean;
  readonly conditions: TaskConditions;
} {
  const { acting } = useMe();
  const ofUnit = UNIT_ROLES.includes(acting.role);
  const isOpen = SAYS_WHOSE.every((name) => (view.filters[name]?.length ?? 0) === 0);
  const mine = isOpen && (view.view === 'mine' || (view.view === '' && ofUnit));
  if (mine) return { mine, conditions: { onUnitId: acting.unit.id, layer: 'all' } };
  // A unit deep in the tree holds only parts: "all" means them too.
  return { mine, conditions: isOpen && ofUnit ? { layer: 'all' } : {} };
}
