import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cascade, CascadeEdge } from '../../../server/tasks/contract.ts';
import classes from './cascade.module.css';
import { NODE, placeCascade } from './cascade-layout.ts';
import { NodeWords } from './node-words.tsx';

interface CascadePictureProps {
  readonly cascade: Cascade;
  readonly centre: string;
}

/** The graph by layers from left to right, the days written on the edges. */
export function CascadePicture({ cascade, centre }: CascadePictureProps) {
  const { t } = useTranslation('planViews');
  const { nodes, edges, waiting } = cascade;
  const placed = placeCascade(nodes, edges);
  const place = useRef<HTMLElement>(null);
  const middle = placed.at.get(centre)?.y ?? 0;
  // A tall graph opens where the plan itself stands.
  useEffect(() => {
    const room = (place.current?.clientHeight ?? 0) - NODE.height;
    place.current?.scrollTo({ top: middle - room / 2 });
  }, [middle]);
  return (
    <section
      ref={place}
      className={classes.graph}
      aria-label={t('view.cascade')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
    >
      <div className={classes.canvas} style={{ width: placed.width, height: placed.height }}>
        <svg width={placed.width} height={placed.height} aria-hidden className={classes.edges}>
          {edges.map((edge) => (
            <Edge key={`${edge.from} ${edge.to}`} edge={edge} at={placed.at} />
          ))}
        </svg>
        {nodes.map((node) => {
          const at = placed.at.get(node.id);
          return (
            at && (
              <div
                key={node.id}
                className={classes.node}
                data-centre={node.id === centre || undefined}
                data-kind={node.kind}
                style={{ left: at.x, top: at.y, width: NODE.width, height: NODE.height }}
              >
                <NodeWords node={node} waiting={waiting[node.id]} />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}

interface EdgeProps {
  readonly edge: CascadeEdge;
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

function Edge({ edge, at }: EdgeProps) {
  const { t } = useTranslation('planViews');
  const [from, to] = [at.get(edge.from), at.get(edge.to)];
  if (!from || !to) return null;
  const [x1, x2] = [from.x + NODE.width, to.x];
  const [y1, y2] = [from.y + NODE.height / 2, to.y + NODE.height / 2];
  const middle = (x1 + x2) / 2;
  return (
    <g fill="none" stroke="var(--edge)">
      <path d={`M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`} strokeWidth={1.5} />
      {edge.days !== null && (
        <text
          x={x2 - 6}
          y={y2 - 5}
          textAnchor="end"
          fill="var(--text-2)"
          stroke="none"
          fontSize="13"
        >
          {t('cascade.days', { count: edge.days })}
        </text>
      )}
    </g>
  );
}
