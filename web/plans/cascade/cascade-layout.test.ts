import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NODE, placeCascade } from './cascade-layout.ts';

it('stands layer by layer from left to right, children at the height of their parents', () => {
  const nodes = [
    ...[
      { id: 'nq', layer: -1 },
      { id: 'kh', layer: 0 },
    ],
    ...['a', 'b', 'c'].map((id) => ({ id, layer: 1 })),
    ...[
      { id: 'pc', layer: 2 },
      { id: 'pa', layer: 2 },
    ],
  ];
  const edges = [
    { from: 'nq', to: 'kh' },
    ...['a', 'b', 'c'].map((to) => ({ from: 'kh', to })),
    ...[
      { from: 'c', to: 'pc' },
      { from: 'a', to: 'pa' },
    ],
  ];
  const { at, height } = placeCascade(nodes, edges);
  const x = (id: string) => at.get(id)?.x ?? -1;
  expect(
    [x('nq'), x('kh'), x('a'), x('pa')].every(
      (each, i, all) => i === 0 || each > (all[i - 1] ?? 0),
    ),
  ).toBe(true);
  expect(at.get('kh')?.y).toBe((height - NODE.height) / 2);
  expect((at.get('pa')?.y ?? 0) < (at.get('pc')?.y ?? 0)).toBe(true);
});

it('no two nodes cover one another, whatever the graph', () => {
  const graph = fc.array(fc.integer({ min: -3, max: 4 }), { maxLength: 40 }).chain((layers) =>
    fc.record({
      nodes: fc.constant(layers.map((layer, id) => ({ id: `${id}`, layer }))),
      edges: fc.array(
        fc.record({
          from: fc.nat(layers.length).map(String),
          to: fc.nat(layers.length).map(String),
        }),
      ),
    }),
  );
  fc.assert(
    fc.property(graph, ({ nodes, edges }) => {
      const { at, width, height } = placeCascade(nodes, edges);
      const places = nodes.map(({ id }) => at.get(id) ?? { x: -1, y: -1 });
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
      for (const { x, y } of places) {
        expect(x >= 0 && x + NODE.width <= width).toBe(true);
        expect(y >= 0 && y + NODE.height <= height).toBe(true);
      }
    }),
  );
});
