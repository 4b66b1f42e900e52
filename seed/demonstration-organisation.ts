/**
 * The bodies and people of the demonstration. The ministry and the city carry the real names and
 * structure of their time, because the five plans name them; Minh Sơn is a made-up province, and
 * every person is made up.
 */

/** A unit below the top of its authority; `under` names its parent, the top where it is left out. */
export interface SeedUnit {
  readonly name: string;
  readonly shortName?: string;
  readonly kind: 'department' | 'division' | 'commune';
  readonly under?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Unit that took the work over when this one closed. */
  readonly becomes?: string;
}

export interface SeedAuthority {
  /** Key of a body in the reference data; null for the made-up province. */
  readonly reference: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly units: readonly SeedUnit[];
  /** The document by which units closed and others followed. */
  readonly restructuredBy?: string;
  /** The unit whose planning officer issues this authority's plans; the top where it is left out. */
  readonly plansFor?: string;
  /** Unit in which the planning officer sits. */
  readonly planningDesk: string;
}

const division = (name: string, more: Partial<SeedUnit> = {}): SeedUnit => ({
  name,
  kind: 'division',
  ...more,
});
const department = (name: string, shortName: string): SeedUnit => ({
  name,
  shortName,
  kind: 'department',
});
const commune = (name: string): SeedUnit => ({ name, kind: 'commune' });

/** NĐ 48/2022/NĐ-CP gave the ministry its new structure from this day. */
const NEW_STRUCTURE = '2022-07-26';
const OLD_STRUCTURE_END = '2022-07-25';

export const MINISTRY: SeedAuthority = {
  reference: 'bo-thong-tin-va-truyen-thong',
  name: 'Bộ Thông tin và Truyền thông',
  shortName: 'Bộ TTTT',
  planningDesk: 'Văn phòng Bộ',
  restructuredBy: 'Nghị định số 48/2022/NĐ-CP',
  units: [
    division('Văn phòng Bộ'),
    division('Thanh tra Bộ'),
    division('Vụ Bưu chính'),
    division('Vụ Công nghệ thông tin', {
      validTo: OLD_STRUCTURE_END,
      becomes: 'Cục Công nghiệp công nghệ thông tin và truyền thông',
    }),
    division('Vụ Quản lý doanh nghiệp', {
      validTo: OLD_STRUCTURE_END,
      becomes: 'Vụ Kinh tế số và Xã hội số',
    }),
    division('Vụ Kinh tế số và Xã hội số', { validFrom: NEW_STRUCTURE }),
    division('Vụ Kế hoạch - Tài chính'),
    division('Vụ Pháp chế'),
    division('Vụ Hợp tác quốc tế'),
    division('Vụ Tổ chức cán bộ'),
    division('Cục Viễn thông'),
    division('Phòng Cấp phép và Thị trường', { under: 'Cục Viễn thông' }),
    division('Phòng Hạ tầng viễn thông', { under: 'Cục Viễn thông' }),
    division('Cục Tần số vô tuyến điện'),
    division('Cục Tin học hóa', {
      validTo: OLD_STRUCTURE_END,
      becomes: 'Cục Chuyển đổi số quốc gia',
    }),
    division('Cục Chuyển đổi số quốc gia', { validFrom: NEW_STRUCTURE }),
    division('Cục Công nghiệp công nghệ thông tin và truyền thông', { validFrom: NEW_STRUCTURE }),
    division('Cục An toàn thông tin'),
    division('Phòng Ứng cứu sự cố', { under: 'Cục An toàn thông tin' }),
    division('Trung tâm Giám sát không gian mạng', { under: 'Cục An toàn thông tin' }),
    division('Cục Báo chí'),
    division('Cục Phát thanh, truyền hình và thông tin điện tử', { shortName: 'Cục PTTH&TTĐT' }),
    division('Cục Xuất bản, In và Phát hành', { shortName: 'Cục XBIPH' }),
    division('Cục Thông tin cơ sở'),
  ],
};

