import { parseSync } from 'libpg-query';
import {
  branches,
  columnOf,
  equalities,
  isNever,
  isNode,
  joinsOf,
  lastString,
  type Node,
  nameOf,
  namesOf,
  sharedOf,
  takesWholeRow,
} from './parse-tree.ts';
import { isFact, WAYS_TO_OTHERS } from './tables.ts';

/** What a name of a FROM clause stands for. */
type Source = 'fact' | 'reference' | 'derived';
interface Scope {
  readonly sources: Map<string, { readonly kind: Source; readonly table: string }>;
  readonly outer: Scope | null;
  readonly ctes: ReadonlySet<string>;
}

/**
 * What in a statement would not survive distribution by `authority_id` (Citus): a fact table that is not held to
 * one authority or joined to one that is, a row inserted without its authority or moved to another, an upsert
 * whose conflict leaves the authority out, times or ids made by a node. Empty where nothing is wrong.
 *
 * @param temporary tables that a session made for itself
 *
 * A read of all authorities is allowed where the statement itself says why: `/* all authorities: … *\/`.
 *
 * @throws where PostgreSQL's own parser does not take the statement
 */
export function findSpread(
  statement: string,
  temporary: ReadonlySet<string> = new Set(),
): string[] {
  const { stmts } = parseSync(statement) as { stmts?: readonly { readonly stmt: Node }[] };
  const wrong: string[] = [];
  for (const { stmt } of stmts ?? [])
    visit(stmt, { sources: new Map(), outer: null, ctes: temporary });
  return [...new Set(wrong)];

  function visit(node: unknown, scope: Scope): void {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, scope);
      return;
    }
    if (!isNode(node)) return;
    for (const [kind, value] of Object.entries(node)) {
      if (!isNode(value) && !Array.isArray(value)) continue;
      if (kind === 'SelectStmt' && isNode(value)) select(value, scope);
      else if (/^(?:Insert|Update|Delete)Stmt$/.test(kind) && isNode(value))
        write(kind, value, scope);
      else {
        if (kind === 'FuncCall' && isNode(value)) call(value);
        if (kind === 'SQLValueFunction') wrong.push('time of the database, not of the application');
        visit(value, scope);
      }
    }
  }

  function select(body: Node, outer: Scope): void {
    const scope = begin(body, outer);
    // The two sides of a union are selects of their own.
    for (const side of ['larg', 'rarg']) if (isNode(body[side])) select(body[side], scope);
    from(body.fromClause, scope);
    hold(scope, [body.whereClause, ...joinsOf(body.fromClause)]);
    visit(
      Object.entries(body)
        .filter(([key]) => !/^(?:withClause|larg|rarg|op|all)$/.test(key))
        .map(([, value]) => value),
      scope,
    );
  }

  function write(kind: string, body: Node, outer: Scope): void {
    const scope = begin(body, outer);
    const relation = body.relation as Node;
    const table = String(relation.relname);
    if (kind === 'InsertStmt') {
      if (kindOf(relation, scope) === 'fact') checkInsert(table, body);
    } else {
      scope.sources.set(nameOf(relation), { kind: kindOf(relation, scope), table });
      from([body.fromClause, body.usingClause].flat(), scope);
      hold(scope, [body.whereClause, ...joinsOf([body.fromClause, body.usingClause].flat())]);
      const sets = namesOf(kind === 'UpdateStmt' ? body.targetList : []);
      if (kindOf(relation, scope) === 'fact' && sets.includes('authority_id'))
        wrong.push(`${table}: a row moves to another authority`);
    }
    visit(
      Object.entries(body)
        .filter(([key]) => key !== 'withClause')
        .map(([, value]) => value),
      scope,
    );
  }

  function begin(body: Node, outer: Scope): Scope {
    const clause = body.withClause as Node | undefined;
    const list = (clause?.ctes ?? []) as readonly { readonly CommonTableExpr: Node }[];
    const ctes = new Set([
      ...outer.ctes,
      ...list.map(({ CommonTableExpr }) => String(CommonTableExpr.ctename)),
    ]);
    const inside: Scope = { sources: new Map(), outer, ctes };
    for (const { CommonTableExpr } of list)
      visit(CommonTableExpr.ctequery, { sources: new Map(), outer, ctes });
    return inside;
  }

  function from(clause: unknown, scope: Scope): void {
    for (const item of Array.isArray(clause) ? clause : [clause]) {
      if (!isNode(item)) continue;
      if (isNode(item.RangeVar)) {
        const table = String(item.RangeVar.relname);
        scope.sources.set(nameOf(item.RangeVar), { kind: kindOf(item.RangeVar, scope), table });
      } else if (isNode(item.JoinExpr)) {
        from([item.JoinExpr.larg, item.JoinExpr.rarg], scope);
      } else {
        const [body] = Object.values(item);
        const alias = isNode(body) && isNode(body.alias) ? String(body.alias.aliasname) : '?';
        scope.sources.set(alias, { kind: 'derived', table: alias });
      }
    }
  }

  /** Every fact table of a scope must be tied to an authority by the conditions that always hold. */
  function hold(scope: Scope, conditions: readonly unknown[]): void {
    if (conditions.some(isNever)) return;
    const tied = tiedBy(conditions, scope, new Set());
    for (const [name, { kind, table }] of scope.sources) {
      if (kind === 'fact' && !tied.has(name)) wrong.push(`${table}: held to no authority`);
    }
  }

  /** The names of a scope that conditions tie to an authority, given those that are tied already. */
  function tiedBy(
    conditions: readonly unknown[],
    scope: Scope,
    before: ReadonlySet<string>,
  ): Set<string> {
    const tied = new Set(before);
    const pairs: [string, string][] = [];
    for (const [left, right] of conditions.flatMap(equalities)) {
      const one = nameWith(isAuthority, left, scope);
      const two = nameWith(isAuthority, right, scope);
      if (one !== null && two !== null) pairs.push([one, two]);
      else if (one !== null && isTie(right, scope)) tied.add(one);
      else if (two !== null && isTie(left, scope)) tied.add(two);
      for (const side of [left, right]) {
        const found = nameWith((column) => column in WAYS_TO_OTHERS, side, scope);
        if (found !== null) tied.add(found);
      }
    }
    if (sharedOf(conditions).includes('authority_id')) pairs.push(...usingPairs(scope));
    const choices = conditions.flatMap(branches);
    for (let grew = true; grew; ) {
      const size = tied.size;
      for (const [one, two] of pairs) if (tied.has(one) || tied.has(two)) tied.add(one).add(two);
      // What every branch of an OR ties is tied.
      for (const choice of choices) {
        const each = choice.map((branch) => tiedBy([branch], scope, tied));
        for (const name of each[0] ?? []) if (each.every((one) => one.has(name))) tied.add(name);
      }
      grew = tied.size > size;
    }
    return tied;
  }

  /** The name of this scope whose column of that name a column is; null for any other. */
  function nameWith(
    isMeant: (column: string) => boolean,
    node: unknown,
    scope: Scope,
  ): string | null {
    const path = columnOf(node);
    if (!path || !isMeant(path.at(-1) ?? '')) return null;
    const facts = [...scope.sources]
      .filter(([, { kind }]) => kind === 'fact')
      .map(([name]) => name);
    if (path.length === 1) return facts.length === 1 ? (facts[0] ?? null) : null;
    const [name] = path;
    return name !== undefined && facts.includes(name) ? name : null;
  }

  /** A value that names the authority: given, of an outer query, or of rows that are themselves held. */
  function isTie(node: unknown, scope: Scope): boolean {
    const path = columnOf(node);
    if (path === null) return true;
    // The authority that a fact beside it names.
    if ((path.at(-1) ?? '') in WAYS_TO_OTHERS) return true;
    if (path.length === 1) return [...scope.sources.values()].some(({ kind }) => kind !== 'fact');
    const source = scope.sources.get(String(path[0]));
    return source === undefined || source.kind !== 'fact';
  }

  function kindOf({ relname, schemaname }: Node, scope: Scope): Source {
    const table = String(relname);
    if (schemaname === undefined && scope.ctes.has(table)) return 'derived';
    return schemaname === undefined && isFact(table) ? 'fact' : 'reference';
  }

  function checkInsert(table: string, body: Node): void {
    const columns = namesOf(body.cols);
    // A whole row put into its history brings its authority along.
    const isWholeRow = columns.length === 0 && takesWholeRow(body.selectStmt);
    if (!isWholeRow && !columns.includes('authority_id'))
      wrong.push(`${table}: a row without its authority`);
    const conflict = body.onConflictClause as Node | undefined;
    const infer = conflict?.infer as Node | undefined;
    const key = (infer?.indexElems ?? []) as readonly { readonly IndexElem: Node }[];
    if (infer && !key.some(({ IndexElem }) => IndexElem.name === 'authority_id')) {
      wrong.push(`${table}: a conflict that leaves the authority out`);
    }
  }

  function call(body: Node): void {
    const name = lastString(body.funcname);
    if (/^(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)$/.test(name))
      wrong.push(`${name}(): time of the database, not of the application`);
    if (/^(?:random|gen_random_uuid|uuidv7|nextval)$/.test(name))
      wrong.push(`${name}(): an id or chance of the database, not of the application`);
  }
}

const isAuthority = (column: string) => column === 'authority_id';

/** `using (authority_id)`: the tables of the scope stand side by side by authority. */
function usingPairs(scope: Scope): [string, string][] {
  const names = [...scope.sources].filter(([, { kind }]) => kind === 'fact').map(([name]) => name);
  return names.slice(1).map((name) => [names[0] ?? name, name]);
}
