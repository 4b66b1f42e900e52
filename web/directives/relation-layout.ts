import { daysBetween, isDay } from '../../server/calendar/rules/day.ts';
import type { Citation, Directive } from '../../server/directives/contract.ts';

export type LinkKind = Citation['kind'];

/** A document in the graph; `id` is its id in the register, or its name where it is not registered. */
export interface RelationNode {
  readonly id: string;
  readonly directiveId: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly day: string | null;
  /** Steps from the document in the middle: negative towards what it rests on, positive to what rests on it. */
  readonly layer: number;
}

/** An arrow from the document that leads to the one it leads to. */
export interface RelationEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  /** Days between the two, null where one has no full date. */
  readonly days: number | null;
}

export interface RelationGraph {
  readonly nodes: readonly RelationNode[];
  readonly edges: readonly RelationEdge[];
}

/** The graph around a document, grown by the documents that were opened (2 hops and more). */
export function relationGraph(centre: Directive, opened: readonly Directive[]): RelationGraph {
  const nodes = new Map<string, RelationNode>();
  const edges = new Map<string, RelationEdge>();
  nodes.set(centre.id, nodeOf(centre, 0));
  for (const directive of [centre, ...opened]) {
    const here = nodes.get(directive.id);
    if (!here) continue;
    const named = new Map(directive.citations.map((citation) => [citation.id, citation]));
    const placed = (citation: Citation | undefined): RelationNode => {
      if (!citation) return here;
      const id = citation.directiveId ?? nameOf(citation);
      const known = nodes.get(id);
      if (known) return known;
      // A link may begin at another citation: kế hoạch → chương trình → nghị quyết.
      const node = citedNode(citation, id, placed(startOf(citation, named)).layer - 1);
      nodes.set(id, node);
      return node;
    };
    for (const citation of directive.citations) {
      const from = placed(startOf(citation, named)).id;
      const to = placed(citation).id;
      edges.set(`${from} ${to}`, { from, to, kind: citation.kind, days: citation.days });
    }
    for (const { kind, directive: citing } of directive.citedBy) {
      if (!nodes.has(citing.id)) nodes.set(citing.id, nodeOf(citing, here.layer + 1));
      const days = between(directive.issuedOn, citing.issuedOn);
      edges.set(`${citing.id} ${directive.id}`, { from: citing.id, to: directive.id, kind, days });
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** The citation at which a link begins; a link that names itself begins at the document. */
function startOf(
  { id, fromId }: Citation,
  named: ReadonlyMap<string, Citation>,
): Citation | undefined {
  return fromId === null || fromId === id ? undefined : named.get(fromId);
}

export function nameOf({ type, number, title }: Citation): string {
  return number ?? ([type, title].filter(Boolean).join(' ') || '?');
}

function nodeOf(
  row: Pick<Directive, 'id' | 'number' | 'type' | 'title' | 'issuedOn'>,
  layer: number,
) {
  return {
    id: row.id,
    directiveId: row.id,
    name: row.number ?? `${row.type} ${row.title}`,
    title: row.title,
    day: row.issuedOn,
    layer,
  };
}

function citedNode(citation: Citation, id: string, layer: number): RelationNode {
  const { directiveId, title, day } = citation;
  return { id, directiveId, name: nameOf(citation), title, day, layer };
}

function between(from: string | null, to: string | null): number | null {
  return from !== null && to !== null && isDay(from) && isDay(to) ? daysBetween(from, to) : null;
}

/** Size of a node and the room between, in pixels. */
export const NODE = { width: 176, height: 52, gapX: 88, gapY: 16 } as const;

interface Placed {
  readonly width: number;
  readonly height: number;
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

/** Layers from left to right, the older above the younger in each, every layer centred. */
export function placeNodes(nodes: readonly RelationNode[]): Placed {
  const layers = [...new Set(nodes.map(({ layer }) => layer))].toSorted((a, b) => a - b);
  const columns = layers.map((layer) =>
    nodes.filter((node) => node.layer === layer).toSorted((a, b) => order(a.day, b.day)),
  );
  const stepY = NODE.height + NODE.gapY;
  const height = Math.max(1, ...columns.map((column) => column.length)) * stepY - NODE.gapY;
  const at = new Map<string, { x: number; y: number }>();
  columns.forEach((column, index) => {
    const top = (height - (column.length * stepY - NODE.gapY)) / 2;
    column.forEach((node, row) => {
      at.set(node.id, { x: index * (NODE.width + NODE.gapX), y: top + row * stepY });
    });
  });
  return { width: columns.length * (NODE.width + NODE.gapX) - NODE.gapX, height, at };
}

function order(a: string | null, b: string | null): number {
  return (a ?? '9').localeCompare(b ?? '9');
}
