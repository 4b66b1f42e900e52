import type { Operator } from '../contract.ts';
import type { FoundShape, Scene } from './proposed-target.ts';
import {
  at,
  directionOf,
  isDocument,
  isYear,
  measureOf,
  NUMBER,
  nameBefore,
  numberOf,
  operatorIn,
  operatorOr,
  promiseOf,
  tidyName,
  upperFirst,
  YEAR,
} from './target-words.ts';

/** "≥ 30 % đến hết năm 2025, 60 % năm 2030": several values, each with its year. */
export function stages({ words }: Scene): FoundShape | null {
  const pattern = new RegExp(String.raw`(${NUMBER}) ?(%?)[^\d;.]{0,30}?\b(${YEAR})\b`, 'g');
  const found = [...words.folded.matchAll(pattern)].filter(([, value]) => !isYear(value));
  const [first] = found;
  if (!first || found.length < 2) return null;
  const milestones = found
    .map((match) => at(match[3] ?? '', numberOf(match[1])))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  if (new Set(milestones.map(({ period }) => period)).size < milestones.length) return null;
  const operator = operatorOr(
    words.folded,
    first.index,
    first.index + (first[1] ?? '').length,
    '>=',
  );
  return {
    name: nameBefore(words, first.index),
    ...{ kind: 'number', measure: first[2] === '%' ? '%' : '', direction: directionOf(operator) },
    promise: promiseOf(operator, milestones),
  };
}

/** "Từ 2,5 đến 5,5 tỷ đồng/xã", "60 - 65 %". */
export function range({ words, due }: Scene): FoundShape | null {
  const match = new RegExp(
    String.raw`(?:\btu )?(${NUMBER}) ?%? ?(?:-|–|den) ?(${NUMBER})(?! ?${YEAR})`,
  ).exec(words.folded);
  if (!match || isYear(match[1]) || isYear(match[2])) return null;
  const [low, high] = [numberOf(match[1]), numberOf(match[2])];
  if (low >= high) return null;
  const end = match.index + match[0].length;
  const { measure, base } = measureOf(words.original.slice(end));
  const promise = { kind: 'between' as const, milestones: [{ period: due, low, high }], base };
  const name = nameBefore(words, match.index);
  return { name, kind: 'number', measure, direction: 'near', promise };
}

/** "Giảm từ 23 xuống 18", "tăng từ 60 % lên trên 80 %". */
export function fromTo({ words, due, fromYear }: Scene): FoundShape | null {
  const match = new RegExp(
    String.raw`\btu (${NUMBER}) ?%?[^;.\d]{0,30}?\b(xuong|len)(?: (?:con|toi|den))?(?: (duoi|tren|toi thieu|it nhat|khong qua))? (${NUMBER})`,
  ).exec(words.folded);
  if (!match) return null;
  const down = match[2] === 'xuong';
  const end = match.index + match[0].length;
  const operator = match[3] ? (SAID[match[3]] ?? '>=') : down ? '<=' : '>=';
  const name = nameBefore(words, match.index);
  return {
    ...{ name, kind: 'number', measure: measureOf(words.original.slice(end)).measure },
    direction: down ? 'down' : 'up',
    promise: promiseOf(operator, [at(due, numberOf(match[4]))]),
    baseline: at(String(fromYear - 1), numberOf(match[1])),
  };
}

/** "Giảm 20 % so với năm 2020": by so much, not to so much. */
export function change({ words, due }: Scene): FoundShape | null {
  const match = new RegExp(
    String.raw`\b(tang|giam|cat giam|rut ngan)(?: them)?(?: (?:it nhat|toi thieu|tren|khoang))? (${NUMBER}) ?%`,
  ).exec(words.folded);
  if (!match) return null;
  const increase = match[1] === 'tang';
  return {
    name: nameBefore(words, match.index) || tidyName(words.original.slice(match.index)),
    ...{ kind: 'number', measure: '', direction: increase ? 'up' : 'down' },
    promise: {
      kind: 'change',
      way: increase ? 'increase' : 'decrease',
      percent: numberOf(match[2]),
      due,
    },
    // What it is counted from is not in the words; the year may be.
    asks: ['value'],
  };
}

const SAID: Readonly<Record<string, Operator>> = {
  ...{ tren: '>', hon: '>', duoi: '<', 'toi thieu': '>=', 'it nhat': '>=', 'khong qua': '<=' },
};

export function bound({ words, due }: Scene): FoundShape | null {
  const { folded } = words;
  const numbers = [...folded.matchAll(new RegExp(String.raw`(?<![\d/.,])(${NUMBER})`, 'g'))];
  const percent = numbers.find((match) => /^ ?%/.test(folded.slice(match.index + match[0].length)));
  const plain = numbers.find((match) => !isYear(match[1]) && !isDocument(folded, match.index));
  const number = percent ?? plain;
  if (!number) return null;
  const end = number.index + number[0].length;
  const { measure, base, length } = measureOf(words.original.slice(end));
  const value = numberOf(number[1]);
  const operator = operatorIn(folded, number.index, end + length);
  const before = nameBefore(words, number.index);
  const rest = tidyName(words.original.slice(end + length));
  const name = before.length >= 4 ? before : `${before} ${rest}`.trim() || measure;
  const common = { name: upperFirst(name), kind: 'number' as const, measure };
  if (operator === '~') {
    const promise = { kind: 'about' as const, milestones: [at(due, value)], tolerance: 5, base };
    return { ...common, direction: 'near', promise };
  }
  const isWhole = measure === '%' && value === 100;
  const sign = operator ?? (isWhole ? '=' : '>=');
  return {
    ...common,
    direction: directionOf(sign),
    promise: { ...promiseOf(sign, [at(due, value)]), base },
  };
}
