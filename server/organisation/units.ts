/** What later capabilities may ask of the register of units (danh mục đơn vị): one door to its stores. */
export { learnName, matchNames } from './match-names.ts';
export { fromPageKey, toPageKey } from './page-key.ts';
export { requireMay, requireRight } from './require-may.ts';
export { noteReach, reachedFrom } from './store/authority-store.ts';
export { lastSaving } from './store/last-saving.ts';
export { personNames, postTitles } from './store/people-store.ts';
export { unitsById } from './store/unit-list.ts';
export { authorityOfUnit, unitRefs } from './store/unit-store.ts';
export {
  type ChildUnit,
  childUnits,
  holdsOn,
  subtreeSql,
  unitPath,
  unitPaths,
} from './store/unit-tree.ts';
