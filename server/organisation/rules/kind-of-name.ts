import { accentFree } from '../../calendar/rules/accent-free.ts';
import { isUnitKind, UNIT_KIND_NAMES, UNIT_KINDS, type UnitKind } from './unit-kind.ts';

/** First words that say what a body is; accent-free, the more special ones first. */
const FIRST_WORDS: readonly (readonly [RegExp, UnitKind])[] = [
  [/^cac /, 'group'],
  [/^(?:van phong |uy ban )?quoc hoi|^hoi dong nhan dan|^hdnd /, 'assembly'],
  [/^chinh phu$/, 'government'],
  [/^van phong chinh phu$|^thanh tra chinh phu$|^ngan hang nha nuoc viet nam$/, 'ministry'],
  [/^toa an|^vien kiem sat|^kiem toan/, 'judiciary'],
  [
    /^(?:tinh|thanh uy|huyen|dang) uy |^thanh uy|^ban .* trung uong$|^uy ban kiem tra|^mat tran/,
    'party',
  ],
  [/^hoi |^doan thanh nien|^(?:tong )?lien doan/, 'party'],
  [/^(?:ubnd |uy ban nhan dan )?(?:tinh|thanh pho|tp\.?) /, 'province'],
  [/^(?:ubnd |uy ban nhan dan )?(?:huyen|quan|thi xa) /, 'district'],
  [/^(?:ubnd |uy ban nhan dan )?(?:xa|phuong|thi tran|dac khu) /, 'commune'],
  [/^(?:tap doan|tong cong ty|cong ty|ngan hang tmcp|doanh nghiep) /, 'enterprise'],
  [/^so |^thanh tra (?:tinh|thanh pho)|^ban dan toc$|^van phong ubnd/, 'department'],
  [/^bo (?!phan|mon|chi huy|tu lenh)/, 'ministry'],
  [
    /^(?:tong cuc|cuc|vu|phong|ban|trung tam|chi cuc|van phong|thanh tra|vien|hoc vien|truong|bao|tap chi|nha xuat ban|quy|to|doi|benh vien|tram|bo phan|bo mon) ?/,
    'division',
  ],
];

/** What a body is, guessed from the first words of its name; null where they do not say. */
export function kindOfName(name: string): UnitKind | null {
  const words = accentFree(name);
  return FIRST_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Reads a kind as typed: its code, or its name in Vietnamese or English, accents or none. */
export function parseUnitKind(typed: string): UnitKind | null {
  const words = accentFree(typed);
  if (isUnitKind(words)) return words;
  const isNamed = (kind: UnitKind) =>
    accentFree(UNIT_KIND_NAMES[kind].vi) === words ||
    accentFree(UNIT_KIND_NAMES[kind].en) === words;
  return UNIT_KINDS.find(isNamed) ?? null;
}
