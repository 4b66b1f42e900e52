import type { Day } from '../../calendar/rules/day.ts';
import { type ImportProblem, type ReadRow, readRows, type UnitColumn } from './import-columns.ts';
import { problemAt, type Sentence, sentences } from './import-problems.ts';
import { readRecord } from './read-record.ts';
import {
  overlaps,
  PATH_SEPARATOR,
  type RegisteredUnit,
  sameNameKey,
  type UnitRecord,
} from './unit-record.ts';

/** The parent of an imported unit: one of the register, a line of the same sheet, or none. */
export type ParentRef = { readonly id: string } | { readonly line: number } | null;

/** What the import does with a line: `same` says that the register holds the unit already. */
export type UnitChange =
  | {
      readonly kind: 'add';
      readonly line: number;
      readonly unit: UnitRecord;
      readonly parent: ParentRef;
      readonly under: string | null;
    }
  | {
      readonly kind: 'same';
      readonly line: number;
      readonly unit: UnitRecord;
      readonly id: string;
      readonly under: string | null;
    };

/** All problems of a sheet, or all its changes with parents before children. Never some of each. */
export type UnitImport =
  | { readonly ok: true; readonly changes: readonly UnitChange[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** A unit of the sheet or of the register, while the tree is put together. */
interface Node {
  readonly ref: { readonly id: string } | { readonly line: number };
  readonly unit: UnitRecord;
  readonly row: ReadRow | null;
  parent: Node | null;
}

/**
 * Checks a unit tree on a sheet and works out what to write (nhập cây đơn vị).
 * Every problem is found at once, with its line, column, value and what is accepted; a sheet with a
 * problem changes nothing. A unit of the register is recognised by its code, else by name and parent,
 * and is never changed from a sheet: its history is kept by its own acts.
 *
 * @param rows cells of the sheet as text, the head first (see `readRows`)
 * @param register the units that exist, of any day
 * @param validFrom first day of units without one
 * @param topId the unit under which lines without a parent stand; without it they have no parent
 */
export function importUnits(
  rows: readonly (readonly string[])[],
  register: readonly RegisteredUnit[],
  validFrom: Day,
  topId: string | null = null,
): UnitImport {
  const sheet = readRows(rows);
  const problems = [...sheet.problems];
  const report = (row: ReadRow, column: UnitColumn, sentence: Sentence) =>
    problems.push(problemAt(row, column, sentence));

  const known = registerNodes(register);
  const read = sheet.rows.map((row): Node => {
    const unit = readRecord(row, validFrom, (column, sentence) => report(row, column, sentence));
    return { ref: { line: row.line }, unit, row, parent: null };
  });
  if (read.length === 0 && problems.length === 0) {
    problems.push(problemAt({ line: 1, cells: EMPTY }, 'name', sentences.nothing()));
  }

  const top = known.find(({ ref }) => 'id' in ref && ref.id === topId) ?? null;
  const roots = known.filter(({ parent }) => parent === null);
  for (const node of read) {
    if (node.row?.cells.parent === '' && !isOneOf(roots, node)) node.parent = top;
  }
  const lookup = new ParentLookup(known, read);
  for (const node of read) {
    if (!node.row || node.row.cells.parent === '') continue;
    const found = lookup.find(node.row.cells.parent, node);
    if (found.length === 1) node.parent = found[0] ?? null;
    else
      report(
        node.row,
        'parent',
        found.length === 0 ? sentences.noParent() : sentences.twoParents(),
      );
  }
  for (const node of read) {
    if (!node.row || !node.parent) continue;
    if (isUnderItself(node)) report(node.row, 'parent', sentences.circle());
    else if (!overlaps(node.unit, node.parent.unit)) {
      report(node.row, 'validFrom', sentences.outlivesParent(node.parent.unit));
    }
  }

  // Twins can only be told once every parent is known.
  const changes = problems.length > 0 ? [] : compare(read, known, report);
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, changes };
}

const EMPTY = {
  code: '',
  name: '',
  shortName: '',
  kind: '',
  parent: '',
  validFrom: '',
  validTo: '',
};

function registerNodes(register: readonly RegisteredUnit[]): readonly Node[] {
  const nodes = new Map<string, Node>();
  for (const unit of register)
    nodes.set(unit.id, { ref: { id: unit.id }, unit, row: null, parent: null });
  for (const unit of register) {
    const node = nodes.get(unit.id);
    if (node && unit.parentId !== null) node.parent = nodes.get(unit.parentId) ?? null;
  }
  return [...nodes.values()];
}

/** Finds the parent that a cell names: by code, else by path of names from the top, else by name alone. */
class ParentLookup {
  readonly #byCode = new Map<string, Node[]>();
  readonly #byName = new Map<string, Node[]>();

  constructor(known: readonly Node[], read: readonly Node[]) {
    for (const node of [...read, ...known]) {
      if (node.unit.code !== null) push(this.#byCode, node.unit.code, node);
      push(this.#byName, sameNameKey(node.unit.name), node);
    }
  }

  find(text: string, child: Node): readonly Node[] {
    const byCode = oneEach(this.#byCode.get(text) ?? []);
    if (byCode.length > 0) return byCode;
    const names = text.split(PATH_SEPARATOR.trim()).map(sameNameKey);
    const named = (this.#byName.get(names.at(-1) ?? '') ?? []).filter((node) => node !== child);
    const byPath = named.filter((node) => this.#stands(node, names));
    const found = oneEach(byPath.length > 0 ? byPath : names.length === 1 ? named : []);
    if (found.length < 2) return found;
    const alive = found.filter((node) => overlaps(node.unit, child.unit));
    return alive.length > 0 ? alive : found;
  }

  /** True where the names from the top down to the node are exactly these. */
  #stands(node: Node, names: readonly string[]): boolean {
    const above = names.slice(0, -1);
    if (sameNameKey(node.unit.name) !== names.at(-1)) return false;
    const cell = node.row?.cells.parent;
    if (cell === undefined) {
      return node.parent
        ? above.length > 0 && this.#stands(node.parent, above)
        : above.length === 0;
    }
    if (cell === '') {
      return above.length === 0 || (node.parent !== null && this.#stands(node.parent, above));
    }
    if (above.length === 0) return false;
    if (cell.split(PATH_SEPARATOR.trim()).map(sameNameKey).join() === above.join()) return true;
    return (this.#byCode.get(cell) ?? []).some((parent) => this.#stands(parent, above));
  }
}

/** True for a line about the top of the tree or a body outside it: these stand without a parent. */
function isOneOf(roots: readonly Node[], { unit }: Node): boolean {
  return roots.some((root) =>
    unit.code === null
      ? sameNameKey(root.unit.name) === sameNameKey(unit.name)
      : root.unit.code === unit.code,
  );
}

/** A unit that stands both on the sheet and in the register counts once, as the one on the sheet. */
function oneEach(nodes: readonly Node[]): readonly Node[] {
  const onSheet = nodes.filter((node) => node.row !== null);
  const isTwin = (a: Node, b: Node) =>
    sameNameKey(a.unit.name) === sameNameKey(b.unit.name) &&
    a.unit.code === b.unit.code &&
    a.unit.validFrom === b.unit.validFrom;
  return nodes.filter((node) => node.row !== null || !onSheet.some((other) => isTwin(node, other)));
}

function isUnderItself(node: Node): boolean {
  const seen = new Set<Node>([node]);
  for (let above = node.parent; above; above = above.parent) {
    if (above === node) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}

function compare(
  read: readonly Node[],
  known: readonly Node[],
  report: (row: ReadRow, column: UnitColumn, sentence: Sentence) => void,
): readonly UnitChange[] {
  const byCode = new Map<string, Node[]>();
  const byPlace = new Map<string, Node[]>();
  for (const node of known) {
    if (node.unit.code !== null) push(byCode, node.unit.code, node);
    push(byPlace, placeOf(node), node);
  }
  const changes = new Map<Node, UnitChange>();
  for (const node of topDown(read)) {
    if (!node.row) continue;
    const { unit, row } = node;
    const sameCode = unit.code === null ? [] : (byCode.get(unit.code) ?? []);
    const samePlace = byPlace.get(placeOf(node)) ?? [];
    const twin = [...sameCode, ...samePlace].find((other) => overlaps(unit, other.unit));
    const under = node.parent?.unit.name ?? null;
    if (!twin) {
      const above = node.parent && changes.get(node.parent);
      const parent = above?.kind === 'same' ? { id: above.id } : (node.parent?.ref ?? null);
      changes.set(node, { kind: 'add', line: row.line, unit, parent, under });
    } else if (twin.row) {
      const column = unit.code !== null && twin.unit.code === unit.code ? 'code' : 'name';
      report(row, column, sentences.twice(twin.row.line));
    } else if ('id' in twin.ref) {
      const differences = differencesFrom(node, twin);
      for (const column of differences) report(row, column, sentences.differs(twin.unit));
      changes.set(node, { kind: 'same', line: row.line, unit, id: twin.ref.id, under });
    }
    if (unit.code !== null) push(byCode, unit.code, node);
    push(byPlace, placeOf(node), node);
  }
  return [...changes.values()];
}

/** Name and names above: where a unit stands in the tree, whichever side it comes from. */
function placeOf(node: Node): string {
  const names = [];
  for (let at: Node | null = node; at; at = at.parent) names.push(sameNameKey(at.unit.name));
  return names.join('\n');
}

function differencesFrom(node: Node, twin: Node): readonly UnitColumn[] {
  const columns = ['code', 'name', 'shortName', 'kind', 'validFrom', 'validTo'] as const;
  const different: UnitColumn[] = columns.filter(
    (column) => node.unit[column] !== twin.unit[column],
  );
  const [place, twinPlace] = [
    node.parent && placeOf(node.parent),
    twin.parent && placeOf(twin.parent),
  ];
  return place === twinPlace ? different : [...different, 'parent'];
}

/** Parents before children, otherwise in the order of the sheet. */
function topDown(nodes: readonly Node[]): readonly Node[] {
  const ordered = new Set<Node>();
  const visit = (node: Node) => {
    if (node.parent?.row) visit(node.parent);
    ordered.add(node);
  };
  nodes.forEach(visit);
  return [...ordered];
}

function inOrder(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  return [...problems].sort((a, b) => a.line - b.line);
}

function push<K>(map: Map<K, Node[]>, key: K, node: Node): void {
  const list = map.get(key);
  if (list) list.push(node);
  else map.set(key, [node]);
}
