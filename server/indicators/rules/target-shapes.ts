import type { Base, Frequency } from '../contract.ts';
import type { Asked, FoundShape, Scene } from './proposed-target.ts';
import {
  at,
  measureOf,
  NUMBER,
  nameBefore,
  numberOf,
  operatorOr,
  promiseOf,
  tidyName,
  upperFirst,
} from './target-words.ts';

export function rank({ words, due }: Scene): FoundShape | null {
  const match =
    /\(?\btop (\d+)\)?/.exec(words.folded) ??
    /\b(?:vao |thuoc )?nhom (\d+) (?:nuoc|quoc gia|tinh|dia phuong|thanh pho)(?: [a-z]+)* (?:dan dau|hang dau|dung dau)/.exec(
      words.folded,
    );
  if (!match) return null;
  const promise = { kind: 'rank' as const, milestones: [at(due, Number(match[1]))] };
  const name = nameBefore(words, match.index) || tidyName(words.original);
  return { name, kind: 'number', measure: 'hạng', direction: 'down', promise, asks: ['ranking'] };
}

export function comparison({ words, due, fromYear }: Scene): FoundShape | null {
  const match =
    /\b(?:(cao hon|lon hon|nhanh hon|vuot(?: qua)?)|(thap hon|nho hon)) (?!\d|muc \d)/.exec(
      words.folded,
    );
  if (!match || /\bkhong $/.test(words.folded.slice(0, match.index))) return null;
  const other = tidyName(words.original.slice(match.index + match[0].length));
  if (other === '' || /\d\s*%/.test(other)) return null;
  const isGrowth = /\btang truong\b/.test(words.folded);
  return {
    name: tidyName(words.original.slice(0, match.index)),
    ...{ kind: 'number', measure: '%', direction: match[2] ? 'down' : 'up' },
    promise: {
      ...{ kind: 'compare', operator: match[2] ? '<' : '>', otherName: other, due },
      fromYear: isGrowth ? fromYear : null,
    },
    asks: ['other'],
  };
}

export function growth({ words, due, fromYear }: Scene): FoundShape | null {
  const { folded } = words;
  if (!/\btang\b/.test(folded)) return null;
  if (!/\b(?:hang nam|moi nam|binh quan|mot nam)\b|%\s*\/\s*nam\b/.test(folded)) return null;
  const number = new RegExp(`(${NUMBER}) ?%`).exec(folded);
  if (!number) return null;
  return {
    name: tidyName(
      words.original
        .slice(0, number.index)
        .replace(/\s*(?:h[àằ]ng năm|mỗi năm|bình quân).*$/iu, ''),
    ),
    ...{ kind: 'number', measure: '', direction: 'up' },
    promise: {
      kind: 'growth',
      operator: operatorOr(folded, number.index, number.index + number[0].length, '>='),
      percent: numberOf(number[1]),
      ...{ fromYear, toYear: Number(due) },
      judged: /\bbinh quan\b/.test(folded) ? 'average' : 'each_year',
    },
  };
}

const EVERY: Readonly<Record<string, Frequency>> = {
  ...{ thang: 'month', quy: 'quarter', nam: 'year', '6 thang': 'half' },
};

/** "Mỗi quý ít nhất 04 tin, bài". */
export function periodic({ words, due }: Scene): FoundShape | null {
  const match = new RegExp(
    String.raw`\b(?:moi|hang) (6 thang|thang|quy|nam)\b[^.;]*?\b(?:it nhat|toi thieu|khong it hon) (${NUMBER})`,
  ).exec(words.folded);
  const every = EVERY[match?.[1] ?? ''];
  if (!match || every === undefined) return null;
  const rest = words.original.slice(match.index + match[0].length);
  const { measure } = measureOf(rest);
  return {
    name: tidyName(words.original.slice(0, match.index)) || tidyName(rest),
    ...{ kind: 'number', measure, direction: 'up' },
    promise: {
      ...{ kind: 'bound', operator: '>=', every, base: null },
      milestones: [at(due, numberOf(match[2]))],
    },
  };
}

/** "Mỗi người dân có một điện thoại thông minh". */
export function oneEach({ words, due }: Scene): FoundShape | null {
  const match =
    /\bmoi (.{2,40}?) (?:co |deu co )?(?:it nhat )?(?:mot|01|1) (?!nam\b|thang\b)(.+)$/.exec(
      words.folded,
    );
  if (!match) return null;
  const [, of = '', thing = ''] = match;
  const from = match.index + 'moi '.length;
  const base: Base = { amount: 1, of: words.original.slice(from, from + of.trim().length) };
  const name = tidyName(words.original.slice(words.folded.length - thing.length));
  return {
    name: `${upperFirst(name)} trên mỗi ${base.of}`,
    ...{ kind: 'number', measure: '', direction: 'up' },
    promise: { ...promiseOf('>=', [at(due, 1)]), base },
  };
}

const LEVELS = ['Yếu', 'Trung bình', 'Khá', 'Tốt', 'Xuất sắc'] as const;

/** "Đạt loại tốt trở lên". */
export function level({ words, due }: Scene): FoundShape | null {
  const match = /\b(?:dat |xep )?(?:loai|muc|hang) (yeu|trung binh|kha|tot|xuat sac)\b/.exec(
    words.folded,
  );
  const place = ['yeu', 'trung binh', 'kha', 'tot', 'xuat sac'].indexOf(match?.[1] ?? '');
  if (!match || place < 0) return null;
  return {
    name: nameBefore(words, match.index) || tidyName(words.original),
    ...{ kind: 'ordinal', measure: '', direction: 'up', levels: LEVELS },
    promise: { kind: 'ordinal', milestones: [at(due, place)] },
  };
}

const DEED =
  /\b(?:hoan thanh|ban hanh|van hanh|dua vao (?:van hanh|su dung|khai thac)|thanh lap|khanh thanh|phe duyet|trinh)\b/;

/** Something to be done, yes or no; else a quality that a person judges with words. */
export function deed({ words, due, isDated }: Scene): FoundShape {
  const isDeed = DEED.test(words.folded) && !/\bco ban\b/.test(words.folded);
  const kind = isDeed ? ('yes_no' as const) : ('qualitative' as const);
  const name = tidyName(words.original);
  const asks: readonly Asked[] = isDated ? [] : ['due'];
  return { name, kind, measure: '', direction: 'up', promise: { kind, due }, asks };
}
