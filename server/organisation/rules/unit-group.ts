import type { Day } from '../../calendar/rules/day.ts';
import { coreKey, nameKey } from './name-key.ts';
import { isValidOn } from './reference.ts';

/**
 * Classes of bodies that a text addresses together (nhóm cơ quan). They are expanded into one
 * assignment each, or kept as a group; never taken for one body.
 *
 * `departments_of_provinces` is a named department in every province ("Sở TTTT các tỉnh, thành phố");
 * `subordinates` the units of the issuing body; `concerned` "các cơ quan, đơn vị liên quan", which
 * names nobody in particular and cannot be expanded.
 */
export const GROUP_KINDS = [
  'ministries',
  'provinces',
  'ministries_and_provinces',
  'departments',
  'departments_of_provinces',
  'districts',
  'communes',
  'subordinates',
  'enterprises',
  'mass_organisations',
  'concerned',
] as const;

export type GroupKind = (typeof GROUP_KINDS)[number];

export interface Group {
  readonly kind: GroupKind;
  /** The one department meant, for `departments_of_provinces`: `Sở TTTT`. Null for other kinds. */
  readonly member: string | null;
  /**
   * True where more words narrow the class ("các tỉnh ven biển", "các doanh nghiệp viễn thông"):
   * its members are then only candidates, to be chosen by someone.
   */
  readonly narrowed: boolean;
}

const MANY = '(?:cac|tat ca|toan bo|moi|nhung)';
const COMMUNE = '(?:xa|phuong|thi tran|dac khu)';

/** Tried in order on the name key; the more special ones first. */
const GROUPS: readonly (readonly [RegExp, GroupKind])[] = [
  [/(?:co quan|don vi|to chuc|bo|nganh|so|dia phuong).*\b(?:co )?lien quan$/, 'concerned'],
  [
    pattern(
      `^${MANY} (?:bo(?! phan| mon)|co quan ngang bo)\\b.*(?:dia phuong|uy ban nhan dan|tinh)`,
    ),
    'ministries_and_provinces',
  ],
  [/^bo nganh .*dia phuong$/, 'ministries_and_provinces'],
  [pattern(`^${MANY} (?:bo(?! phan| mon)|co quan (?:ngang bo|thuoc chinh phu))\\b`), 'ministries'],
  [pattern(`^(?:uy ban nhan dan )?cac ${COMMUNE}\\b`), 'communes'],
  [pattern(`^(?:uy ban nhan dan )?${COMMUNE} ${COMMUNE}\\b`), 'communes'],
  [/^(?:uy ban nhan dan|chinh quyen) cap xa$/, 'communes'],
  [/^(?:uy ban nhan dan )?cac (?:huyen|quan|thi xa)\b(?! uy)/, 'districts'],
  [/^uy ban nhan dan cap huyen$/, 'districts'],
  [/^(?:uy ban nhan dan )?cac tinh\b(?! uy)/, 'provinces'],
  [/^uy ban nhan dan (?:cap tinh$|tinh thanh pho)/, 'provinces'],
  [pattern(`^${MANY} dia phuong`), 'provinces'],
  [pattern(`^(?:${MANY} )?(?:so(?: ban)? nganh|so ban nganh|ban nganh)\\b`), 'departments'],
  [/^cac so$/, 'departments'],
  [pattern(`^${MANY} (?:doanh nghiep|tap doan|tong cong ty|cong ty|nha mang)\\b`), 'enterprises'],
  [/^doanh nghiep (?:buu chinh|vien thong|cong nghe|thong tin)/, 'enterprises'],
  [pattern(`^${MANY} (?:to chuc chinh tri|doan the|hoi doan the)`), 'mass_organisations'],
  [
    pattern(`^(?:thu truong )?${MANY} (?:co quan|don vi|cuc|vu|phong|trung tam)\\b`),
    'subordinates',
  ],
  [/^don vi (?:truc thuoc|thuoc)\b/, 'subordinates'],
];

