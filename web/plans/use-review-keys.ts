import { useTranslation } from 'react-i18next';
import { useKeys } from '../kit/keys/use-keys.ts';
import type { plans } from '../words/vi/plans.ts';
import { markItems, moveLevel, sureUnseen } from './draft-edits.ts';
import { IDENTITY, sectionOf } from './draft-shape.ts';
import { mergeUp } from './task-edits.ts';
import type { Review } from './use-review.ts';

type KeyName = keyof (typeof plans)['review']['key'];

/** What the page does for keys that reach outside the list. */
interface DeskActs {
  readonly split: () => void;
  readonly openMenu: () => void;
  readonly addFromSweep: () => void;
  readonly toOtherSide: () => void;
  readonly hideSource: () => void;
  readonly find: () => void;
}

/** Says "đúng" for the current item and goes on to the next one. */
export function confirmAndNext(review: Review): void {
  const { current } = review.desk;
  const next = review.beside(1) ?? current;
  if (review.readOnly || review.item?.state === null) review.send({ type: 'select', key: next });
  else review.edit(markItems([current], 'confirmed'), undefined, next);
}

/** Leaves the current item out, or takes it back. */
export function rejectOrRestore(review: Review): void {
  const { item, readOnly } = review;
  if (!item || readOnly || item.key === IDENTITY) return;
  const next = item.state === null ? (review.beside(1) ?? IDENTITY) : undefined;
  const state = item.state === 'rejected' ? 'unseen' : 'rejected';
  review.edit(markItems([item.key], state), undefined, next);
}

/** The items of the group that the current one stands in, as the list shows them. */
function groupKeysOf({ rows, desk }: Review): readonly string[] {
  const group = rows.find((row) => row.type === 'group' && row.keys.includes(desk.current));
  return group?.type === 'group' ? group.keys : [];
}

function confirmGroup(review: Review): void {
  const keys = sureUnseen(review.desk.draft, groupKeysOf(review));
  if (keys.length > 0 && !review.readOnly) review.edit(markItems(keys, 'confirmed'));
}

/** Every key of the review, each with its twin (UX §4.4). */
export function useReviewKeys(review: Review, acts: DeskActs): void {
  const { t } = useTranslation('plans');
  const { send, edit, beside, desk, source, readOnly } = review;
  const { current, draft } = desk;
  const isTask = sectionOf(draft, current) === 'tasks';
  const go = (by: 1 | -1, doubtful = false) => {
    const key = beside(by, doubtful);
    if (key === null) return;
    if (doubtful) send({ type: 'tab', tab: desk.tab === 'check' ? 'check' : 'all' });
    send({ type: 'select', key });
  };
  const onTask = (act: () => void) => () => {
    if (isTask && !readOnly) act();
  };
  const key = (name: KeyName) => t(`review.key.${name}`);
  useKeys([
    { keys: ['j', 'ArrowDown'], label: key('next'), run: () => go(1) },
    { keys: ['k', 'ArrowUp'], label: key('last'), run: () => go(-1) },
    { keys: ['d', 'F8'], label: key('doubtful'), run: () => go(1, true) },
    { keys: ['Shift+D', 'Shift+F8'], label: key('lastDoubtful'), run: () => go(-1, true) },
    { keys: ['a', 'Enter'], label: key('right'), run: () => confirmAndNext(review) },
    {
      keys: ['e', 'F2'],
      label: key('edit'),
      run: () => {
        if (!readOnly) send({ type: 'edit', field: 'title' });
      },
    },
    { keys: ['x', 'Delete'], label: key('reject'), run: () => rejectOrRestore(review) },
    { keys: ['s'], label: key('split'), run: onTask(acts.split) },
    { keys: ['m'], label: key('merge'), run: onTask(() => edit(mergeUp(source, current))) },
    { keys: ['n'], label: key('add'), run: acts.addFromSweep },
    { keys: ['t', 'Shift+F10'], label: key('kind'), run: acts.openMenu },
    { keys: ['ContextMenu'], run: acts.openMenu },
    { keys: ['>'], label: key('deeper'), run: onTask(() => edit(moveLevel(current, 1))) },
    { keys: ['<'], label: key('higher'), run: onTask(() => edit(moveLevel(current, -1))) },
    { keys: ['Shift+A'], label: key('sure'), run: () => confirmGroup(review) },
    { keys: ['z', 'Ctrl+Z'], label: key('undo'), run: () => send({ type: 'undo' }) },
    { keys: ['Shift+Z', 'Ctrl+Y'], label: key('redo'), run: () => send({ type: 'redo' }) },
    { keys: ['o'], label: key('toSource'), run: acts.toOtherSide },
    { keys: ['f'], label: key('hide'), run: acts.hideSource },
    { keys: ['/'], label: key('find'), run: acts.find },
    { keys: ['Escape'], label: key('done'), run: () => send({ type: 'done' }) },
  ]);
}
