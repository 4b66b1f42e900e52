import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getUnit } from '../../server/organisation/contract.ts';
import { asProblem } from '../app/problem-error.ts';
import { reading } from '../app/use-endpoint.ts';
import { number } from '../kit/format.ts';
import { EmptyState, ErrorState, LoadingState } from '../kit/states.tsx';
import { type TreeLine, type TreeUnit, treeLines, treeMove } from './tree-lines.ts';
import classes from './units.module.css';
import { useRoot } from './use-root.ts';

interface UnitTreeProps {
  /** The day of the map; today when left out. */
  readonly day: string | undefined;
  /** The unit whose page is open. */
  readonly here: string | undefined;
}

/** The tree of units, opened branch by branch. Arrows move, right opens, left folds, Enter goes to the page. */
export function UnitTree({ day, here }: UnitTreeProps) {
  const { t } = useTranslation('organisation');
  const root = useRoot(day);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);

  const open = new Set([...toggled].filter(([, isOpen]) => isOpen).map(([id]) => id));
  if (root.data && toggled.get(root.data.id) !== false) open.add(root.data.id);
  const branches = useQueries({
    queries: [...open].map((id) => reading(getUnit, { params: { id }, query: { asOf: day } })),
  });
  if (root.isPending) return <LoadingState what={t('units.tree').toLowerCase()} />;
  if (!root.data) {
    return <ErrorState error={asProblem(root.error)} onAgain={() => void root.refetch()} />;
  }
  const children = new Map<string, readonly TreeUnit[]>();
  for (const { data } of branches) if (data) children.set(data.id, data.children);
  if (root.data.childCount === 0 && !here) return <EmptyState>{t('units.empty')}</EmptyState>;
  const lines = treeLines(root.data, { open, children, whole });
  const current = lines.find((line) => line.unit.id === focused) ?? lines[0];

  function setOpen(id: string, isOpen: boolean): void {
    setToggled((before) => new Map(before).set(id, isOpen));
  }
  function onKey(event: KeyboardEvent): void {
    const move = current && treeMove(lines, current.unit.id, event.key, open);
    if (!move) return;
    event.preventDefault();
    const { id } = move.unit;
    if (move.kind !== 'focus') {
      setOpen(id, move.kind === 'open');
      return;
    }
    setFocused(id);
    const node = place.current?.querySelector(`[data-unit="${id}"] a`);
    if (node instanceof HTMLElement) node.focus();
  }

  return (
    <div
      ref={place}
      className={classes.tree}
      onKeyDown={onKey}
      role="tree"
      aria-label={t('units.tree')}
    >
      {lines.map((line) => (
        <TreeNode
          key={line.unit.id}
          line={line}
          isOpen={open.has(line.unit.id)}
          isHere={line.unit.id === here}
          isCurrent={line.unit.id === current?.unit.id}
          onToggle={() => setOpen(line.unit.id, !open.has(line.unit.id))}
          onWhole={(id) => setWhole((before) => new Set(before).add(id))}
        />
      ))}
    </div>
  );
}

interface TreeNodeProps {
  readonly line: TreeLine;
  readonly isOpen: boolean;
  readonly isHere: boolean;
  readonly isCurrent: boolean;
  readonly onToggle: () => void;
  readonly onWhole: (parentId: string) => void;
}

function TreeNode({ line, isOpen, isHere, isCurrent, onToggle, onWhole }: TreeNodeProps) {
  const { t } = useTranslation('organisation');
  const { unit, depth, hidden } = line;
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={unit.childCount > 0 ? isOpen : undefined}
      aria-selected={isHere}
      tabIndex={-1}
      data-unit={unit.id}
    >
      <div
        className={classes.node}
        data-here={isHere || undefined}
        style={{ paddingInlineStart: `${depth * 1.125 + 0.25}rem` }}
      >
        {unit.childCount > 0 ? (
          <button
            type="button"
            className={classes.twist}
            tabIndex={-1}
            aria-label={t(isOpen ? 'units.fold' : 'units.expand', { name: unit.name })}
            onClick={onToggle}
          >
            <Icon size={16} aria-hidden />
          </button>
        ) : (
          <span className={classes.twist} />
        )}
        <Link
          to="/units/$id"
          params={{ id: unit.id }}
          search={(before) => before}
          className={classes.name}
          tabIndex={isCurrent ? 0 : -1}
        >
          {unit.name}
        </Link>
        {unit.childCount > 0 && <span className={classes.count}>{number(unit.childCount)}</span>}
      </div>
      {hidden && (
        <div className={classes.moreLine} style={{ paddingInlineStart: `${depth * 1.125 + 2}rem` }}>
          <button type="button" className="link-button" onClick={() => onWhole(hidden.under)}>
            {t('units.more', { count: hidden.count })}
          </button>
        </div>
      )}
    </div>
  );
}
