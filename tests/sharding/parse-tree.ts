/** A node of PostgreSQL's parse tree: one key that names its kind, or a plain bag of fields. */
export type Node = { readonly [key: string]: unknown };

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function nameOf(range: Node): string {
  return isNode(range.alias) ? String(range.alias.aliasname) : String(range.relname);
}

export function namesOf(targets: unknown): string[] {
  if (!Array.isArray(targets)) return [];
  return targets.map((each: { readonly ResTarget?: Node }) => String(each.ResTarget?.name));
}

export function lastString(names: unknown): string {
  const last: unknown = Array.isArray(names) ? names.at(-1) : undefined;
  return isNode(last) && isNode(last.String) ? String(last.String.sval) : '';
}

/** `t.authority_id` → ['t', 'authority_id']; null for what is no column. */
export function columnOf(node: unknown): string[] | null {
  if (!isNode(node)) return null;
  if (isNode(node.TypeCast)) return columnOf(node.TypeCast.arg);
  if (!isNode(node.ColumnRef) || !Array.isArray(node.ColumnRef.fields)) return null;
  return node.ColumnRef.fields.map((field: Node) =>
    isNode(field.String) ? String(field.String.sval) : '*',
  );
}

/** The ON conditions of every join that must hold for its rows, also of outer joins. */
export function joinsOf(clause: unknown): unknown[] {
  const items = Array.isArray(clause) ? clause : [clause];
  return items.flatMap((item) => {
    if (!isNode(item) || !isNode(item.JoinExpr)) return [];
    const { larg, rarg, quals, usingClause } = item.JoinExpr;
    return [...joinsOf([larg, rarg]), quals, ...(usingClause ? [{ using: usingClause }] : [])];
  });
}

export function sharedOf(conditions: readonly unknown[]): string[] {
  return conditions.flatMap((each) =>
    isNode(each) && Array.isArray(each.using)
      ? each.using.map((name: Node) => lastString([name]))
      : [],
  );
}

/** `insert into x_history select x.*, …` */
export function takesWholeRow(query: unknown): boolean {
  const body = isNode(query) ? query.SelectStmt : undefined;
  const first: unknown = isNode(body) && Array.isArray(body.targetList) ? body.targetList[0] : null;
  const target = isNode(first) ? first.ResTarget : undefined;
  return isNode(target) && columnOf(target.val)?.at(-1) === '*';
}

/** The alternatives of each OR among conditions joined by AND. */
export function branches(condition: unknown): unknown[][] {
  const body = isNode(condition) ? condition.BoolExpr : undefined;
  if (!isNode(body) || !Array.isArray(body.args)) return [];
  if (body.boolop === 'OR_EXPR') return [body.args];
  return body.boolop === 'AND_EXPR' ? body.args.flatMap(branches) : [];
}

/** The equalities among conditions joined by AND: `a = b`, `a = any (b)`, `a in (…)`, `(a, b) = (c, d)`. */
export function equalities(condition: unknown): [unknown, unknown][] {
  if (!isNode(condition)) return [];
  if (isNode(condition.BoolExpr)) {
    if (condition.BoolExpr.boolop !== 'AND_EXPR' || !Array.isArray(condition.BoolExpr.args))
      return [];
    return condition.BoolExpr.args.flatMap(equalities);
  }
  if (isNode(condition.SubLink) && condition.SubLink.subLinkType === 'ANY_SUBLINK') {
    return sides(condition.SubLink.testexpr).map((side): [unknown, unknown] => [
      side,
      { given: true },
    ]);
  }
  const { A_Expr: expression } = condition;
  if (!isNode(expression) || lastString(expression.name) !== '=') {
    return isNode(expression) && expression.kind === 'AEXPR_NOT_DISTINCT'
      ? [[expression.lexpr, expression.rexpr]]
      : [];
  }
  const [left, right] = [sides(expression.lexpr), sides(expression.rexpr)];
  if (left.length !== right.length)
    return left.map((side): [unknown, unknown] => [side, { given: true }]);
  return left.map((side, at): [unknown, unknown] => [side, right[at]]);
}

export function sides(node: unknown): unknown[] {
  return isNode(node) && isNode(node.RowExpr) && Array.isArray(node.RowExpr.args)
    ? node.RowExpr.args
    : [node];
}

/** `where false` */
export function isNever(condition: unknown): boolean {
  const value =
    isNode(condition) && isNode(condition.A_Const) ? condition.A_Const.boolval : undefined;
  // The parser leaves out what is false.
  return isNode(value) && value.boolval !== true;
}
