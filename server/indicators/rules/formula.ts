import jsep from 'jsep';
import type { Bilingual } from '../contract.ts';
import { tidy } from './exact.ts';

/** A formula as it is computed: numbers, indicators by code, the four operations, min, max and abs. */
export type FormulaNode =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'indicator'; readonly code: string }
  | { readonly is: 'negative'; readonly of: FormulaNode }
  | {
      readonly is: 'operation';
      readonly sign: Sign;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly is: 'call'; readonly name: CallName; readonly of: readonly FormulaNode[] };

const SIGNS = ['+', '-', '*', '/'] as const;
type Sign = (typeof SIGNS)[number];
const CALLS = ['min', 'max', 'abs'] as const;
type CallName = (typeof CALLS)[number];

export type ParsedFormula =
  | { readonly ok: true; readonly tree: FormulaNode; readonly codes: readonly string[] }
  | { readonly ok: false; readonly why: Bilingual };

/**
 * Reads a formula over indicators by their codes: `doanh_thu / gdp * 100`, `max(a, b) − c`. `×`, `÷` and `−`
 * are understood; anything else than + − × ÷, brackets, min, max and abs is refused with what it was.
 */
export function parseFormula(text: string): ParsedFormula {
  const plain = text.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-');
  try {
    const tree = nodeOf(jsep(plain));
    return { ok: true, tree, codes: [...new Set(codesOf(tree))] };
  } catch (error) {
    if (error instanceof Unread) return { ok: false, why: error.why };
    const at = Number(Object(error).index);
    return { ok: false, why: unreadAt(text, Number.isInteger(at) ? at : 0) };
  }
}

/** The value of a formula; null where an indicator in it has none, or a divisor is 0. */
export function evaluate(tree: FormulaNode, look: (code: string) => number | null): number | null {
  const value = compute(tree, look);
  return value === null || !Number.isFinite(value) ? null : tidy(value);
}

/**
 * The circle that a formula would close, as the codes on the way (`a → b → a`); null where there is none.
 *
 * @param formulas codes in each formula, by the code that it defines
 */
export function circleFrom(
  code: string,
  formulas: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const cleared = new Set<string>();
  function walk(at: string, way: readonly string[]): readonly string[] | null {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    if (cleared.has(at)) return null;
    for (const next of formulas.get(at) ?? []) {
      const found = walk(next, [...way, at]);
      if (found) return found;
    }
    cleared.add(at);
    return null;
  }
  return walk(code, []);
}

class Unread extends Error {
  readonly why: Bilingual;
  constructor(why: Bilingual) {
    super(why.en);
    this.why = why;
  }
}

function nodeOf(found: jsep.Expression): FormulaNode {
  // jsep types its nodes openly; each kind is read with what it must hold.
  const {
    type,
    value,
    name,
    operator,
    left,
    right,
    argument,
    callee,
    arguments: given,
  } = Object(found);
  switch (type) {
    case 'Literal':
      if (typeof value !== 'number') break;
      return { is: 'number', value };
    case 'Identifier':
      if (typeof name !== 'string') break;
      return { is: 'indicator', code: name };
    case 'UnaryExpression':
      if (operator === '+') return nodeOf(argument);
      if (operator === '-') return { is: 'negative', of: nodeOf(argument) };
      break;
    case 'BinaryExpression': {
      const sign = SIGNS.find((each) => each === operator);
      if (sign) return { is: 'operation', sign, left: nodeOf(left), right: nodeOf(right) };
      break;
    }
    case 'CallExpression': {
      const call = CALLS.find((each) => each === Object(callee).name);
      const wanted = Array.isArray(given) && given.length > 0;
      if (call && wanted && (call !== 'abs' || given.length === 1)) {
        return { is: 'call', name: call, of: given.map((each) => nodeOf(each)) };
      }
      break;
    }
  }
  throw new Unread(notUnderstood(String(operator ?? Object(callee).name ?? value ?? type)));
}

function compute(node: FormulaNode, look: (code: string) => number | null): number | null {
  switch (node.is) {
    case 'number':
      return node.value;
    case 'indicator':
      return look(node.code);
    case 'negative': {
      const value = compute(node.of, look);
      return value === null ? null : -value;
    }
    case 'operation': {
      const left = compute(node.left, look);
      const right = compute(node.right, look);
      return left === null || right === null ? null : operate(node.sign, left, right);
    }
    case 'call': {
      const values = node.of.map((each) => compute(each, look));
      const known = values.filter((value) => value !== null);
      return known.length < values.length ? null : called(node.name, known);
    }
  }
}

function called(name: CallName, values: readonly number[]): number {
  switch (name) {
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'abs':
      return Math.abs(values[0] ?? 0);
  }
}

function operate(sign: Sign, left: number, right: number): number | null {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
  }
}

function codesOf(node: FormulaNode): string[] {
  switch (node.is) {
    case 'number':
      return [];
    case 'indicator':
      return [node.code];
    case 'negative':
      return codesOf(node.of);
    case 'operation':
      return [...codesOf(node.left), ...codesOf(node.right)];
    case 'call':
      return node.of.flatMap(codesOf);
  }
}

function notUnderstood(what: string): Bilingual {
  return {
    vi: `Công thức chỉ dùng mã chỉ tiêu, số, + − × ÷, dấu ngoặc, min, max, abs. Bỏ "${what}".`,
    en: `A formula holds codes, numbers, + − × ÷, brackets, min, max and abs. Take out "${what}".`,
  };
}

function unreadAt(text: string, at: number): Bilingual {
  const place = text.slice(at, at + 12).trim() || text.slice(-12).trim();
  return {
    vi: `Chưa đọc được công thức từ chỗ "${place}". Sửa dấu hoặc ngoặc ở đó.`,
    en: `The formula could not be read from "${place}". Correct the sign or bracket there.`,
  };
}
