import type { XmlElement } from '../../edxml/rules/parse-xml.ts';

/*
 * How the elements of a standard may stand in one another: the part of an XML Schema that says sequence, number
 * and values, as a table. What is written is held against it in tests, what comes in before anything is read.
 */

/** What an element may hold as its text. */
type TextKind = 'text' | 'date' | 'decimal' | 'id' | 'uri';

/** A child and how often it may come: `?` at most once, `*` any number, `+` at least once, nothing: once. */
export type ChildRule = string;

export interface ElementRule {
  /** Children in the order in which they must stand. */
  readonly children?: readonly ChildRule[];
  /** Without it an element has no text of its own. */
  readonly text?: TextKind;
  /** Dates and numbers may be left empty. */
  readonly mayBeEmpty?: boolean;
  /** A name ending in `!` must be there; a list says which values are taken. */
  readonly attributes?: Readonly<Record<string, readonly string[] | TextKind>>;
}

/** Rules by the name of the element, or by `parent/name` where the same name means two things. */
export interface Structure {
  readonly root: string;
  readonly elements: Readonly<Record<string, ElementRule>>;
  /** Attributes that may stand anywhere. */
  readonly anywhere?: readonly string[];
}

/** What does not stand as the standard wants it, and where. */
export interface StructureFault {
  /** `PerformancePlanOrReport/StrategicPlanCore/Goal[2]` */
  readonly place: string;
  readonly vi: string;
  readonly en: string;
}

/** Enough for a person to work through; a broken file would name thousands. */
const MOST_FAULTS = 50;

/** Every place at which a document does not keep to a structure; empty where it does. */
export function structureFaults(
  root: XmlElement,
  { root: wanted, elements, anywhere = [] }: Structure,
): StructureFault[] {
  const faults: StructureFault[] = [];
  const ids = new Set<string>();
  const say = (place: string, vi: string, en: string) => faults.push({ place, vi, en });
  if (root.name !== wanted) {
    say(root.name, `phần tử ngoài cùng phải là ${wanted}.`, `the outermost must be ${wanted}.`);
    return faults;
  }

  function look(element: XmlElement, parent: string, place: string): void {
    if (faults.length >= MOST_FAULTS) return;
    const rule = elements[`${parent}/${element.name}`] ?? elements[element.name];
    if (!rule) {
      say(place, 'chuẩn không có phần tử này.', 'the standard knows no such element.');
      return;
    }
    lookAtText(element, rule, place);
    lookAtAttributes(element, rule, place);
    lookAtChildren(element, rule.children ?? [], place);
    const places = new Map<string, number>();
    for (const child of element.children) {
      const at = (places.get(child.name) ?? 0) + 1;
      places.set(child.name, at);
      look(child, element.name, `${place}/${child.name}${at > 1 ? `[${at}]` : ''}`);
    }
  }

  function lookAtText(
    { text }: XmlElement,
    { text: kind, mayBeEmpty }: ElementRule,
    place: string,
  ) {
    if (kind === undefined) {
      if (text !== '') say(place, 'không có chữ riêng ở đây.', 'holds no text of its own.');
      return;
    }
    if (text === '' && mayBeEmpty) return;
    if (!fits(kind, text)) say(place, ...notFitting(kind, text));
    if (kind !== 'id') return;
    if (ids.has(text))
      say(place, `mã "${text}" có hai lần.`, `the identifier "${text}" is there twice.`);
    ids.add(text);
  }

  function lookAtAttributes({ attributes }: XmlElement, rule: ElementRule, place: string) {
    const known = new Map(
      Object.entries(rule.attributes ?? {}).map(([name, kind]) => [name.replace('!', ''), kind]),
    );
    for (const name of Object.keys(rule.attributes ?? {})) {
      if (!name.endsWith('!') || attributes.has(name.slice(0, -1))) continue;
      say(place, `thiếu thuộc tính ${name.slice(0, -1)}.`, `lacks ${name.slice(0, -1)}.`);
    }
    for (const [name, value] of attributes) {
      const kind = known.get(name);
      if (kind === undefined) {
        if (!anywhere.includes(name))
          say(place, `thuộc tính lạ ${name}.`, `unknown attribute ${name}.`);
      } else if (typeof kind === 'string') {
        if (!fits(kind, value)) say(`${place}/@${name}`, ...notFitting(kind, value));
      } else if (!kind.includes(value)) {
        const taken = kind.join(', ');
        say(
          `${place}/@${name}`,
          `"${value}" không nhận; nhận ${taken}.`,
          `"${value}": takes ${taken}.`,
        );
      }
    }
  }

  function lookAtChildren({ children }: XmlElement, rules: readonly ChildRule[], place: string) {
    let at = 0;
    for (const each of rules) {
      const name = each.replace(/[?*+]$/, '');
      const many = each.endsWith('*') || each.endsWith('+');
      const least = each.endsWith('?') || each.endsWith('*') ? 0 : 1;
      let found = 0;
      while (children[at]?.name === name && (many || found === 0)) {
        found += 1;
        at += 1;
      }
      if (found < least) say(place, `thiếu ${name}.`, `lacks ${name}.`);
    }
    const left = children[at];
    if (left) say(place, `${left.name} không đứng đúng chỗ.`, `${left.name} is out of place.`);
  }

  look(root, '', root.name);
  return faults.slice(0, MOST_FAULTS);
}

const FORMS: Readonly<Record<TextKind, RegExp>> = {
  text: /(?:)/,
  date: /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?$/,
  decimal: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  id: /^[\p{L}_][\p{L}\p{N}._-]*$/u,
  uri: /^\S*$/,
};

function fits(kind: TextKind, text: string): boolean {
  return FORMS[kind].test(text);
}

const ACCEPTED: Readonly<Record<TextKind, readonly [vi: string, en: string]>> = {
  text: ['chữ', 'text'],
  date: ['ngày dạng 2026-12-31', 'a day such as 2026-12-31'],
  decimal: ['số dạng 12.5', 'a number such as 12.5'],
  id: ['mã bắt đầu bằng chữ', 'an identifier that begins with a letter'],
  uri: ['địa chỉ không có khoảng trắng', 'an address without spaces'],
};

function notFitting(kind: TextKind, text: string): [vi: string, en: string] {
  const [vi, en] = ACCEPTED[kind];
  const shown = text.slice(0, 60);
  return [`"${shown}" chưa đúng; nhận ${vi}.`, `"${shown}" is not taken; accepted: ${en}.`];
}
