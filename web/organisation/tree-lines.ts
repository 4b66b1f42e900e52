/** A unit as a line of the tree needs it. */
export interface TreeUnit {
  readonly id: string;
  readonly name: string;
  readonly childCount: number;
}

export interface TreeLine {
  readonly unit: TreeUnit;
  readonly depth: number;
  /** At the last line of a long branch: how many more stand under the same superior. */
  readonly hidden: { readonly under: string; readonly count: number } | null;
}

interface TreeState {
  readonly open: ReadonlySet<string>;
  /** Children that have arrived, by superior. */
  readonly children: ReadonlyMap<string, readonly TreeUnit[]>;
  /** Superiors whose whole branch is shown however long. */
  readonly whole: ReadonlySet<string>;
}

/** A branch longer than this is shown in part until the rest is asked for. */
export const BRANCH = 100;

/** The lines of the tree from the top down, branches that are open unfolded. */
export function treeLines(root: TreeUnit, state: TreeState): TreeLine[] {
  const lines: TreeLine[] = [];
  const walk = (unit: TreeUnit, depth: number) => {
    lines.push({ unit, depth, hidden: null });
    if (!state.open.has(unit.id)) return;
    const all = state.children.get(unit.id) ?? [];
    const shown = state.whole.has(unit.id) ? all : all.slice(0, BRANCH);
    for (const child of shown) walk(child, depth + 1);
    const last = lines.at(-1);
    if (last && shown.length < all.length) {
      lines[lines.length - 1] = {
        ...last,
        hidden: { under: unit.id, count: all.length - shown.length },
      };
    }
  };
  walk(root, 0);
  return lines;
}

/** What a key does in the tree: the focus goes to a unit, or a branch opens or folds. */
export type TreeMove =
  | { readonly kind: 'focus'; readonly unit: TreeUnit }
  | { readonly kind: 'open' | 'fold'; readonly unit: TreeUnit };

/** Arrows, Home and End in a tree, as the ARIA pattern has them; null where a key does nothing. */
export function treeMove(
  lines: readonly TreeLine[],
  currentId: string,
  key: string,
  open: ReadonlySet<string>,
): TreeMove | null {
  const at = lines.findIndex((line) => line.unit.id === currentId);
  const line = lines[at];
  if (!line) return null;
  const { unit, depth } = line;
  const isOpen = open.has(unit.id) && unit.childCount > 0;
  const focus = (to: TreeLine | undefined): TreeMove | null =>
    to ? { kind: 'focus', unit: to.unit } : null;
  switch (key) {
    case 'ArrowDown':
      return focus(lines[at + 1]);
    case 'ArrowUp':
      return focus(lines[at - 1]);
    case 'Home':
      return focus(lines[0]);
    case 'End':
      return focus(lines.at(-1));
    case 'ArrowRight':
      if (unit.childCount === 0) return null;
      return isOpen ? focus(lines[at + 1]) : { kind: 'open', unit };
    case 'ArrowLeft':
      if (isOpen) return { kind: 'fold', unit };
      return focus(lines.slice(0, at).findLast((each) => each.depth < depth));
    default:
      return null;
  }
}
