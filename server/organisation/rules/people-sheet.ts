import { type Day, formatDay } from '../../calendar/rules/day.ts';
import { ROLES, type Role } from '../session-contract.ts';

/** The columns of a list of people on a sheet, in their order; the heads are those that an export writes. */
export const PEOPLE_COLUMNS = [
  { key: 'name', vi: 'Họ và tên', en: 'Full name', also: ['họ tên', 'tên', 'name'] },
  { key: 'unit', vi: 'Đơn vị', en: 'Unit', also: ['mã đơn vị', 'cơ quan, đơn vị'] },
  { key: 'title', vi: 'Chức vụ', en: 'Post', also: ['chức danh', 'title'] },
  { key: 'role', vi: 'Vai', en: 'Role', also: ['vai trò'] },
  { key: 'reach', vi: 'Phạm vi', en: 'Reach', also: ['phụ trách đến'] },
  { key: 'kind', vi: 'Hình thức', en: 'Kind', also: ['loại bổ nhiệm'] },
  { key: 'from', vi: 'Từ ngày', en: 'From', also: ['giữ chức vụ từ'] },
  { key: 'to', vi: 'Đến ngày', en: 'To', also: ['giữ chức vụ đến'] },
  { key: 'basis', vi: 'Căn cứ', en: 'Basis', also: ['quyết định', 'số quyết định'] },
] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]['key'];

/** How a role is written on a sheet. */
export const ROLE_NAMES: Readonly<Record<Role, { readonly vi: string; readonly en: string }>> = {
  planner: { vi: 'Chuyên viên tổng hợp', en: 'Planning officer' },
  head: { vi: 'Thủ trưởng đơn vị', en: 'Head of unit' },
  officer: { vi: 'Chuyên viên', en: 'Officer' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  commune: { vi: 'Cán bộ xã', en: 'Commune officer' },
  inspector: { vi: 'Thanh tra', en: 'Inspector' },
  admin: { vi: 'Quản trị', en: 'Administrator' },
};

/** How a kind of appointment is written on a sheet. */
export const KIND_NAMES = {
  regular: { vi: 'Bổ nhiệm', en: 'Appointed' },
  acting: { vi: 'Giao quyền', en: 'Acting' },
} as const;

/** One line of the sheet: a person in a post, or a person without one. */
export interface PersonInPost {
  readonly fullName: string;
  readonly post: {
    /** Code, or names from the top. */
    readonly unit: string;
    readonly title: string;
    readonly role: Role;
    /** As `unit`, where the post answers for another than its own; else empty. */
    readonly reach: string;
    readonly kind: keyof typeof KIND_NAMES;
    readonly from: Day;
    readonly to: Day | null;
    readonly basis: string | null;
  } | null;
}

/** Writes people as rows that import back unchanged, a head first. */
export function peopleRows(people: readonly PersonInPost[]): string[][] {
  return [
    PEOPLE_COLUMNS.map(({ vi }) => vi),
    ...people.map(({ fullName, post }) => [
      fullName,
      ...(post
        ? [
            ...[post.unit, post.title, ROLE_NAMES[post.role].vi, post.reach],
            ...[KIND_NAMES[post.kind].vi, formatDay(post.from)],
            ...[post.to === null ? '' : formatDay(post.to), post.basis ?? ''],
          ]
        : ['', '', '', '', '', '', '', '']),
    ]),
  ];
}

/** The role that a cell names, in either language or by its code name; null for anything else. */
export function roleOfCell(cell: string): Role | null {
  const words = cell.toLowerCase();
  const isNamed = (role: Role) =>
    [role, ROLE_NAMES[role].vi, ROLE_NAMES[role].en].some((name) => name.toLowerCase() === words);
  return ROLES.find(isNamed) ?? null;
}
