/** Symbols of issuers (ký hiệu cơ quan) and the names they stand for. */

const MINISTRIES: Readonly<Record<string, string>> = {
  BTTTT: 'Bộ Thông tin và Truyền thông',
  BGDĐT: 'Bộ Giáo dục và Đào tạo',
  BYT: 'Bộ Y tế',
  BTC: 'Bộ Tài chính',
  BNV: 'Bộ Nội vụ',
  BCA: 'Bộ Công an',
  BQP: 'Bộ Quốc phòng',
  BTP: 'Bộ Tư pháp',
  BXD: 'Bộ Xây dựng',
  BCT: 'Bộ Công Thương',
  BGTVT: 'Bộ Giao thông vận tải',
  BKHCN: 'Bộ Khoa học và Công nghệ',
  BKHĐT: 'Bộ Kế hoạch và Đầu tư',
  BTNMT: 'Bộ Tài nguyên và Môi trường',
  BNNPTNT: 'Bộ Nông nghiệp và Phát triển nông thôn',
  BNN: 'Bộ Nông nghiệp và Phát triển nông thôn',
  BNNMT: 'Bộ Nông nghiệp và Môi trường',
  BLĐTBXH: 'Bộ Lao động - Thương binh và Xã hội',
  BVHTTDL: 'Bộ Văn hóa, Thể thao và Du lịch',
  BNG: 'Bộ Ngoại giao',
  BDTTG: 'Bộ Dân tộc và Tôn giáo',
  NHNN: 'Ngân hàng Nhà nước Việt Nam',
  TTCP: 'Thanh tra Chính phủ',
  VPCP: 'Văn phòng Chính phủ',
  UBDT: 'Ủy ban Dân tộc',
};

const DEPARTMENTS: Readonly<Record<string, string>> = {
  STTTT: 'Sở Thông tin và Truyền thông',
  SGDĐT: 'Sở Giáo dục và Đào tạo',
  SYT: 'Sở Y tế',
  STC: 'Sở Tài chính',
  SNV: 'Sở Nội vụ',
  STP: 'Sở Tư pháp',
  SXD: 'Sở Xây dựng',
  SCT: 'Sở Công Thương',
  SGTVT: 'Sở Giao thông vận tải',
  SKHCN: 'Sở Khoa học và Công nghệ',
  SKHĐT: 'Sở Kế hoạch và Đầu tư',
  STNMT: 'Sở Tài nguyên và Môi trường',
  SNNPTNT: 'Sở Nông nghiệp và Phát triển nông thôn',
  SNN: 'Sở Nông nghiệp và Phát triển nông thôn',
  SNNMT: 'Sở Nông nghiệp và Môi trường',
  SLĐTBXH: 'Sở Lao động - Thương binh và Xã hội',
  SVHTT: 'Sở Văn hóa và Thể thao',
  SVHTTDL: 'Sở Văn hóa, Thể thao và Du lịch',
  SDL: 'Sở Du lịch',
  SDTTG: 'Sở Dân tộc và Tôn giáo',
};

const CENTRAL: Readonly<Record<string, string>> = {
  CP: 'Chính phủ',
  TTG: 'Thủ tướng Chính phủ',
  CTN: 'Chủ tịch nước',
  UBTVQH: 'Ủy ban Thường vụ Quốc hội',
  TW: 'Ban Chấp hành Trung ương',
  TU: 'Tỉnh ủy',
  UBND: 'Ủy ban nhân dân',
  CTUBND: 'Chủ tịch Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
};

/** The name behind the first part of a symbol's organisation ("STTTT-CNTT" → Sở Thông tin …), or null. */
export function issuerOfSymbol(organisation: string | null): string | null {
  if (organisation === null) return null;
  const first = organisation.toUpperCase().replaceAll('&', '').split(/[-.]/)[0] ?? '';
  if (/^QH\d/.test(first)) return 'Quốc hội';
  if (/^UBTVQH/.test(first)) return 'Ủy ban Thường vụ Quốc hội';
  return CENTRAL[first] ?? MINISTRIES[first] ?? DEPARTMENTS[first] ?? null;
}

/** Short forms that names carry in running text ("UBND", "TT&TT"), written out. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bUBND\b/g, 'Ủy ban nhân dân'],
  [/\bHĐND\b/g, 'Hội đồng nhân dân'],
  [/\bTP\.? ?(?=\p{Lu})/gu, 'thành phố '],
  [/\b(?:TT&TT|TTTT)\b/g, 'Thông tin và Truyền thông'],
  [/\b(?:GD&ĐT|GDĐT)\b/g, 'Giáo dục và Đào tạo'],
  [/\b(?:KH&CN|KHCN)\b/g, 'Khoa học và Công nghệ'],
  [/\b(?:NN&PTNT|NNPTNT)\b/g, 'Nông nghiệp và Phát triển nông thôn'],
  [/\b(?:TN&MT|TNMT)\b/g, 'Tài nguyên và Môi trường'],
  [/\b(?:KH&ĐT|KHĐT)\b/g, 'Kế hoạch và Đầu tư'],
  [/\bMTTQ\b/g, 'Mặt trận Tổ quốc'],
  [/\bGTVT\b/g, 'Giao thông vận tải'],
  [/\b(?:LĐ-TB&XH|LĐTBXH)\b/g, 'Lao động - Thương binh và Xã hội'],
  [/\bVHTTDL\b/g, 'Văn hóa, Thể thao và Du lịch'],
];

/** Writes the short forms of an issuer's name out. */
export function spellOut(name: string): string {
  let full = name;
  for (const [pattern, long] of SHORT) full = full.replace(pattern, long);
  return full;
}
