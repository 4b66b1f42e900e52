/** Tasks whose unit, deadline and product stand behind labels ("Đơn vị chủ trì: …"), below or inside the item. */
import type { Node } from '../outline/outline.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { fieldOf, pathOf } from './heading-field.ts';
import {
  type Clause,
  type DraftTask,
  deliverableOf,
  inheritedLead,
  labelParts,
  labelValue,
  type Parts,
  partsOf,
  type Reader,
  readDeadlines,
  readUnits,
  titleOf,
  trimClause,
  unitsOfCell,
} from './read-tasks.ts';

/** A shorter line is a cell or a heading, not an item that labels serve. */
const SHORTEST_ITEM = 15;

/** Children that are label lines, with the items that they serve. Returns the nodes already used. */
export function labelGroups(reader: Reader, node: Node, tasks: DraftTask[]): Set<Node> {
  const claimed = new Set<Node>();
  let items: Node[] = [];
  let labels: Node[] = [];
  /** The "Nội dung:" whose list the labels after it serve. */
  let holder: Node | null = null;
  const flush = (): void => {
    const kinds = labels.map((label) => labelValue(reader.page, label)?.kind);
    if (
      kinds.some(
        (kind) => kind === 'lead' || kind === 'time' || kind === 'coord' || kind === 'product',
      ) &&
      assignsWork(node)
    ) {
      const owners = items.length > 0 ? items : [node];
      for (const owner of owners) tasks.push(labelledTask(reader, owner, labels));
      for (const used of [...labels, ...owners]) claimed.add(used);
      if (holder !== null) claimed.add(holder);
    }
    items = [];
    labels = [];
    holder = null;
  };
  for (const child of node.children) {
    const label = child.children.length === 0 ? labelValue(reader.page, child) : null;
    if (label !== null && !(label.kind === 'content' && labels.length === 0 && items.length > 0))
      labels.push(child);
    else {
      if (labels.length > 0) flush();
      const listed = contentList(reader, child);
      if (listed.length > 0) {
        items = listed;
        holder = child;
        continue;
      }
      if (child.children.length === 0 && child.block.end - child.block.content >= SHORTEST_ITEM)
        items.push(child);
      else items = [];
    }
  }
  flush();
  return claimed;
}

/** "- Nội dung:" over "+ …" items: the labels beside it serve each of them. */
function contentList(reader: Reader, child: Node): Node[] {
  if (child.children.length === 0 || labelValue(reader.page, child)?.kind !== 'content') return [];
  const leaves = child.children.filter((item) => item.children.length === 0);
  return leaves.length === child.children.length ? leaves : [];
}

const assignsWork = (node: Node): boolean =>
  node.role === 'tasks' || node.role === 'none' || node.role === 'phases';

function labelledTask(reader: Reader, owner: Node, labels: readonly Node[]): DraftTask {
  const { page } = reader;
  const parts: Parts = {
    core: trimClause(page, owner.block.content, owner.block.end),
    lead: [],
    coord: [],
    time: [],
    product: [],
  };
  let core = parts.core;
  for (const label of labels) {
    const value = labelValue(page, label);
    if (value?.kind === 'content') core = value.clause;
    else labelParts(page, label, parts);
  }
  return fromParts(reader, owner, { ...parts, core }, 'task/labels', 0.95, null);
}

/** Builds a task of a core and the values that labels gave it. */
function fromParts(
  reader: Reader,
  node: Node,
  parts: { core: Clause; lead: Clause[]; coord: Clause[]; time: Clause[]; product: Clause[] },
  rule: string,
  confidence: number,
  fallback: Assignment | null,
): DraftTask {
  const { page } = reader;
  const why = { rule: 'lead/label', confidence: 0.95 };
  const given = parts.lead.map((clause) => unitsOfCell(page, clause.start, clause.end));
  const own =
    given.length === 0
      ? (fallback ?? readAssignment(page, parts.core.start, parts.core.end))
      : null;
  const inherited = own !== null && own.lead.length === 0 ? inheritedLead(page, node) : null;
  const lead =
    own === null
      ? readUnits(
          page,
          given.flatMap((g) => g.lead),
          why,
        )
      : readUnits(
          page,
          own.lead.length > 0 ? own.lead : (inherited?.lead ?? []),
          own.lead.length > 0 ? own : (inherited ?? own),
        );
  const labelledCoord = [
    ...given.flatMap((g) => g.coord),
    ...parts.coord.flatMap((clause) => {
      const cell = unitsOfCell(page, clause.start, clause.end);
      return [...cell.lead, ...cell.coord];
    }),
  ];
  const coord = readUnits(page, labelledCoord.length > 0 ? labelledCoord : (own?.coord ?? []), {
    rule: 'coord/label',
    confidence: 0.95,
  });
  const timed = parts.time.flatMap((clause) => readDeadlines(reader, clause, true));
  const deadlines = parts.time.length > 0 ? timed : readDeadlines(reader, parts.core, false);
  return {
    label: node.block.marker?.label ?? null,
    core: parts.core,
    lead,
    coord,
    deadlines,
    deliverable: deliverableOf(page, parts.product[0], 'product/label'),
    title: titleOf(page, parts.core, own?.work ?? parts.core.start, deadlines),
    ...fieldOf(page, node),
    path: pathOf(node),
    rule,
    confidence,
  };
}

/** "… Thực hiện: Công an xã. Thời gian: hằng tuần" inside one item. */
export function withLabels(
  reader: Reader,
  node: Node,
  clause: Clause,
  tasks: DraftTask[],
): boolean {
  const parts = partsOf(reader.page, clause.start, node.block.end);
  if (
    parts.lead.length + parts.time.length + parts.coord.length === 0 ||
    parts.core.end - parts.core.start < 8
  )
    return false;
  const task = fromParts(reader, node, parts, 'task/inline-labels', 0.93, null);
  tasks.push({ ...task, core: clause });
  return true;
}
