/**
 * Types of document (tên loại văn bản) and their abbreviations: NĐ 30/2020 Appendix III, the legal
 * normative types and the Party's.
 */
import type { DocumentType } from '../reading.ts';

interface TypeName {
  /** Folded name as it is written in running text. */
  readonly name: string;
  readonly type: DocumentType | null;
}

/** Longest first, so that "chuong trinh hanh dong" wins over "chuong trinh". */
export const TYPE_NAMES: readonly TypeName[] = (
  [
    ['quyet dinh', 'QĐ'],
    ['nghi quyet lien tich', 'NQ'],
    ['nghi quyet', 'NQ'],
    ['chi thi', 'CT'],
    ['chuong trinh hanh dong', 'CTr'],
    ['chuong trinh', 'CTr'],
    ['ke hoach hanh dong', 'KH'],
    ['ke hoach', 'KH'],
    ['cong van', 'CV'],
    ['van ban', 'CV'],
    ['cong dien', 'CĐ'],
    ['thong bao ket luan', 'TB'],
    ['thong bao', 'TB'],
    ['ket luan', 'KL'],
    ['huong dan lien nganh', 'HD'],
    ['huong dan', 'HD'],
    ['nghi dinh', 'NĐ'],
    ['thong tu lien tich', 'TTLT'],
    ['thong tu', 'TT'],
    ['bo luat', 'Luật'],
    ['luat', 'Luật'],
    ['phap lenh', 'PL'],
    ['bao cao', 'BC'],
    ['to trinh', 'TTr'],
    ['quy che', 'QC'],
    ['de an', 'ĐA'],
    ['phuong an', 'PA'],
    ['quy dinh', 'QyĐ'],
    ['du an', 'DA'],
    ['thong cao', 'TC'],
    ['bien ban ghi nho', 'BGN'],
    ['bien ban', 'BB'],
    ['ban ghi nho', 'BGN'],
    ['ban thoa thuan', 'BTT'],
    ['giay moi', 'GM'],
    ['ke hoach lien tich', 'KH'],
    ['ke hoach phoi hop', 'KH'],
    ['quy che phoi hop', 'QC'],
    ['chuong trinh phoi hop', 'CTr'],
    ['huong dan lien tich', 'HD'],
    ['chuong trinh cong tac', 'CTr'],
    ['thu keu goi', null],
  ] as const
)
  .map(([name, type]) => ({ name, type }) as TypeName)
  .sort((a, b) => b.name.length - a.name.length);

/** Abbreviations in a symbol, alternatives of one regular expression, longest first. */
export const TYPE_ABBREVIATION =
  'NQLT|TTLT|KHHĐ|HDLN|HNVB|VBHN|TTTr|BTT|BGN|GUQ|QyĐ|CTr|TTr|TrS|KHLT|KHLN|QCPH|NQ|QĐ|QD|CT|QC|TC|TB|HD|KH|PA|ĐA|DA|BC|BB|HĐ|CĐ|NĐ|ND|TT|PL|KL|CV|QĐi';

const BY_ABBREVIATION: Readonly<Record<string, DocumentType>> = {
  NQ: 'NQ',
  NQLT: 'NQ',
  QĐ: 'QĐ',
  QD: 'QĐ',
  CT: 'CT',
  CTr: 'CTr',
  KH: 'KH',
  KHHĐ: 'KH',
  KHLT: 'KH',
  KHLN: 'KH',
  CV: 'CV',
  CĐ: 'CĐ',
  TB: 'TB',
  KL: 'KL',
  HD: 'HD',
  HDLN: 'HD',
  NĐ: 'NĐ',
  ND: 'NĐ',
  TT: 'TT',
  TTLT: 'TTLT',
  PL: 'PL',
  BC: 'BC',
  TTr: 'TTr',
  QC: 'QC',
  QCPH: 'QC',
  ĐA: 'ĐA',
  DA: 'DA',
  PA: 'PA',
  QyĐ: 'QyĐ',
  QYĐ: 'QyĐ',
  TC: 'TC',
  BB: 'BB',
  HĐ: 'HĐ',
  BTT: 'BTT',
  BGN: 'BGN',
  GUQ: 'GUQ',
  GM: 'GM',
};

/** The type that an abbreviation stands for ("TTr" → TTr, "HDLN" → HD), or null. */
export function typeOfAbbreviation(abbreviation: string): DocumentType | null {
  return BY_ABBREVIATION[abbreviation] ?? BY_ABBREVIATION[abbreviation.toUpperCase()] ?? null;
}

/** The type of a whole heading line ("KẾ HOẠCH"), or null where the line is anything else. */
export function typeOfHeading(folded: string): DocumentType | null {
  const line = folded
    .replace(/[^a-z ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  for (const { name, type } of TYPE_NAMES) if (line === name) return type;
  return null;
}
