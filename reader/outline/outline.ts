/**
 * Outline (dàn ý): blocks as a tree, by a dynamic marker stack.
 *
 * A marker kind seen for the first time opens a level, a kind already open pops back to it. A paragraph
 * without a marker belongs to the heading right above it, or closes the list and belongs to the section.
 */
import { isAllCaps } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import type { Zones } from '../zones.ts';
import type { Block } from './blocks.ts';
import { labelAt } from './labels.ts';
import { type MarkerKind, NATURAL_DEPTH } from './markers.ts';
import { type Role, roleOfHeading } from './roles.ts';

export interface Node {
  readonly block: Block;
  readonly parent: Node | null;
  readonly children: Node[];
  /** A title over other blocks, not an order itself. */
  heading: boolean;
  role: Role;
  readonly zone: 'body' | 'annex';
}

export interface Outline {
  readonly roots: readonly Node[];
  /** All nodes in reading order. */
  readonly nodes: readonly Node[];
}

interface Open {
  readonly kind: MarkerKind | 'paragraph';
  readonly node: Node;
}

/** No document nests deeper; a page of nothing but headings would, and every item climbs to its root. */
const DEEPEST = 40;

/** Builds the tree over the blocks of the body and the annexes that `skip` does not claim (tables). */
export function outlineOf(
  page: Page,
  blocks: readonly Block[],
  zones: Zones,
  skip: (block: Block) => boolean,
): Outline {
  const roots: Node[] = [];
  const nodes: Node[] = [];
  let stack: Open[] = [];
  let zone: string = '';
  for (const block of blocks) {
    const here = zones.zones[block.index];
    if (here !== 'body' && here !== 'annex') {
      if (here === 'closing') stack = [];
      continue;
    }
    if (here !== zone || block.marker?.kind === 'annex') stack = [];
    zone = here;
    if (skip(block)) continue;
    const parent =
      block.marker === null
        ? parentOfParagraph(page, block, stack)
        : openLevel(stack, block.marker.kind);
    const node: Node = { block, parent, children: [], heading: false, role: 'none', zone: here };
    if (parent === null) roots.push(node);
    else parent.children.push(node);
    nodes.push(node);
    if (stack.length >= DEEPEST) continue;
    if (block.marker !== null) stack.push({ kind: block.marker.kind, node });
    else if (opensGroup(page, block)) stack.push({ kind: 'paragraph', node });
  }
  markHeadings(page, nodes);
  assignRoles(page, roots);
  return { roots, nodes };
}

function openLevel(stack: Open[], kind: MarkerKind): Node | null {
  let at = -1;
  for (let i = stack.length - 1; i >= 0; i--) {
    if (stack[i]?.kind === kind) {
      at = i;
      break;
    }
  }
  if (at >= 0) stack.length = at;
  else {
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (!top || top.kind === 'paragraph' || NATURAL_DEPTH[top.kind] <= NATURAL_DEPTH[kind]) break;
      stack.pop();
    }
  }
  while (
    stack[stack.length - 1]?.kind === 'paragraph' &&
    /^(?:annex|part|chapter|section|article|roman|capital)$/.test(kind)
  )
    stack.pop();
  return stack[stack.length - 1]?.node ?? null;
}

/** The heading right above, else the section that the finished list stands in. */
function parentOfParagraph(page: Page, block: Block, stack: Open[]): Node | null {
  const top = stack[stack.length - 1];
  if (!top) return null;
  const previous = top.node.children.at(-1) ?? top.node;
  const direct = previous === top.node && looksLikeHeading(page, top.node.block);
  const sibling =
    previous !== top.node && previous.block.marker === null && !opensGroup(page, block);
  if (opensGroup(page, block) && isAllCaps(page.text.slice(block.start, block.end))) {
    stack.length = 0;
    return null;
  }
  if (direct || sibling) return top.node;
  if (top.node.parent !== null && isLabelLine(page, block)) return top.node.parent;
  while (stack.length > 0) {
    const open = stack[stack.length - 1];
    if (!open) break;
    if (open.kind !== 'paragraph' && NATURAL_DEPTH[open.kind] <= 5) return open.node;
    if (open.kind === 'article') return open.node;
    stack.pop();
  }
  return null;
}

/** "Chủ trì: …" right below an item stands beside it, at any depth. */
function isLabelLine(page: Page, block: Block): boolean {
  const label = labelAt(page.folded.slice(block.content, Math.min(block.end, block.content + 70)));
  return label !== null && label.kind !== 'content' && label.kind !== 'other';
}

/** "Sở Y tế:" without a marker, or a title in capitals: what follows stands under it. */
function opensGroup(page: Page, block: Block): boolean {
  const text = page.text.slice(block.start, block.end);
  if (text.length > 160) return false;
  return text.endsWith(':') || (isAllCaps(text) && text.length > 5 && !/^[-_*\d\s.]+$/.test(text));
}

/** A short text without an end mark: a title. */
export function looksLikeHeading(page: Page, block: Block): boolean {
  const text = page.text.slice(block.content, block.end);
  if (text.length === 0 || text.length > 260) return text.length === 0;
  return /[:\p{L}\p{N})"]$/u.test(text) && (text.endsWith(':') || text.length < 180);
}

function markHeadings(page: Page, nodes: readonly Node[]): void {
  for (const node of nodes) {
    const text = page.text.slice(node.block.content, node.block.end);
    if (node.children.length > 0)
      node.heading =
        text.endsWith(':') ||
        (text.length < 260 && !/[.;]$/.test(text)) ||
        (/^(?:article|chapter|section|part|annex)$/.test(node.block.marker?.kind ?? '') &&
          text.length < 160) ||
        isAllCaps(text);
    else if (isAllCaps(text) && text.length > 3) node.heading = true;
  }
}

const COUNTED = /\(\d{1,3} (?:nhiem vu|dau viec|cong viec)\)$/;

/** Sections that stand beside ones that declare how many tasks they hold, hold tasks too. */
function shareRoles(page: Page, siblings: readonly Node[]): void {
  const counted = siblings.some((node) =>
    COUNTED.test(page.folded.slice(node.block.content, node.block.end)),
  );
  if (!counted) return;
  for (const node of siblings) {
    if (node.heading && node.role === 'none') setRole(node, 'tasks');
  }
}

function setRole(node: Node, role: Role): void {
  node.role = role;
  for (const child of node.children) if (child.role === 'none') setRole(child, role);
}

function assignRoles(page: Page, roots: readonly Node[]): void {
  const queue: Node[] = [...roots];
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i];
    if (!node) continue;
    const inherited = node.parent?.role ?? 'none';
    node.role = roleOfHeading(
      page.folded.slice(node.block.content, node.block.end),
      node.heading,
      inherited,
    );
    for (const child of node.children) queue.push(child);
  }
  shareRoles(page, roots);
  for (const node of queue) shareRoles(page, node.children);
}
