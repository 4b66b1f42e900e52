import type { Day } from '../../../calendar/rules/day.ts';
import { readEdxmlDay } from './edxml-days.ts';
import type { EdxmlFault } from './edxml-package.ts';
import type { XmlElement } from './parse-xml.ts';
import { oddFault } from './refused-words.ts';

/** Senders differ in capitals, and one spelling mistake is the standard's own: names are compared without both. */
function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}
function plainName(name: string): string {
  return name.toLowerCase().replaceAll('bussiness', 'business');
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => sameName(each.name, name));
}

/** All children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((each) => sameName(each.name, name)) ?? [];
}

/** The first element of a name at or below an element, nearest to it first. */
export function below(element: XmlElement, name: string): XmlElement | undefined {
  let layer: readonly XmlElement[] = [element];
  while (layer.length > 0) {
    const found = layer.find((each) => sameName(each.name, name));
    if (found) return found;
    layer = layer.flatMap((each) => each.children);
  }
  return undefined;
}

/** Every element of a name at or below an element, in the order of the text. */
export function allBelow(element: XmlElement, name: string): XmlElement[] {
  if (sameName(element.name, name)) return [element];
  return element.children.flatMap((each) => allBelow(each, name));
}

/** The text of a child; null where there is none. */
export function textOf(element: XmlElement | undefined, name: string): string | null {
  const text = child(element, name)?.text.normalize('NFC').replace(/\s+/g, ' ') ?? '';
  return text === '' ? null : text;
}

/** Reads values of one message and notes what could not be understood, with its place. */
export interface ValueReader {
  readonly faults: EdxmlFault[];
  day(element: XmlElement | undefined, name: string, place: string): Day | null;
  count(element: XmlElement | undefined, name: string, place: string): number | null;
  oneOf<T extends number>(
    element: XmlElement | undefined,
    name: string,
    place: string,
    accepted: readonly T[],
    otherwise: T,
  ): T;
}

export function valueReader(): ValueReader {
  const faults: EdxmlFault[] = [];
  return {
    faults,
    day(element, name, place) {
      const text = textOf(element, name);
      if (text === null) return null;
      const day = readEdxmlDay(text);
      if (!day) faults.push(oddFault(place, text, 'yyyy/MM/dd'));
      return day;
    },
    count(element, name, place) {
      const text = textOf(element, name);
      if (text === null) return null;
      if (/^\d{1,6}$/.test(text)) return Number(text);
      faults.push(oddFault(place, text, '0–999999'));
      return null;
    },
    oneOf(element, name, place, accepted, otherwise) {
      const text = textOf(element, name);
      if (text === null) return otherwise;
      const found = accepted.find((each) => String(each) === text.replace(/^0+(?=\d)/, ''));
      if (found === undefined) faults.push(oddFault(place, text, accepted.join(', ')));
      return found ?? otherwise;
    },
  };
}