/** Words that name a class and nothing more; what is left over narrows it. */
const GENERIC = pattern(
  `\\b(?:${MANY}|uy ban nhan dan|ngang bo|bo|ban|nganh|co quan|thuoc|truc|chinh phu|trung uong|dia phuong|` +
    'tinh|thanh pho|cap|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|so|doan the|don vi|to chuc|chinh tri|' +
    'xa hoi|doanh nghiep|tap doan|tong cong ty|cong ty|nha mang|nha nuoc|hoi|va|cua|co|lien quan|thu truong|nhan dan)\\b',
  'g',
);

function pattern(source: string, flags = ''): RegExp {
  return new RegExp(source, flags);
}

/*
 * Both are asked of texts in which every run of blanks is one: with `\s+` side by side, a run of them could
 * be shared out in as many ways as it is long, cubed.
 */

/** One department named once for all provinces: `Sở TTTT các tỉnh, thành phố trực thuộc trung ương`. */
const OF_PROVINCES =
  /^(?:các )?((?:Sở|Ban|Công an|Thanh tra|Cục|Chi cục) .+?) (?:của )?((?:các (?:tỉnh|địa phương|thành phố)|tỉnh, ?thành phố)(?:[ ,].*)?)$/iu;

/** The same said shortly: `các Sở Giáo dục và Đào tạo`. */
const EACH_DEPARTMENT = /^các (sở (?!ban|ngành|liên quan|có liên quan)\p{L}.+)$/iu;

/** The class of bodies that the words name, or null for the name of one body. */
export function groupOf(written: string): Group | null {
  const text = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const named = /^các (?:sở|ban),? (?:ban|ngành)/iu.test(text) ? null : OF_PROVINCES.exec(text);
  const [, member = null, tail = ''] = named ?? EACH_DEPARTMENT.exec(text) ?? [];
  if (member !== null) {
    return { kind: 'departments_of_provinces', member, narrowed: isNarrowed(nameKey(tail)) };
  }
  const key = nameKey(text);
  const kind = GROUPS.find(([words]) => words.test(key))?.[1];
  return kind === undefined ? null : { kind, member: null, narrowed: isNarrowed(key) };
}

function isNarrowed(key: string): boolean {
  return key.replace(GENERIC, '').trim() !== '';
}

interface Member {
  readonly name: string;
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly parentId: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/**
 * The units that a class stands for on a day; only candidates where the group is `narrowed`. Empty where the register has none, or the class
 * (`concerned`) names nobody.
 *
 * @param underId the body that speaks: `departments` and `subordinates` are those right below it
 */
export function membersOf<U extends Member>(
  group: Group,
  units: readonly U[],
  onDay: Day,
  underId: string | null = null,
): readonly U[] {
  const existing = units.filter((unit) => isValidOn(unit, onDay));
  const ofKind = (...kinds: readonly string[]) =>
    existing.filter(({ kind }) => kinds.includes(kind));
  switch (group.kind) {
    case 'ministries':
      return ofKind('ministry');
    case 'provinces':
      return ofKind('province');
    case 'ministries_and_provinces':
      return ofKind('ministry', 'province');
    case 'departments':
      return ofKind('department').filter((unit) => underId === null || unit.parentId === underId);
    case 'departments_of_provinces': {
      const wanted = coreKey(nameKey(group.member ?? ''));
      return ofKind('department', 'division').filter((unit) =>
        [unit.name, unit.shortName ?? '', ...unit.aliases].some(
          (name) => coreKey(nameKey(name)) === wanted,
        ),
      );
    }
    case 'districts':
      return ofKind('district');
    case 'communes':
      return ofKind('commune');
    case 'subordinates':
      return underId === null ? [] : existing.filter((unit) => unit.parentId === underId);
    case 'enterprises':
      return ofKind('enterprise');
    case 'mass_organisations':
      return ofKind('party');
    case 'concerned':
      return [];
  }
}
