import type { Draft } from '../../server/plans/contract.ts';
import { surenessOf } from '../../server/plans/rules/sureness.ts';
import {
  type ItemOf,
  type ItemState,
  listOf,
  SECTIONS,
  type Section,
  sectionOf,
  stateOf,
  withList,
} from './draft-shape.ts';

/** A draft after an edit, and the item to stand on afterwards where the edit made or removed one. */
export interface Edited {
  readonly draft: Draft;
  readonly current?: string;
}

/** One pure change of a draft. */
export type DraftEdit = (draft: Draft) => Edited;

/** Changes some values of one item. */
export function patchItem<S extends Section>(
  section: S,
  key: string,
  patch: Partial<ItemOf[S]>,
): DraftEdit {
  return (draft) => ({
    draft: withList(
      draft,
      section,
      listOf(draft, section).map((item) => (item.key === key ? { ...item, ...patch } : item)),
    ),
  });
}

export function patchIdentity(patch: Partial<Draft['identity']>): DraftEdit {
  return (draft) => ({ draft: { ...draft, identity: { ...draft.identity, ...patch } } });
}

/**
 * Marks items as right (đúng), left out (bỏ) or not yet seen. Fields and mottos have no state of their
 * own: leaving one out takes it away, and the tasks of a field then stand without field.
 */
export function markItems(keys: readonly string[], state: ItemState): DraftEdit {
  return (draft) => ({ draft: keys.reduce((so, key) => markOne(so, key, state), draft) });
}

function markOne(draft: Draft, key: string, state: ItemState): Draft {
  const section = sectionOf(draft, key);
  switch (section) {
    case null:
      return draft;
    case 'notUnderstood':
      return patchItem(section, key, { settled: state !== 'unseen' })(draft).draft;
    case 'mottos':
      return state === 'rejected' ? without(draft, section, key) : draft;
    case 'fields':
      return state === 'rejected' ? withoutField(draft, key) : draft;
    default:
      return patchItem(section, key, { state })(draft).draft;
  }
}

export function without(draft: Draft, section: Section, key: string): Draft {
  return withList(
    draft,
    section,
    listOf(draft, section).filter((item) => item.key !== key),
  );
}

function withoutField(draft: Draft, key: string): Draft {
  const tasks = draft.tasks.map((task) =>
    task.fieldKey === key ? { ...task, fieldKey: null } : task,
  );
  return { ...without(draft, 'fields', key), tasks };
}

/** The items of a group that "đúng" for the whole group takes: read with certainty and not yet seen. */
export function sureUnseen(draft: Draft, keys: readonly string[]): string[] {
  const wanted = new Set(keys);
  return SECTIONS.flatMap((section) =>
    section === 'notUnderstood'
      ? []
      : listOf(draft, section)
          .filter((item) => wanted.has(item.key))
          .filter((item) => stateOf(item) === 'unseen' && surenessOf(item.confidence) === 'sure')
          .map(({ key }) => key),
  );
}

/** Moves a task one level in (under the task before it) or out (lùi, lên cấp). */
export function moveLevel(key: string, by: 1 | -1): DraftEdit {
  return (draft) => {
    const at = draft.tasks.findIndex((task) => task.key === key);
    const task = draft.tasks[at];
    if (!task) return { draft };
    const own = task.path.at(-1) ?? task.label ?? String(at + 1);
    const above = draft.tasks[at - 1];
    const depth = task.path.length;
    if (by === 1) {
      if (!above || depth > above.path.length) return { draft };
      const parent = above.path.slice(0, Math.max(depth, 1));
      const path = [...(parent.length > 0 ? parent : [above.label ?? String(at)]), own];
      return patchItem('tasks', key, { path })(draft);
    }
    if (depth < 2) return { draft };
    return patchItem('tasks', key, { path: [...task.path.slice(0, -2), own] })(draft);
  };
}
