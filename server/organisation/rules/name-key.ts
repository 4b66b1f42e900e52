import { accentFree } from '../../calendar/rules/accent-free.ts';

/** Spellings that officials mix, after {@link accentFree}. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[&+]/g, ' va '],
  [/\btp ?hcm\b/g, 'thanh pho ho chi minh'],
  [/\btp\b\.?/g, 'thanh pho '],
  [/\bub(?:nd)?\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bt(?:w|u)\b/g, 'trung uong'],
];

/** "Chủ tịch UBND tỉnh X" and "Bộ trưởng Bộ Y" speak of the body that the person heads. */
const HEADS =
  /^(?:dong chi )?(?:chu tich|bo truong|giam doc|thu truong|cuc truong|vu truong|tong giam doc|vien truong|truong ban|chanh van phong|nguoi dung dau) (?=uy ban|bo |so |cuc |vu |vien |ban |trung tam|tap doan|tong cong ty|van phong|thanh tra)/;

const PLACE =
  /^(?:uy ban nhan dan )?(?:cap )?(tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu) (?=\S)/;

/**
 * A name in one spelling: without accents, case, punctuation or mixed abbreviations
 * (`UBND TP. Hà Nội` → `uy ban nhan dan thanh pho ha noi`).
 */
export function nameKey(name: string): string {
  let key = accentFree(name).replace(/[.,;:"“”'()/\\–—-]+/g, ' ');
  for (const [pattern, spelling] of SPELLINGS) key = key.replace(pattern, spelling);
  return key.replace(/\s+/g, ' ').trim().replace(HEADS, '');
}

/** The part of a {@link nameKey} that tells bodies apart: without "UBND tỉnh, xã …", "và", "của". */
export function coreKey(key: string): string {
  return key
    .replace(PLACE, '')
    .replace(/ (?:uy ban nhan dan )?(?:tinh|thanh pho) (?=\S)/g, ' ')
    .replace(/ (?:va|cua|thuoc) /g, ' ')
    .trim();
}

/** The class of place that a {@link nameKey} begins with (`tinh`, `xa` …), or null. */
export function placeClass(key: string): string | null {
  return PLACE.exec(key)?.[1] ?? null;
}

/** First letters of a name, with and without "và": `Bộ Giáo dục và Đào tạo` → `bgdvdt`, `bgddt`. */
export function initialsOf(key: string): readonly string[] {
  const words = key.split(' ').filter((word) => word !== '');
  if (words.length < 2) return [];
  const initials = (parts: readonly string[]) => parts.map((word) => word[0]).join('');
  return [...new Set([initials(words), initials(words.filter((word) => word !== 'va'))])];
}

/** Letters only, for abbreviations: `Bộ TT&TT` and `btttt` → `btttt`. */
export function compactKey(name: string): string {
  const letters = accentFree(name).replace(/[^a-z0-9]/g, '');
  return letters.replace(/^bo(?=[a-z]{3,})/, 'b').replace(/^so(?=[a-z]{3,})/, 's');
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The name with its accents but one way to place the tone (`Hoà` = `Hòa`), lower case:
 * it tells apart names that only accents tell apart.
 */
export function accentedKey(name: string): string {
  const words = name.normalize('NFD').toLowerCase().split(/\s+/);
  return words
    .map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .join(' ')
    .trim();
}
