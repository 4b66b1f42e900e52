/** What later capabilities may ask of the register of units (danh mục đơn vị): one door to its stores. */
export { forgetName, learnName, matchNames } from './match-names.ts';
export { noteReach, reachedFrom, reachOf } from './store/authority-store.ts';
export { personNames, postTitles } from './store/people-store.ts';
export { allAliases } from './store/unit-names.ts';
export { authorityOfUnit, unitRefs } from './store/unit-store.ts';
export {
  childUnits,
  holdsOn,
  subtreeSql,
  unitPath,
  unitPaths,
} from './store/unit-tree.ts';
