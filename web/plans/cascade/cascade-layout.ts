import type { CascadeNode } from '../../../server/tasks/contract.ts';

/** Size of a node and the room between, in px. */
export const NODE = { width: 208, height: 74, gapX: 104, gapY: 10 } as const;

interface Placed {
  readonly width: number;
  readonly height: number;
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

type Edge = { readonly from: string; readonly to: string };

/**
 * Layers from left to right, each centred. Within a layer a node stands at the height of what it comes
 * from, so that arrows cross little; what is level keeps the order in which it came.
 */
export function placeCascade(
  nodes: readonly Pick<CascadeNode, 'id' | 'layer'>[],
  edges: readonly Edge[],
): Placed {
  const layers = [...new Set(nodes.map(({ layer }) => layer))].toSorted((a, b) => a - b);
  const from = new Map<string, string[]>();
  for (const edge of edges) from.set(edge.to, [...(from.get(edge.to) ?? []), edge.from]);
  const stepY = NODE.height + NODE.gapY;
  const rank = new Map<string, number>();
  const columns = layers.map((layer) => {
    const own = nodes.filter((node) => node.layer === layer);
    const wish = (id: string) => mean((from.get(id) ?? []).flatMap((each) => rank.get(each) ?? []));
    const column = own
      .map(({ id }, order) => ({ id, order, wish: wish(id) }))
      .toSorted((a, b) => a.wish - b.wish || a.order - b.order);
    for (const [row, { id }] of column.entries()) rank.set(id, row - (column.length - 1) / 2);
    return column;
  });
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const height = tallest * stepY - NODE.gapY;
  const at = new Map<string, { x: number; y: number }>();
  columns.forEach((column, index) => {
    const top = (height - (column.length * stepY - NODE.gapY)) / 2;
    column.forEach(({ id }, row) => {
      at.set(id, { x: index * (NODE.width + NODE.gapX), y: top + row * stepY });
    });
  });
  const width = Math.max(1, columns.length) * (NODE.width + NODE.gapX) - NODE.gapX;
  return { width, height, at };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length;
}
