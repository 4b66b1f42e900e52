/**
 * The kinds of `unit` (cơ quan, đơn vị): a closed list.
 * A kind says what a body is, never where it stands; the place is the parent.
 *
 * - `government`  Chính phủ, Văn phòng Chính phủ's own level: the root of the state administration
 * - `assembly`    Quốc hội, Hội đồng nhân dân: an elected body
 * - `party`       a body of the Party or of a mass organisation (đoàn thể)
 * - `judiciary`   toà án, viện kiểm sát, kiểm toán nhà nước
 * - `ministry`    bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ
 * - `province`    tỉnh, thành phố trực thuộc trung ương (its People's Committee)
 * - `department`  sở, ban, ngành of a province
 * - `division`    cục, vụ, phòng, trung tâm, chi cục: a unit inside any of the others
 * - `district`    huyện, quận, thị xã; none after 30/06/2025
 * - `commune`     xã, phường, đặc khu; thị trấn until 30/06/2025
 * - `enterprise`  tập đoàn, tổng công ty, công ty
 * - `group`       a named class of bodies ("các bộ, ngành"), never a single assignee
 */
export const UNIT_KINDS = [
  'government',
  'assembly',
  'party',
  'judiciary',
  'ministry',
  'province',
  'department',
  'division',
  'district',
  'commune',
  'enterprise',
  'group',
] as const;

export type UnitKind = (typeof UNIT_KINDS)[number];

/** The level (cấp) of a kind of unit: its place in {@link UNIT_KINDS}, from 1; `unit.level` is the same. */
export function levelOf(kind: UnitKind): number {
  return UNIT_KINDS.indexOf(kind) + 1;
}

/** The kind of a level; null for no such level. */
export function kindOfLevel(level: number): UnitKind | null {
  return UNIT_KINDS[level - 1] ?? null;
}

/** How each kind is said, in Vietnamese and in English. */
export const UNIT_KIND_NAMES = {
  government: { vi: 'Chính phủ', en: 'Government' },
  assembly: { vi: 'Cơ quan dân cử', en: 'Elected assembly' },
  party: { vi: 'Cơ quan Đảng, đoàn thể', en: 'Party or mass organisation' },
  judiciary: { vi: 'Toà án, kiểm sát, kiểm toán', en: 'Courts, procuracy, audit' },
  ministry: { vi: 'Bộ, ngành', en: 'Ministry or central agency' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province or city' },
  department: { vi: 'Sở, ban, ngành', en: 'Provincial department' },
  division: { vi: 'Đơn vị trực thuộc', en: 'Subordinate unit' },
  district: { vi: 'Huyện, quận', en: 'District' },
  commune: { vi: 'Xã, phường, đặc khu', en: 'Commune, ward or special zone' },
  enterprise: { vi: 'Doanh nghiệp', en: 'Enterprise' },
  group: { vi: 'Nhóm cơ quan', en: 'Class of bodies' },
} as const satisfies Record<UnitKind, { vi: string; en: string }>;

/** Narrows a text from outside to a {@link UnitKind}. */
export function isUnitKind(text: string): text is UnitKind {
  return UNIT_KINDS.some((kind) => kind === text);
}