export const CITY: SeedAuthority = {
  reference: 'ha-noi',
  name: 'Thành phố Hà Nội',
  shortName: 'Hà Nội',
  plansFor: 'Sở Thông tin và Truyền thông',
  planningDesk: 'Văn phòng Sở',
  units: [
    department('Sở Thông tin và Truyền thông', 'Sở TTTT'),
    ...[
      'Văn phòng Sở',
      'Thanh tra Sở',
      'Phòng Kế hoạch - Tài chính',
      'Phòng Báo chí - Xuất bản',
      'Phòng Công nghệ thông tin',
      'Phòng Bưu chính - Viễn thông',
      'Trung tâm Công nghệ thông tin và Truyền thông',
    ].map((name) => division(name, { under: 'Sở Thông tin và Truyền thông' })),
  ],
};

export const PROVINCE: SeedAuthority = {
  reference: null,
  name: 'Tỉnh Minh Sơn',
  shortName: 'Minh Sơn',
  planningDesk: 'Văn phòng Ủy ban nhân dân tỉnh',
  units: [
    department('Văn phòng Ủy ban nhân dân tỉnh', 'VP UBND tỉnh'),
    department('Sở Tài chính', 'Sở TC'),
    department('Sở Xây dựng', 'Sở XD'),
    department('Sở Nông nghiệp và Môi trường', 'Sở NN&MT'),
    department('Sở Công Thương', 'Sở CT'),
    department('Sở Nội vụ', 'Sở NV'),
    department('Sở Khoa học và Công nghệ', 'Sở KH&CN'),
    division('Phòng Chuyển đổi số', { under: 'Sở Khoa học và Công nghệ' }),
    division('Trung tâm Hạ tầng số', { under: 'Sở Khoa học và Công nghệ' }),
    department('Sở Giáo dục và Đào tạo', 'Sở GD&ĐT'),
    department('Sở Y tế', 'Sở YT'),
    department('Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL'),
    department('Thanh tra tỉnh', 'TT tỉnh'),
    department('Công an tỉnh', 'CA tỉnh'),
    ...[
      'Phường Minh Sơn',
      'Phường Đông Sơn',
      'Phường Tân Thành',
      'Xã Hòa Lạc',
      'Xã Yên Phú',
      'Xã Bản Mạ',
      'Xã Cẩm Đường',
      'Xã Đồng Tiến',
      'Xã Khe Sâu',
      'Xã Lũng Vài',
      'Xã Mường Thín',
      'Xã Nà Luông',
      'Xã Phú Gia',
      'Xã Quảng Lâm',
      'Xã Sơn Trạch',
      'Xã Tân Kỳ Thượng',
      'Xã Thanh Bình',
      'Xã Thượng Ninh',
      'Xã Vạn Xuân',
      'Xã Ỷ La',
    ].map(commune),
  ],
};

const SURNAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Nông',
  'Lò',
  'Hà',
  'Trịnh',
  'Mai',
  'Tạ',
];
const MIDDLES = [
  'Văn',
  'Thị',
  'Minh',
  'Thu',
  'Đức',
  'Ngọc',
  'Quang',
  'Thanh',
  'Hữu',
  'Hồng',
  'Xuân',
  'Bích',
  'Anh',
  'Kim',
];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hạnh',
  'Hiếu',
  'Hòa',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trang',
  'Tuấn',
  'Yến',
];

/** The n-th made-up person: the same name at every seeding, no two alike among the first thousands. */
export function personName(n: number): string {
  const surname = SURNAMES[n % SURNAMES.length] ?? '';
  const middle = MIDDLES[(n * 5 + Math.floor(n / SURNAMES.length)) % MIDDLES.length] ?? '';
  const given = GIVEN[(n * 7 + Math.floor(n / 3)) % GIVEN.length] ?? '';
  return `${surname} ${middle} ${given}`;
}

/** Title of the head of a unit, from the first word of its name. */
export function headTitle(unit: string): string {
  const titles: readonly (readonly [RegExp, string])[] = [
    [/^Vụ /, 'Vụ trưởng'],
    [/^Cục /, 'Cục trưởng'],
    [/^Sở /, 'Giám đốc Sở'],
    [/^Phòng /, 'Trưởng phòng'],
    [/^Trung tâm /, 'Giám đốc Trung tâm'],
    [/^Văn phòng /, 'Chánh Văn phòng'],
    [/^Thanh tra /, 'Chánh Thanh tra'],
    [/^Công an /, 'Giám đốc Công an'],
    [/^(Xã|Phường) /, 'Chủ tịch UBND'],
  ];
  return titles.find(([pattern]) => pattern.test(unit))?.[1] ?? 'Thủ trưởng';
}
