import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { day } from '../kit/format.ts';
import classes from './directive.module.css';
import {
  type LinkKind,
  NODE,
  placeNodes,
  type RelationEdge,
  type RelationGraph,
  type RelationNode,
} from './relation-layout.ts';

interface RelationPictureProps {
  readonly graph: RelationGraph;
  readonly centre: string;
  readonly label: string;
  readonly expanded: ReadonlySet<string>;
  readonly onOpen: (directiveId: string) => void;
}

/** Dashed for changes of the words, double for an end, solid for everything that carries work on. */
function strokeOf(kind: LinkKind): 'solid' | 'dashed' | 'double' {
  if (kind === 'amends') return 'dashed';
  return kind === 'replaces' || kind === 'repeals' ? 'double' : 'solid';
}

/** The graph by layers from left to right: superior documents left, those that rest on this one right. */
export function RelationPicture({ graph, centre, label, expanded, onOpen }: RelationPictureProps) {
  const placed = placeNodes(graph.nodes);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={classes.graph} aria-label={label} tabIndex={0}>
      <div className={classes.canvas} style={{ width: placed.width, height: placed.height }}>
        <svg width={placed.width} height={placed.height} aria-hidden className={classes.edges}>
          {graph.edges.map((edge) => (
            <Edge key={`${edge.from} ${edge.to}`} edge={edge} at={placed.at} />
          ))}
        </svg>
        {graph.nodes.map((node) => {
          const at = placed.at.get(node.id);
          return (
            at && (
              <div
                key={node.id}
                className={classes.node}
                data-centre={node.id === centre || undefined}
                style={{ left: at.x, top: at.y, width: NODE.width, height: NODE.height }}
              >
                <NodeWords node={node} centre={node.id === centre} />
                {node.directiveId !== null && !expanded.has(node.directiveId) && (
                  <OpenMore node={node} onOpen={onOpen} />
                )}
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}

function NodeWords({ node, centre }: { node: RelationNode; centre: boolean }) {
  const { t } = useTranslation('directives');
  return (
    <span className={classes.nodeWords} title={node.title ?? undefined}>
      {node.directiveId === null || centre ? (
        <strong className="one-line">{node.name}</strong>
      ) : (
        <Link to="/directives/$id" params={{ id: node.directiveId }} className="one-line">
          {node.name}
        </Link>
      )}
      <span className="meta one-line">
        {node.day ? day(node.day) : ''} {centre && t('page.thisOne')}
        {node.directiveId === null && t('page.notHere')}
      </span>
    </span>
  );
}

function OpenMore({ node, onOpen }: { node: RelationNode; onOpen: (id: string) => void }) {
  const { t } = useTranslation('directives');
  const { directiveId } = node;
  if (directiveId === null) return null;
  return (
    <button
      type="button"
      className={classes.more}
      aria-label={`${t('page.tab.links')}: ${node.name}`}
      onClick={() => onOpen(directiveId)}
    >
      +
    </button>
  );
}

function Edge({
  edge,
  at,
}: {
  edge: RelationEdge;
  at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}) {
  const { t } = useTranslation('directives');
  const [a, b] = [at.get(edge.from), at.get(edge.to)];
  if (!a || !b) return null;
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const x1 = left.x + (left.x === right.x ? NODE.width / 2 : NODE.width);
  const x2 = right.x + (left.x === right.x ? NODE.width / 2 : 0);
  const y1 = left.y + NODE.height / 2;
  const y2 = right.y + NODE.height / 2;
  const middle = (x1 + x2) / 2;
  const path = `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`;
  const stroke = strokeOf(edge.kind);
  return (
    <g fill="none" stroke="var(--edge)">
      <path
        d={path}
        strokeWidth={stroke === 'double' ? 4 : 1.5}
        strokeDasharray={stroke === 'dashed' ? '5 4' : undefined}
      />
      {stroke === 'double' && <path d={path} stroke="var(--surface)" strokeWidth={1.5} />}
      {edge.days !== null && edge.days > 0 && (
        <text
          x={middle}
          y={(y1 + y2) / 2 - 4}
          textAnchor="middle"
          fill="var(--text-2)"
          stroke="none"
          fontSize="13"
        >
          {t('page.days', { count: edge.days })}
        </text>
      )}
    </g>
  );
}
